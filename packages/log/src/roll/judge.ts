// Whether a record may be the next entry, all but its signatures: cheap questions in a fixed order, so that the keeper
// and every verifier give the same answer, and the first refusal is the same everywhere.
import type { Instant, Outcome } from "@servanda/core";
import { instantOf } from "../record/fields.ts";
import type { RecordId } from "../record/id.ts";
import type { SignedRecord } from "../record/read.ts";
import { refuse } from "../refusals.ts";
import { endOf, judgeAct, needPresent } from "./acts.ts";
import { type RecordType, readBody, type TypedBody } from "./bodies.ts";
import { judgeFounding } from "./founding.ts";
import { type KeyRow, lateName, type RecordFlag, type RollState } from "./state.ts";

/** A record that may be the next entry, or one that is an entry already: then nothing is to be done. */
export type Admission =
  | { readonly kind: "new"; readonly flags: readonly RecordFlag[] }
  | { readonly kind: "resent"; readonly index: number };

/** A device's clock may be ahead of the log's by this much. */
const MOST_AHEAD_MS = 60_000;
/** From one record of an author to the next, its clock may be set back, or its offset jump, by this much. */
const MOST_JUMP_MS = 5000;

/**
 * What may come in late: what changes nothing for others. When it was signed rests on one person's word, which is
 * enough for a report and not for an approval.
 */
const TESTIMONY: ReadonlySet<RecordType> = new Set(["report", "conclusion", "evidence", "silence", "equivocation"]);

export function judge(state: RollState, record: SignedRecord, recvAt: Instant): Outcome<Admission> {
  const { body, id } = record;
  if (body.log !== state.origin) return refuse("wrong_log", { origin: body.log, expected: state.origin });
  const known = state.indexOf.get(id);
  if (known !== undefined) return { ok: true, value: { kind: "resent", index: known } };
  if (state.closedAt !== undefined) return refuse("frozen", { atIndex: state.closedAt });
  const typed = readBody(body.type, body.body);
  if (!typed.ok) return typed;
  if (state.entries.length === 0 && typed.value.type === "log") {
    const founded = judgeFounding(record, typed.value.body);
    return founded.ok ? { ok: true, value: { kind: "new", flags: clockFlags(state, record, recvAt) } } : founded;
  }
  return judgeNext(state, record, recvAt, typed.value);
}

function judgeNext(state: RollState, record: SignedRecord, recvAt: Instant, typed: TypedBody): Outcome<Admission> {
  const { body } = record;
  const signers = signersOf(state, record, typed.type);
  if (!signers.ok) return signers;
  const author = signers.value.find(({ id }) => id === body.author);
  if (author === undefined) return refuse("key_unknown", { key: body.author });
  if (author.office !== body.office) return refuse("not_permitted", { rule: `office:${body.office}` });
  const refusal =
    judgeChain(state, record) ??
    judgeAct(state, { record, author, signers: signers.value }, typed) ??
    judgeRefs(state, body.refs) ??
    judgeSeen(state, record) ??
    judgeAgreement(state, body.agreement, typed);
  if (refusal !== undefined) return refusal;
  const isLate = signers.value.some(({ retiredAt }) => retiredAt !== undefined);
  const flags: readonly RecordFlag[] = clockFlags(state, record, recvAt);
  return { ok: true, value: { kind: "new", flags: isLate ? ["late", ...flags] : flags } };
}

/** The keys of all who signed, each in force; a retired one where a second signer vouches for the record. */
function signersOf(state: RollState, { id, sigs }: SignedRecord, type: RecordType): Outcome<readonly KeyRow[]> {
  const signers: KeyRow[] = [];
  for (const { key } of sigs) {
    const row = state.keys.get(key);
    if (row === undefined) return refuse("key_unknown", { key });
    const end = endOf(row);
    const isVouchedFor = row.revocations.length === 0 && TESTIMONY.has(type) && state.lates.has(lateName(id, key));
    if (end !== undefined && !isVouchedFor) return end;
    signers.push(row);
  }
  return { ok: true, value: signers };
}

function judgeRefs(state: RollState, refs: readonly RecordId[]): Outcome<never> | undefined {
  for (const id of refs) {
    const refusal = needPresent(state, id);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** Any size that the log has had, published as a checkpoint or not: what counts is that nothing differs. */
function judgeSeen(state: RollState, { body: { seen } }: SignedRecord): Outcome<never> | undefined {
  if (seen === null) return undefined;
  const isKnown = seen.size <= state.roots.size && state.roots.rootAt(seen.size) === seen.root;
  return isKnown ? undefined : refuse("seen_unknown", { size: seen.size });
}

/** A text that is or was in force here; a device far away may not know of the newest. */
function judgeAgreement(state: RollState, agreement: string, typed: TypedBody): Outcome<never> | undefined {
  if (agreement === "" && state.texts[0]?.index !== 0) return undefined;
  if (typed.type === "text" && typed.body.agreement === agreement) return undefined;
  if (state.texts.some((text) => text.agreement === agreement)) return undefined;
  return refuse("bad_field", { path: "body.agreement", expected: "the digest of a text of this log" });
}

/** Each author's records in their own order, none left out, no two at one place. */
function judgeChain({ chains }: RollState, { body, id }: SignedRecord): Outcome<never> | undefined {
  const ids = chains.get(body.author)?.ids ?? [];
  const { seq, prev } = body;
  if (seq > ids.length) return refuse("seq_gap", { expected: ids.length, found: seq });
  const other = ids[seq];
  if (other !== undefined) return refuse("author_fork", { id, other, seq });
  const last = ids[seq - 1];
  if (prev === null || last === undefined || prev === last) return undefined;
  // The author has written another record in the place of the one that is here.
  return refuse("author_fork", { id: prev, other: last, seq: seq - 1 });
}

/** A clock that cannot be right. Nothing is refused for it: who reads the record decides what to make of it. */
function clockFlags({ chains }: RollState, { body }: SignedRecord, recvAt: Instant): readonly RecordFlag[] {
  const deviceAt = instantOf(body.at.device) ?? recvAt;
  const before = chains.get(body.author);
  const { offsetMs } = body.at;
  const isAhead = deviceAt > recvAt + MOST_AHEAD_MS;
  const isSetBack = before !== undefined && deviceAt < before.lastDeviceAt - MOST_JUMP_MS;
  const hasJumped =
    before?.lastOffsetMs !== undefined &&
    offsetMs !== undefined &&
    Math.abs(offsetMs - before.lastOffsetMs) > MOST_JUMP_MS;
  return isAhead || isSetBack || hasJumped ? ["clock_implausible"] : [];
}
