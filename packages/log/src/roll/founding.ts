// Record 0: who takes part, with which keys and rules. Nothing stands before it, so it is judged by itself; every
// office it names has to sign it.
import type { Outcome } from "@servanda/core";
import { fromBase64 } from "../bytes.ts";
import { keyIdOf } from "../keys/key-id.ts";
import type { SignedRecord } from "../record/read.ts";
import { refuse } from "../refusals.ts";
import { needAll, OFFICER } from "./approval.ts";
import type { FoundingForm, KeyForm, TextForm } from "./bodies.ts";
import { emptyState, type KeyRow, type RollState } from "./state.ts";
import { falseFile, textDigest } from "./text.ts";

/** The row of a key that is enrolled by the entry at this index. */
export function keyRowOf({ publicKey, office, role }: KeyForm, enrolledAt: number): KeyRow {
  const bytes = fromBase64(publicKey) ?? new Uint8Array();
  return { id: keyIdOf(bytes), publicKey: bytes, office, role, enrolledAt, retiredAt: undefined, revocations: [] };
}

/** Refuses with `bad_field`, `key_unknown` (a signer is none of its keys), `not_permitted` or `commitment_mismatch`. */
export function judgeFounding(record: SignedRecord, founding: FoundingForm): Outcome<undefined> {
  const keys = new Map(founding.keys.map((form) => keyRowOf(form, 0)).map((row) => [row.id, row]));
  const misfit = foundingMisfit(record, founding, keys.size);
  if (misfit !== undefined) return refuse("bad_field", misfit);
  const wrongText = founding.text === null ? undefined : judgeText(founding.text);
  if (wrongText !== undefined) return wrongText;
  const signers: KeyRow[] = [];
  for (const { key } of record.sigs) {
    const row = keys.get(key);
    if (row === undefined) return refuse("key_unknown", { key });
    signers.push(row);
  }
  const office = keys.get(record.body.author)?.office ?? "";
  if (record.body.office !== office) return refuse("not_permitted", { rule: `office:${record.body.office}` });
  const offices = new Map(founding.offices.map(({ name, threshold }) => [name, threshold]));
  const founded: RollState = { ...emptyState(record.body.log), offices };
  return needAll(founded, [...offices.keys()], signers) ?? { ok: true, value: undefined };
}

/** Refuses with `commitment_mismatch` where a text is not what its hashes say. */
export function judgeText({ agreement, files }: TextForm): Outcome<never> | undefined {
  const file = falseFile(files);
  if (file !== undefined) return refuse("commitment_mismatch", { path: "body.body.files" });
  return textDigest(files) === agreement ? undefined : refuse("commitment_mismatch", { path: "body.body.agreement" });
}

function foundingMisfit(
  { body }: SignedRecord,
  { offices, mission, keys, rules, quorum, logKey, text }: FoundingForm,
  distinctKeys: number,
): { readonly path: string; readonly expected: string } | undefined {
  const names = new Set(offices.map(({ name }) => name));
  const officersOf = (office: string) => keys.filter((key) => key.office === office && key.role === OFFICER).length;
  const checks: readonly (readonly [boolean, string, string])[] = [
    [body.seq === 0, "seq", "0 in the first record of a log"],
    [body.seen === null, "seen", "null in the first record of a log"],
    [body.agreement === (text?.agreement ?? ""), "agreement", "the digest of the text that the record holds"],
    [names.size === offices.length, "body.offices", "offices of different names"],
    [names.has(mission), "body.mission", "one of the offices"],
    [distinctKeys === keys.length, "body.keys", "keys that differ from each other"],
    [keys.every(({ office }) => names.has(office)), "body.keys", "keys of the offices"],
    [offices.every(({ name, threshold }) => officersOf(name) >= threshold), "body.keys", "enough officers' keys"],
    [new Set(rules.map(({ rule }) => rule)).size === rules.length, "body.rules", "rules of different names"],
    [rules.every(({ office }) => names.has(office)), "body.rules", "rules for the offices"],
    [quorum.offices.every((name) => names.has(name)), "body.quorum", "a quorum of the offices"],
    [quorum.need <= quorum.offices.length, "body.quorum", "a quorum that its offices can reach"],
    [logKey.startsWith(`${body.log}+`), "body.logKey", "a verifier key of this log's origin"],
  ];
  const failed = checks.find(([holds]) => !holds);
  return failed === undefined ? undefined : { path: `body.${failed[1]}`, expected: failed[2] };
}
