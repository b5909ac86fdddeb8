// Two logs under one agreement. A log is founded once: whoever keeps a second one for the same text, and does not say
// that it follows the first, has somewhere to hide records. Made, and checked by anyone alone.
import { accepted, type Outcome } from "@servanda/core";
import { fromBase64, fromUtf8, toBase64, toUtf8 } from "../../bytes.ts";
import { verifyTlogProof } from "../../note/tlog-proof.ts";
import { parseVkey, printVkey, type Vkey } from "../../note/vkey.ts";
import type { Ed25519 } from "../../ports.ts";
import { readEntry } from "../../record/entry.ts";
import { refuse } from "../../refusals.ts";
import { type Bodies, readBody } from "../../roll/bodies.ts";
import { createFindings } from "../findings.ts";
import { evidenceWords } from "../words.ts";
import { type BeginningOfLog, EVIDENCE_FORMAT, type SecondLog } from "./file.ts";
import type { EvidenceVerdict } from "./verdict.ts";

/** A log's first entry and the proof of it (C2SP tlog-proof of index 0). */
export interface ProvenBeginning {
  readonly vkey: Vkey;
  readonly proof: Uint8Array;
  readonly entry: Uint8Array;
}

/** The evidence about two beginnings; what it shows, `verifySecondLog` says. */
export function gatherSecondLog(one: ProvenBeginning, other: ProvenBeginning): SecondLog {
  const [first, second] = one.vkey.name < other.vkey.name ? [one, other] : [other, one];
  return { format: EVIDENCE_FORMAT, kind: "second-log", logs: [written(first), written(second)] };
}

function written({ vkey, proof, entry }: ProvenBeginning): BeginningOfLog {
  return { vkey: printVkey(vkey), proof: fromUtf8(proof) ?? "", entry: toBase64(entry) };
}

/** What two beginnings show. */
export async function verifySecondLog(evidence: SecondLog, ed25519: Ed25519): Promise<EvidenceVerdict> {
  const findings = createFindings();
  const foundings: Founding[] = [];
  for (const [index, beginning] of evidence.logs.entries()) {
    const founding = await openBeginning(beginning, ed25519);
    if (founding.ok) foundings.push(founding.value);
    else findings.add("part_refused", `logs[${index}]`, { refusal: founding.refusal });
  }
  const [first, second] = foundings;
  if (first !== undefined && second !== undefined && !areRivals(first, second)) {
    findings.add("no_contradiction", "", undefined);
  }
  const facts = foundings.flatMap(({ origin, agreement }) => [
    { name: evidenceWords.log, value: origin },
    { name: evidenceWords.agreement, value: agreement },
  ]);
  const decision = findings.decision();
  const statement = evidenceWords["second-log"][decision === "valid" ? "shown" : "claimed"];
  return { kind: "second-log", decision, statement, facts, problems: findings.taken().problems };
}

interface Founding {
  readonly origin: string;
  /** SHA-256 of the text that it is kept under. */
  readonly agreement: string;
  readonly previous: Bodies["log"]["previous"];
}

async function openBeginning({ vkey, proof, entry }: BeginningOfLog, ed25519: Ed25519): Promise<Outcome<Founding>> {
  const logKey = parseVkey(vkey);
  if (!logKey.ok) return logKey;
  const bytes = fromBase64(entry) ?? new Uint8Array();
  const keys = { log: [logKey.value], witnesses: [] };
  const proven = await verifyTlogProof(toUtf8(proof), bytes, keys, ed25519);
  if (!proven.ok) return proven;
  if (proven.value.index !== 0) return refuse("proof_invalid", { reason: "bad_index" });
  const read = readEntry(bytes);
  if (!read.ok) return read;
  const { body } = read.value.record;
  const typed = readBody(body.type, body.body);
  if (!typed.ok) return typed;
  if (typed.value.type !== "log") return refuse("bad_field", { path: "body.type", expected: "log" });
  if (body.log !== logKey.value.name) return refuse("wrong_log", { origin: body.log, expected: logKey.value.name });
  return accepted({ origin: body.log, agreement: body.agreement, previous: typed.value.body.previous });
}

/** Under one text, of different origins, and neither goes on from the other. */
function areRivals(one: Founding, other: Founding): boolean {
  return (
    one.agreement !== "" &&
    one.agreement === other.agreement &&
    one.origin !== other.origin &&
    one.previous?.origin !== other.origin &&
    other.previous?.origin !== one.origin
  );
}
