// What records of each type say in their `body`: the forms, checked before anything is judged by them. The content of
// domain records (reports, conclusions) is for their own readers.
import type { Outcome } from "@servanda/core";
import {
  either,
  type Field,
  type Form,
  form,
  formOf,
  hexHashField,
  instantField,
  integer,
  keyIdField,
  listOf,
  misfitOf,
  nothing,
  originField,
  recordIdField,
  rootField,
  setOf,
  signatureField,
  text,
  vkeyField,
  wordField,
} from "../record/fields.ts";
import type { IJsonObject } from "../record/i-json.ts";
import { refuse } from "../refusals.ts";

/** Types that a rule may give to the keys of an office. All others need the approval of offices. */
export const GRANTED_TYPES = [
  "report",
  "conclusion",
  "evidence",
  "late",
  "hold",
  "release",
  "silence",
  "verifier",
  "equivocation",
] as const;
export type GrantedType = (typeof GRANTED_TYPES)[number];

/** A seat at the agreement: a party, the mission, a guarantor. */
export interface OfficeForm {
  readonly name: string;
  /** How many of its officers must sign what it approves. */
  readonly threshold: number;
}

/** A key, what it is enrolled as, and the proof that its holder asks for it (`keys/possession.ts`). */
export interface KeyForm {
  /** 32 bytes, base64. */
  readonly publicKey: string;
  readonly office: string;
  /** `officer` signs for the office; other roles write what rules give them. */
  readonly role: string;
  readonly nonce: string;
  readonly possession: string;
}

/** Keys of this office in this role may write records of these types. */
export interface RuleForm {
  readonly rule: string;
  readonly office: string;
  readonly role: string;
  readonly types: readonly GrantedType[];
}

/** A file of the agreement's text, whole or as the blob of that hash. */
export interface TextFile {
  readonly path: string;
  readonly sha256: string;
  readonly text?: string;
}

export interface TextForm {
  /** `textDigest` of the files. */
  readonly agreement: string;
  readonly files: readonly TextFile[];
}

/** So many of these offices must approve what changes the rules of the log itself. */
export interface QuorumForm {
  readonly offices: readonly string[];
  readonly need: number;
}

/** The log before this one, where its last fully witnessed checkpoint ended it. */
export interface PreviousLog {
  readonly origin: string;
  /** The signed note, verbatim. */
  readonly checkpoint: string;
  readonly reason: string;
}

/** Record 0. */
export interface FoundingForm {
  readonly offices: readonly OfficeForm[];
  /** The office that takes part in every enrolment. */
  readonly mission: string;
  readonly keys: readonly KeyForm[];
  readonly rules: readonly RuleForm[];
  readonly quorum: QuorumForm;
  /** The verifier key of the log. */
  readonly logKey: string;
  readonly text: TextForm | null;
  /** A C2SP tlog-policy. */
  readonly policy: string | null;
  readonly previous: PreviousLog | null;
}

/** The body of each type. */
export interface Bodies {
  readonly log: FoundingForm;
  readonly enrol: KeyForm;
  readonly revoke: { readonly key: string; readonly reason: string; readonly compromisedSince: string | null };
  readonly retire: { readonly key: string; readonly reason: string };
  readonly permit: RuleForm;
  readonly forbid: { readonly rule: string };
  readonly text: TextForm;
  readonly policy: { readonly policy: string };
  readonly "log-key-change": { readonly add: string | null; readonly drop: string | null; readonly reason: string };
  readonly close: { readonly reason: string };
  /** Vouches that these records were signed before the key was retired. */
  readonly late: { readonly key: string; readonly records: readonly string[] };
  readonly hold: { readonly record: string; readonly reason: string };
  readonly release: { readonly hold: string; readonly reason: string };
  readonly shred: { readonly record: string; readonly basis: string };
  /** A witness that has not answered since. */
  readonly silence: { readonly witness: string; readonly since: string };
  /** SHA-256 of the page by which people verify this log. */
  readonly verifier: { readonly sha256: string };
  readonly report: IJsonObject;
  readonly conclusion: IJsonObject;
  readonly evidence: IJsonObject;
  readonly equivocation: IJsonObject;
}

export type RecordType = keyof Bodies;
export type TypedBody = { readonly [T in RecordType]: { readonly type: T; readonly body: Bodies[T] } }[RecordType];

const reason = text(2000, 1);
const granted: Field = {
  expected: `one of ${GRANTED_TYPES.join(", ")}`,
  fits: (value) => GRANTED_TYPES.some((type) => type === value),
};

const office = { name: wordField, threshold: integer(1, 16) };
const key = {
  publicKey: rootField,
  office: wordField,
  role: wordField,
  nonce: rootField,
  possession: signatureField,
};
const rule = { rule: wordField, office: wordField, role: wordField, types: setOf(granted, 1, GRANTED_TYPES.length) };
const file = form("a file {path, sha256, text}", { path: text(255, 1), sha256: hexHashField }, { text: text(32_768) });
const textFields = { agreement: hexHashField, files: listOf(file, 1, 64) };
const quorum = { offices: setOf(wordField, 1, 16), need: integer(1, 16) };
const previous = { origin: originField, checkpoint: text(16_384, 1), reason };
const policyText = text(16_384, 1);

const FORMS: Readonly<Record<RecordType, Form | "any">> = {
  log: formOf({
    offices: listOf(form("an office {name, threshold}", office), 1, 16),
    mission: wordField,
    keys: listOf(form("a key {publicKey, office, role, nonce, possession}", key), 1, 64),
    rules: listOf(form("a rule {rule, office, role, types}", rule), 0, 64),
    quorum: form("a quorum {offices, need}", quorum),
    logKey: vkeyField,
    text: either(form("a text {agreement, files}", textFields), nothing),
    policy: either(policyText, nothing),
    previous: either(form("a log {origin, checkpoint, reason}", previous), nothing),
  }),
  enrol: formOf(key),
  revoke: formOf({ key: keyIdField, reason, compromisedSince: either(instantField, nothing) }),
  retire: formOf({ key: keyIdField, reason }),
  permit: formOf(rule),
  forbid: formOf({ rule: wordField }),
  text: formOf(textFields),
  policy: formOf({ policy: policyText }),
  "log-key-change": formOf({ add: either(vkeyField, nothing), drop: either(vkeyField, nothing), reason }),
  close: formOf({ reason }),
  late: formOf({ key: keyIdField, records: setOf(recordIdField, 1, 256) }),
  hold: formOf({ record: recordIdField, reason }),
  release: formOf({ hold: recordIdField, reason }),
  shred: formOf({ record: recordIdField, basis: reason }),
  silence: formOf({ witness: text(255, 1), since: instantField }),
  verifier: formOf({ sha256: hexHashField }),
  report: "any",
  conclusion: "any",
  evidence: "any",
  equivocation: "any",
};

/** The body of a record by its type. Refuses with `unknown_type` or `bad_field`. */
export function readBody(type: string, body: IJsonObject): Outcome<TypedBody> {
  const typed = { type, body };
  if (!isKnown(typed)) return refuse("unknown_type", { type });
  const known = FORMS[typed.type];
  const misfit = known === "any" ? undefined : misfitOf(body, "body.body", known);
  return misfit === undefined ? { ok: true, value: typed } : refuse("bad_field", misfit);
}

/** Of a type that is known; nobody is given the body before its form was looked at. */
function isKnown(typed: { readonly type: string; readonly body: unknown }): typed is TypedBody {
  return Object.hasOwn(FORMS, typed.type);
}
