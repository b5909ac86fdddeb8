// Record 0: who takes part in a log, with which keys, and who may write what. One set of rules for every log, so that
// people need not design one.
import type { CheckedAgreement } from "@servanda/agreement";
import { accepted, type Outcome, refused } from "@servanda/core";
import {
  ED25519_TYPE,
  type FoundingForm,
  type IJsonObject,
  type KeyForm,
  leastThreshold,
  printVkey,
  provePossession,
  type RuleForm,
  type Signer,
  sha256,
  type TextForm,
  toBase64,
  toUtf8,
  vkeyOf,
} from "@servanda/log";
import { logWords } from "../words/log/log-words.ts";
import { DEVICE, IMPORTER, INSTITUTION_ROLE, OFFICER } from "./key-folder.ts";

/** A key that record 0 enrols. */
export interface FoundingKey {
  readonly office: string;
  readonly role: string;
  readonly signer: Signer;
}

export interface FoundingParts {
  readonly origin: string;
  readonly mission: string;
  /** The mission among them. */
  readonly offices: readonly string[];
  readonly keys: readonly FoundingKey[];
  readonly logSigner: Signer;
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

/** Each key proves that it is held, for this log and text and no other. */
export async function foundingForm(parts: FoundingParts): Promise<FoundingForm> {
  const { origin, mission, offices, keys, logSigner, text, policy } = parts;
  const nonce = toBase64(sha256(toUtf8(`servanda/founding/v1\n${origin}\n${text.agreement}`)));
  const forms: KeyForm[] = [];
  for (const { office, role, signer } of keys) {
    const possession = await provePossession(signer, { log: origin, office, role, nonce });
    forms.push({ publicKey: toBase64(signer.publicKey), office, role, nonce, possession });
  }
  return {
    offices: offices.map((name) => ({ name, threshold: 1 })),
    mission,
    keys: forms,
    rules: rulesFor(mission, offices),
    // Two quorums always share an office, whoever colludes with whom.
    quorum: { offices, need: leastThreshold(offices.length) },
    logKey: printVkey(vkeyOf(origin, ED25519_TYPE, logSigner.publicKey)),
    text,
    policy,
    previous: null,
  };
}

/** The form as the body of a record. */
export function foundingBody({ offices, keys, rules, quorum, text, previous, ...form }: FoundingForm): IJsonObject {
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
