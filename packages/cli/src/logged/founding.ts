// Record 0: who takes part in a log, with which keys, and who may write what. One set of rules for every log, so that
// people need not design one.
import type { CheckedAgreement } from "@servanda/agreement";
import { accepted, type Outcome, refused } from "@servanda/core";
import {
  type FoundingForm,
  type IJsonObject,
  type KeyForm,
  keyIdOf,
  leastThreshold,
  type RuleForm,
  type SignedRecord,
  type Signer,
  sha256,
  signRecord,
  type TextForm,
  toBase64,
  toUtf8,
} from "@servanda/log";
import { logWords } from "../words/log/log-words.ts";
import { DEVICE, IMPORTER, INSTITUTION_ROLE, OFFICER } from "./key-folder.ts";
import type { LogClock } from "./log-clock.ts";

export interface FoundingParts {
  readonly mission: string;
  /** The mission among them. */
  readonly offices: readonly string[];
  readonly keys: readonly KeyForm[];
  /** The verifier key of the log. */
  readonly logKey: string;
  readonly text: TextForm;
  readonly policy: string | null;
}

/**
 * The mission, and each party and guarantor by its name in the text. Refused: a name that cannot name an office, which
 * is of ASCII letters, digits and hyphens, fifty at most.
 */
export function officesOf({ actors }: CheckedAgreement, mission: string): Outcome<readonly string[]> {
  const bound = actors.filter(({ role }) => role === "party" || role === "guarantor").map(({ name }) => name);
  const offices = [...new Set([mission, ...bound])];
  const odd = offices.find((name) => !/^[A-Za-z][A-Za-z0-9-]{0,49}$/.test(name));
  return odd === undefined ? accepted(offices) : refused("wrong-usage", logWords.oddOffice(odd), logWords.officeNames);
}

/** What a key signs to be enrolled by record 0: this log, and this text. */
export function foundingNonce(origin: string, agreement: string): string {
  return toBase64(sha256(toUtf8(`servanda/founding/v1\n${origin}\n${agreement}`)));
}

export function foundingForm({ mission, offices, keys, logKey, text, policy }: FoundingParts): FoundingForm {
  return {
    offices: offices.map((name) => ({ name, threshold: 1 })),
    mission,
    keys,
    rules: rulesFor(mission, offices),
    // Two quorums always share an office, whoever colludes with whom.
    quorum: { offices, need: leastThreshold(offices.length) },
    logKey,
    text,
    policy,
    previous: null,
  };
}

/** By the first of the officers, who is the mission's; each of the others signs as well. */
export async function foundingRecord(
  form: FoundingForm,
  origin: string,
  officers: readonly [Signer, ...Signer[]],
  clock: LogClock,
): Promise<Outcome<SignedRecord>> {
  return await signRecord(
    {
      v: 1,
      type: "log",
      log: origin,
      agreement: form.text?.agreement ?? "",
      author: keyIdOf(officers[0].publicKey),
      office: form.mission,
      seq: 0,
      prev: null,
      seen: null,
      at: clock.deviceTime(),
      refs: [],
      evidence: [],
      disc: null,
      body: bodyOf(form),
    },
    officers,
  );
}

function bodyOf({ offices, keys, rules, quorum, text, previous, ...form }: FoundingForm): IJsonObject {
  return {
    ...form,
    offices: offices.map((each) => ({ ...each })),
    keys: keys.map((each) => ({ ...each })),
    rules: rules.map((each) => ({ ...each })),
    quorum: { ...quorum },
    text: text === null ? null : { ...text, files: text.files.map((each) => ({ ...each })) },
    previous: previous === null ? null : { ...previous },
  };
}

function rulesFor(mission: string, offices: readonly string[]): RuleForm[] {
  return [
    { rule: "import", office: mission, role: IMPORTER, types: ["report"] },
    {
      rule: "conclude",
      office: mission,
      role: INSTITUTION_ROLE,
      types: ["conclusion", "report", "silence", "verifier"],
    },
    ...offices.flatMap((office): RuleForm[] => [
      {
        rule: `${office}-officers`,
        office,
        role: OFFICER,
        types: ["report", "evidence", "late", "hold", "release", "equivocation"],
      },
      { rule: `${office}-devices`, office, role: DEVICE, types: ["report", "evidence"] },
    ]),
  ];
}
