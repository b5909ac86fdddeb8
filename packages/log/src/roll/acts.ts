// What each type needs beside valid signatures: a rule that gives it, or the approval of offices, and something to act
// on. Deny by default: what is not listed here is not permitted.
import type { Outcome } from "@servanda/core";
import { fromBase64 } from "../bytes.ts";
import { keyIdOf } from "../keys/key-id.ts";
import { instantOf } from "../record/fields.ts";
import type { RecordId } from "../record/id.ts";
import type { SignedRecord } from "../record/read.ts";
import { refuse } from "../refusals.ts";
import { isApprovedBy, needAll, needQuorum } from "./approval.ts";
import type { Bodies, GrantedType, TypedBody } from "./bodies.ts";
import { judgeText } from "./founding.ts";
import { grantName, type KeyRow, type RollState } from "./state.ts";

/** A record whose signers have keys in force, and the key of its author. */
export interface Act {
  readonly record: SignedRecord;
  readonly author: KeyRow;
  readonly signers: readonly KeyRow[];
}

type Refused = Outcome<never> | undefined;

/** Undefined where the author may write it; refuses mostly with `not_permitted` and the rule that is missing. */
export function judgeAct(state: RollState, { record, author, signers }: Act, typed: TypedBody): Refused {
  switch (typed.type) {
    case "log":
      return refuse("not_permitted", { rule: "founding" });
    case "enrol":
      return judgeEnrol(state, typed.body, signers);
    case "revoke":
      return judgeRevoke(state, typed.body, author, signers);
    case "retire":
      return judgeRetire(state, typed.body, author, signers);
    case "permit":
      return needQuorum(state, signers) ?? judgePermit(state, typed.body);
    case "forbid":
      return needQuorum(state, signers) ?? judgeForbid(state, typed.body);
    case "text":
      return needQuorum(state, signers) ?? judgeText(typed.body);
    case "log-key-change":
      return needQuorum(state, signers) ?? judgeKeyChange(state, typed.body, record.body.log);
    case "policy":
    case "close":
      return needQuorum(state, signers);
    case "shred":
      return judgeShred(state, typed.body.record, signers);
    case "late":
      return needGrant(state, author, typed.type) ?? judgeLate(state, typed.body, author);
    case "hold":
      return needGrant(state, author, typed.type) ?? needPresent(state, typed.body.record);
    case "release":
      return needGrant(state, author, typed.type) ?? judgeRelease(state, typed.body.hold, author);
    case "silence":
    case "verifier":
    case "report":
    case "conclusion":
    case "evidence":
    case "equivocation":
      return needGrant(state, author, typed.type);
  }
}

/** In the log, and not shredded. */
export function needPresent(state: RollState, id: RecordId): Refused {
  if (!state.indexOf.has(id)) return refuse("unknown_record", { id });
  const by = state.shreds.get(id);
  return by === undefined ? undefined : refuse("shredded", { id, by });
}

function needGrant(state: RollState, { office, role }: KeyRow, type: GrantedType): Refused {
  const rule = grantName(office, role, type);
  return (state.grants.get(rule) ?? 0) > 0 ? undefined : refuse("not_permitted", { rule });
}

function judgeEnrol(state: RollState, form: Bodies["enrol"], signers: readonly KeyRow[]): Refused {
  if (!state.offices.has(form.office)) return badBody("office", "an office of this log");
  const refusal = needAll(state, [...new Set([form.office, state.mission])], signers);
  if (refusal !== undefined) return refusal;
  // A key that was ended stays so, and one that is in force keeps its office and role.
  return state.keys.has(keyIdOf(fromBase64(form.publicKey) ?? new Uint8Array()))
    ? badBody("publicKey", "a key that was never enrolled here")
    : undefined;
}

function judgeRevoke(
  state: RollState,
  { key, compromisedSince }: Bodies["revoke"],
  author: KeyRow,
  signers: readonly KeyRow[],
): Refused {
  const target = state.keys.get(key);
  if (target === undefined) return refuse("key_unknown", { key });
  const refusal = needHolder(state, target, author, signers);
  if (refusal !== undefined) return refusal;
  const [first] = target.revocations;
  if (first === undefined) return undefined;
  // What is learned later may only widen the window.
  const since = compromisedSince === null ? undefined : instantOf(compromisedSince);
  const before = target.revocations.at(-1)?.compromisedSince;
  return since !== undefined && (before === undefined || since < before)
    ? undefined
    : refuse("key_revoked", { key, atIndex: first.atIndex, how: "revoked" });
}

function judgeRetire(state: RollState, { key }: Bodies["retire"], author: KeyRow, signers: readonly KeyRow[]): Refused {
  const target = state.keys.get(key);
  if (target === undefined) return refuse("key_unknown", { key });
  const refusal = needHolder(state, target, author, signers);
  if (refusal !== undefined) return refusal;
  return endOf(target);
}

/** The device itself, its office or the mission. */
function needHolder(state: RollState, target: KeyRow, author: KeyRow, signers: readonly KeyRow[]): Refused {
  if (author.id === target.id) return undefined;
  if (isApprovedBy(state, target.office, signers) || isApprovedBy(state, state.mission, signers)) return undefined;
  return refuse("not_permitted", { rule: `approval:${target.office}|${state.mission}` });
}

/** `key_revoked` where the key is no longer in force. */
export function endOf({ id, revocations, retiredAt }: KeyRow): Refused {
  const [first] = revocations;
  if (first !== undefined) return refuse("key_revoked", { key: id, atIndex: first.atIndex, how: "revoked" });
  return retiredAt === undefined ? undefined : refuse("key_revoked", { key: id, atIndex: retiredAt, how: "retired" });
}

function judgePermit(state: RollState, { rule, office }: Bodies["permit"]): Refused {
  if (!state.offices.has(office)) return badBody("office", "an office of this log");
  return state.rules.has(rule) ? badBody("rule", "a rule of a new name") : undefined;
}

function judgeForbid(state: RollState, { rule }: Bodies["forbid"]): Refused {
  const row = state.rules.get(rule);
  return row === undefined || row.untilIndex !== undefined ? badBody("rule", "a rule in force") : undefined;
}

function judgeKeyChange(state: RollState, { add, drop }: Bodies["log-key-change"], origin: string): Refused {
  if (add === null && drop === null) return badBody("add", "a key, where none is dropped");
  if (add !== null && (state.logKeys.has(add) || !add.startsWith(`${origin}+`))) {
    return badBody("add", "a new verifier key of this log's origin");
  }
  if (drop !== null && !state.logKeys.has(drop)) return badBody("drop", "a verifier key of this log");
  // A log without a key could never sign again, not even the record that would give it one.
  return drop !== null && add === null && state.logKeys.size === 1
    ? badBody("drop", "one of several keys, where none is added")
    : undefined;
}

function judgeLate(state: RollState, { key, records }: Bodies["late"], author: KeyRow): Refused {
  const target = state.keys.get(key);
  if (target === undefined) return refuse("key_unknown", { key });
  if (target.revocations.length > 0) return endOf(target);
  if (target.retiredAt === undefined) return badBody("key", "a key that was retired");
  if (records.some((id) => state.indexOf.has(id))) return badBody("records", "records that are not in this log yet");
  if (author.office === target.office || author.office === state.mission) return undefined;
  return refuse("not_permitted", { rule: `late:${target.office}|${state.mission}` });
}

function judgeRelease(state: RollState, id: RecordId, author: KeyRow): Refused {
  const hold = state.holds.get(id);
  if (hold === undefined) return refuse("unknown_record", { id });
  if (state.heldBy.get(hold.record)?.has(id) !== true) return badBody("hold", "a hold that is not released yet");
  return author.office === hold.office ? undefined : refuse("not_permitted", { rule: `release:${hold.office}` });
}

/** The office that wrote the record and the mission, and no hold on it. */
function judgeShred(state: RollState, id: RecordId, signers: readonly KeyRow[]): Refused {
  const absent = needPresent(state, id);
  if (absent !== undefined) return absent;
  const author = state.entries[state.indexOf.get(id) ?? 0]?.author;
  const office = (author === undefined ? undefined : state.keys.get(author)?.office) ?? state.mission;
  const refusal = needAll(state, [...new Set([office, state.mission])], signers);
  if (refusal !== undefined) return refusal;
  const [hold] = state.heldBy.get(id) ?? [];
  return hold === undefined ? undefined : refuse("not_permitted", { rule: `hold:${hold}` });
}

function badBody(member: string, expected: string): Outcome<never> {
  return refuse("bad_field", { path: `body.body.${member}`, expected });
}
