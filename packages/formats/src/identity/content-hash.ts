// A hash of everything a record says beyond its identity, to tell a repeat from a change. The scanner reckons the same
// from a line (scan/draft.ts); a test holds the two together.
import type { IdentifiedRecord } from "@servanda/agreement";
import { addEntry, BASIS_A, BASIS_B, hashNumber, hashText, type Lanes, MemberSum } from "./lanes.ts";

export const TRUE_LANE = 0x2545f491;
export const FALSE_LANE = 0x27220a95;
const NULL_LANE = 0x165667b1;

/** Lanes of keys and texts on the way to a sum. */
const key: Lanes = { a: 0, b: 0 };

/** Equal records have equal lanes, whatever the order of their keys. */
export function contentHash(record: IdentifiedRecord, lanes: Lanes): void {
  // Not the id and the source: they are what two contents are compared under.
  hashMembers(record, lanes, isContent);
}

function isContent(name: string): boolean {
  return name !== "id" && name !== "source";
}

/** The lanes of plain data of any form that a record has. */
export function hashValue(value: unknown, lanes: Lanes): void {
  if (typeof value === "string") hashText(value, lanes);
  else if (typeof value === "number") hashNumber(value, lanes);
  else if (typeof value === "boolean") {
    lanes.a = value ? TRUE_LANE : FALSE_LANE;
    lanes.b = lanes.a;
  } else if (Array.isArray(value)) hashList(value, lanes);
  else if (typeof value === "object" && value !== null) hashMembers(value, lanes);
  else {
    lanes.a = NULL_LANE;
    lanes.b = NULL_LANE;
  }
}

function hashList(list: readonly unknown[], lanes: Lanes): void {
  const entry: Lanes = { a: 0, b: 0 };
  let [a, b] = [BASIS_A, BASIS_B];
  for (const each of list) {
    hashValue(each, entry);
    lanes.a = a;
    lanes.b = b;
    addEntry(lanes, entry.a, entry.b);
    [a, b] = [lanes.a, lanes.b];
  }
  lanes.a = a;
  lanes.b = b;
}

function hashMembers(of: object, lanes: Lanes, isTaken: (name: string) => boolean = () => true): void {
  const sum = new MemberSum();
  // Own keys of plain data.
  const members = of as Readonly<Record<string, unknown>>;
  for (const name in members) {
    const value = members[name];
    if (value === undefined || !isTaken(name)) continue;
    hashValue(value, lanes);
    hashText(name, key);
    sum.add(key.a, key.b, lanes.a, lanes.b);
  }
  lanes.a = sum.a;
  lanes.b = sum.b;
}
