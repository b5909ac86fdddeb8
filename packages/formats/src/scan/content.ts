// The lanes of what a scanned record says, field by field: the same as `contentHash` reckons from the record.
import type { Instant } from "@servanda/core";
import { FALSE_LANE, hashValue, TRUE_LANE } from "../identity/content-hash.ts";
import { hashNumber, type Lanes, MemberSum } from "../identity/lanes.ts";
import { Field, KEY_A, KEY_B } from "./fields.ts";
import type { Slots } from "./slots.ts";

const lanes: Lanes = { a: 0, b: 0 };

export class Content extends MemberSum {
  addLanes(field: number, a: number, b: number): void {
    this.add(KEY_A[field] ?? 0, KEY_B[field] ?? 0, a, b);
  }

  addName(field: number, { a, b }: Readonly<Lanes>): void {
    this.addLanes(field, a, b);
  }

  addOwnText(field: number, { laneA, laneB }: Slots): void {
    this.addLanes(field, laneA[field] ?? 0, laneB[field] ?? 0);
  }

  /** The three instants of an observation are most often one. */
  addInstants(from: Instant, to: Instant, recordedAt: Instant): void {
    hashNumber(from, lanes);
    const { a, b } = lanes;
    this.addLanes(Field.from, a, b);
    if (to === from) this.addLanes(Field.to, a, b);
    else this.addNumber(Field.to, to);
    if (recordedAt === from) this.addLanes(Field.recordedAt, a, b);
    else this.addNumber(Field.recordedAt, recordedAt);
  }

  addNumber(field: number, value: number): void {
    hashNumber(value, lanes);
    this.addLanes(field, lanes.a, lanes.b);
  }

  addFlag(field: number, isTrue: boolean): void {
    const lane = isTrue ? TRUE_LANE : FALSE_LANE;
    this.addLanes(field, lane, lane);
  }

  addObject(field: number, value: object): void {
    hashValue(value, lanes);
    this.addLanes(field, lanes.a, lanes.b);
  }
}
