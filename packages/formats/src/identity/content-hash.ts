// A hash of everything a record says beyond its identity, to tell a repeat from a change. The scanner reckons the same
// from a line (scan/content.ts); a test holds the two together.
import type { IdentifiedRecord } from "@servanda/agreement";
import { addEntry, BASIS_A, BASIS_B, hashNumber, hashText, type Lanes, MemberSum } from "./lanes.ts";

export const TRUE_LANE = 0x2545f491;
export const FALSE_LANE = 0x27220a95;
const NULL_LANE = 0x165667b1;

/** On the way to a sum. */
const member: Lanes = { a: 0, b: 0 };
const sum = new MemberSum();

/**
 * Equal records have equal lanes, whatever the order of their keys. What a reader assumes where nothing is said is left
 * out, as in the written form: it costs, and it tells nothing apart.
 */
export function contentHash(record: IdentifiedRecord, lanes: Lanes): void {
  sum.start();
  const members = membersOf(record);
  for (const name in members) {
    const value = members[name];
    if (value !== undefined && !isAssumed(name, value, members)) addMember(sum, name, value);
  }
  lanes.a = sum.a;
  lanes.b = sum.b;
}

/** Not what the record is known by, nor what sort it is: the sorts differ in what they must have. */
function isAssumed(name: string, value: unknown, record: Readonly<Record<string, unknown>>): boolean {
  switch (name) {
    case "id":
    case "source":
    case "record":
      return true;
    case "group":
      return value === record["source"];
    case "sourceKind":
      return value === "open";
    case "to":
      return value === record["from"];
    case "recordedAt":
      return value === (record["at"] ?? record["to"]);
    default:
      return false;
  }
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

function hashMembers(of: object, lanes: Lanes): void {
  const own = new MemberSum();
  const members = membersOf(of);
  for (const name in members) {
    const value = members[name];
    if (value !== undefined) addMember(own, name, value);
  }
  lanes.a = own.a;
  lanes.b = own.b;
}

/** Own keys of plain data. */
function membersOf(plain: object): Readonly<Record<string, unknown>> {
  return plain as Readonly<Record<string, unknown>>;
}

function addMember(to: MemberSum, name: string, value: unknown): void {
  hashValue(value, member);
  const { a, b } = member;
  hashText(name, member);
  to.add(member.a, member.b, a, b);
}
