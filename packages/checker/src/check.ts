// Checks a certificate: works the verdict out again from the agreement and the log, with none of the monitor's code,
// and holds every word of the certificate against it.
import type { Certificate, CheckedAgreement, Claim, Clause, IdentifiedRecord, LogRecord } from "@servanda/agreement";
import { CERTIFICATE_FORMAT, cited, citedFor, refOf, refsWithin, uncoveredIn } from "@servanda/agreement";
import { type Instant, type Refusal, TIME_ZONE_DATA_VERSION } from "@servanda/core";
import { verdictAfter, verdictOf } from "./changed.ts";
import { dutyClaim, findingClaim } from "./claim.ts";
import { firstDifference } from "./difference.ts";
import { type Asked, type AskedChange, type AskedRecord, isObject, readAsked } from "./read.ts";
import { refusalAt } from "./refusals.ts";
import { brokenTree } from "./tree.ts";
import { openPast, type Past } from "./verdicts.ts";
import { differs, type RefusalCode, refusalWords } from "./words.ts";

/** Accepted; refused for a reason; or not decided, because no certificate covers yet what the verdict hangs on. */
export type CheckResult =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "undecided"; readonly uncovered: readonly string[] };

/**
 * `certificate`: any value that JSON can say. `log`: every record that there is, in any order; what was recorded after
 * the certificate's instant is left aside.
 */
export function checkCertificate(
  agreement: CheckedAgreement,
  certificate: unknown,
  log: readonly LogRecord[],
): CheckResult {
  const asked = readAsked(certificate);
  if (asked === undefined || !isObject(certificate)) return refused("no-certificate");
  const { id, name, version } = agreement;
  const isOther = differing({ agreement: { id, name, version } }, { agreement: certificate["agreement"] });
  if (isOther !== undefined) return { kind: "refused", refusal: isOther };
  const clause = agreement.clauses.find(({ key }) => key === asked.clause);
  if (clause === undefined) return refused("other-clause");
  const { claim: claimed, tallies, records, changes, ...ownHead } = certificate;
  const head = headOf(agreement, clause, asked.asOf);
  const known = recordsUntil(log, asked.asOf);
  const mistake =
    differing(head, ownHead) ??
    first(asked.records.map((each) => () => citationMistake(known, each))) ??
    treeMistake(claimed);
  if (mistake !== undefined) return { kind: "refused", refusal: mistake };
  if (head.uncovered.length > 0) return { kind: "undecided", uncovered: head.uncovered };
  const past = openPast(agreement, log, asked.asOf);
  const claim = workedOut(past, clause, asked);
  if (claim === undefined) return refused("nothing-found");
  const named = refsWithin(claim, (text) => past.tallies.has(text));
  const counted = named.flatMap((ref) => past.tallies.get(ref) ?? []);
  const refusal =
    claimMistake(claim, claimed) ??
    differing({ tallies: counted }, { tallies }) ??
    differing({ records: citedFor({ claim, tallies: counted }, log, asked.asOf) }, { records }) ??
    first(asked.changes.map((each) => () => changeMistake(past, clause, claim, each, asked.asOf))) ??
    differing({ changes: asked.changes }, { changes });
  return refusal === undefined ? { kind: "accepted" } : { kind: "refused", refusal };
}

function refused(code: RefusalCode): CheckResult {
  return { kind: "refused", refusal: { code, message: refusalWords[code] } };
}

/** The first that there is; the others are not asked. */
function first(all: readonly (() => Refusal | undefined)[]): Refusal | undefined {
  for (const each of all) {
    const refusal = each();
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function differing(expected: unknown, found: unknown): Refusal | undefined {
  const difference = firstDifference(expected, found);
  return difference && refusalAt(difference);
}

/** All that hangs on the text alone. */
function headOf(
  agreement: CheckedAgreement,
  { key, number, reading, sentence }: Clause,
  asOf: Instant,
): Omit<Certificate, "claim" | "tallies" | "records" | "changes"> {
  return {
    format: CERTIFICATE_FORMAT,
    agreement: { id: agreement.id, name: agreement.name, version: agreement.version },
    timeZones: TIME_ZONE_DATA_VERSION,
    asOf,
    clause: { key, number, reading, sentence },
    uncovered: uncoveredIn(agreement, key),
  };
}

/** The first record of each identity, also where it was taken back later. */
function recordsUntil(log: readonly LogRecord[], asOf: Instant): ReadonlyMap<string, IdentifiedRecord> {
  const known = new Map<string, IdentifiedRecord>();
  for (const each of [...log].sort((a, b) => a.recordedAt - b.recordedAt)) {
    if (each.record !== "tick" && each.recordedAt <= asOf && !known.has(refOf(each))) known.set(refOf(each), each);
  }
  return known;
}

function citationMistake(
  known: ReadonlyMap<string, IdentifiedRecord>,
  { ref, sha256, record }: AskedRecord,
): Refusal | undefined {
  const own = known.get(ref);
  const refuse = (code: RefusalCode, expected: unknown, found: unknown): Refusal => {
    return { code, message: differs(code, ["records", ref], expected, found) };
  };
  if (own === undefined) return refuse("record-not-in-log", undefined, ref);
  const difference = firstDifference(own, record);
  if (difference !== undefined) return refuse("record-changed", difference.expected, difference.found);
  const hash = cited(own).sha256;
  return sha256 === hash ? undefined : refuse("wrong-content-id", hash, sha256);
}

function treeMistake(claimed: unknown): Refusal | undefined {
  const broken = brokenTree(claimed, ["claim"]);
  if (broken === undefined) return undefined;
  const { path, follows, says } = broken;
  return { code: "parts-do-not-combine", message: differs("parts-do-not-combine", path, follows, says) };
}

function workedOut(past: Past, clause: Clause, { claim, asOf }: Asked): Claim | undefined {
  return claim.kind === "finding" ? findingClaim(past, clause, claim, asOf) : dutyClaim(past, clause, claim, asOf);
}

// What it rests on first, so that a refusal names the cause and not what follows from it.
function claimMistake({ grounds, ...claim }: Claim, claimed: unknown): Refusal | undefined {
  const { grounds: own, ...rest } = isObject(claimed) ? claimed : { grounds: undefined };
  const { id } = claim;
  const { id: ownId, ...verdict } = rest;
  return (
    differing({ claim: { grounds } }, { claim: { grounds: own } }) ??
    differing({ claim: { ...claim, id: undefined } }, { claim: verdict }) ??
    differing({ claim: { id } }, { claim: { id: ownId } })
  );
}

function changeMistake(
  past: Past,
  clause: Clause,
  claim: Claim,
  change: AskedChange,
  asOf: Instant,
): Refusal | undefined {
  const after = verdictAfter(past, clause, claim, change, asOf);
  const code = "change-does-not-flip";
  const difference = firstDifference(after, change.verdict);
  if (difference !== undefined)
    return { code, message: differs(code, difference.path, difference.expected, difference.found) };
  const isSame = firstDifference(verdictOf(claim), after) === undefined;
  return isSame ? { code, message: refusalWords[code] } : undefined;
}
