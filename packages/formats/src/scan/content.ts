// The lanes of what a scanned record says, field by field: the same as `contentHash` reckons from the record.
import { FALSE_LANE, hashValue, TRUE_LANE } from "../identity/content-hash.ts";
import { hashNumber, hashText, type Lanes, MemberSum } from "../identity/lanes.ts";
import { KEY_A, KEY_B } from "./fields.ts";
import type { Name } from "./name-table.ts";
import type { Slots } from "./slots.ts";

const lanes: Lanes = { a: 0, b: 0 };
const spread = new MemberSum();

export class Content extends MemberSum {
  addLanes(field: number, a: number, b: number): void {
    this.add(KEY_A[field] ?? 0, KEY_B[field] ?? 0, a, b);
  }

  addName(field: number, name: Name): void {
    if (name.summedFor !== field) {
      hashText(name.text, lanes);
      spread.start();
      spread.add(KEY_A[field] ?? 0, KEY_B[field] ?? 0, lanes.a, lanes.b);
      name.summedFor = field;
      name.sumA = spread.a;
      name.sumB = spread.b;
    }
    this.a = (this.a + name.sumA) | 0;
    this.b = (this.b + name.sumB) | 0;
  }

  addOwnText(field: number, { laneA, laneB }: Slots): void {
    this.addLanes(field, laneA[field] ?? 0, laneB[field] ?? 0);
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
