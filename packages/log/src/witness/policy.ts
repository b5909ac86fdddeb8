// Which logs are believed, and whose cosignatures together are enough (C2SP tlog-policy). A policy is a text that the
// parties agree on and sign as a record.
import { accepted, type Outcome } from "@servanda/core";
import { sameBytes } from "../bytes.ts";
import { COSIGNATURE_TYPE, ED25519_TYPE, parseVkey, printVkey, type Vkey } from "../note/vkey.ts";
import { refuse } from "../refusals.ts";
import { firstWeakGroup } from "./quorum.ts";

/** `quorum none`: the log's signature is enough. */
export const NO_QUORUM = "none";

export interface PolicyLog {
  /** Its name is the log's origin. */
  readonly vkey: Vkey;
  readonly url?: string;
}

export interface PolicyWitness {
  /** Has a meaning in the policy only; the name under which it cosigns is in the key. */
  readonly name: string;
  readonly vkey: Vkey;
  /** Best its submission prefix. */
  readonly url?: string;
}

/** Has witnessed a checkpoint once `threshold` of its members have. */
export interface PolicyGroup {
  readonly name: string;
  /** 1 to the number of members. */
  readonly threshold: number;
  /** Names of witnesses and groups, each defined before; no name is a member twice in the whole policy. */
  readonly members: readonly string[];
}

export interface Policy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** Name of a witness or a group, or `none`. */
  readonly quorum: string;
}

/** What may be accepted beyond what is sound. */
export interface PolicyLeniency {
  /** Somebody has said that a quorum which two forks can reach at once is good enough. */
  readonly acceptsWeakQuorum?: boolean;
}

/** Cosignatures of C2SP tlog-cosignature that are not checked here yet: such a witness is read and never counts. */
const ML_DSA_44_TYPE = 0x06;

const MAX_CHARACTERS = 64 * 1024;
/** Of logs, of witnesses, and of groups; C2SP asks for 32 at least. */
const MAX_EACH = 128;

/** What was read so far; owned by one `parsePolicy`. */
interface Draft {
  readonly logs: PolicyLog[];
  readonly witnesses: PolicyWitness[];
  readonly groups: PolicyGroup[];
  readonly names: Set<string>;
  readonly members: Set<string>;
  quorum: string | undefined;
}

/** What is wrong with a line, as what should stand there; undefined where it is right. */
type Fault = string | undefined;

const lineKinds: Readonly<Record<string, (draft: Draft, words: readonly string[]) => Fault>> = {
  log: readLog,
  witness: readWitness,
  group: readGroup,
  quorum: readQuorum,
};

/** Refused: `policy_malformed` with the line, counted from 1; `weak_quorum` unless it is accepted. */
export function parsePolicy(text: string, leniency: PolicyLeniency = {}): Outcome<Policy> {
  if (text.length > MAX_CHARACTERS) return malformed(0, `a policy of at most ${MAX_CHARACTERS} characters`);
  const draft: Draft = {
    logs: [],
    witnesses: [],
    groups: [],
    names: new Set([NO_QUORUM]),
    members: new Set(),
    quorum: undefined,
  };
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(line)) return malformed(index + 1, "without control characters");
    const words = line.split(/[ \t]+/).filter((word) => word !== "");
    const [kind = "#", ...rest] = words;
    if (kind.startsWith("#")) continue;
    const read = Object.hasOwn(lineKinds, kind) ? lineKinds[kind] : undefined;
    const fault = read === undefined ? "a line of `log`, `witness`, `group` or `quorum`" : read(draft, rest);
    if (fault !== undefined) return malformed(index + 1, fault);
  }
  const { logs, witnesses, groups, quorum } = draft;
  if (quorum === undefined) return malformed(lines.length, "followed by a line `quorum NAME`");
  const policy: Policy = { logs, witnesses, groups, quorum };
  const weak = leniency.acceptsWeakQuorum === true ? undefined : firstWeakGroup(policy);
  return weak === undefined ? accepted(policy) : refuse("weak_quorum", weak);
}

/** One layout for one policy: logs, witnesses, groups, quorum. Comments are not kept. */
export function printPolicy({ logs, witnesses, groups, quorum }: Policy): string {
  const lines = [
    ...logs.map(({ vkey, url }) => ["log", printVkey(vkey), url]),
    ...witnesses.map(({ name, vkey, url }) => ["witness", name, printVkey(vkey), url]),
    ...groups.map(({ name, threshold, members }) => ["group", name, thresholdWord(threshold, members), ...members]),
    ["quorum", quorum],
  ];
  return lines.map((words) => `${words.filter((word) => word !== undefined).join(" ")}\n`).join("");
}

function thresholdWord(threshold: number, members: readonly string[]): string {
  if (threshold === members.length) return "all";
  return threshold === 1 ? "any" : String(threshold);
}

function readLog(draft: Draft, [text, url, ...more]: readonly string[]): Fault {
  if (text === undefined || more.length > 0) return "`log VKEY [URL]`";
  if (draft.logs.length === MAX_EACH) return `one of at most ${MAX_EACH} logs`;
  const vkey = keyOf(text, [ED25519_TYPE]);
  if (vkey === undefined) return "a log with an Ed25519 verifier key (type 0x01)";
  if (hasKey(draft.logs, vkey)) return "a log with a key of its own: this one stands above";
  draft.logs.push(url === undefined ? { vkey } : { vkey, url });
  return undefined;
}

function readWitness(draft: Draft, [name, text, url, ...more]: readonly string[]): Fault {
  if (name === undefined || text === undefined || more.length > 0) return "`witness NAME VKEY [URL]`";
  if (draft.witnesses.length === MAX_EACH) return `one of at most ${MAX_EACH} witnesses`;
  if (draft.names.has(name)) return newName(name);
  const vkey = keyOf(text, [COSIGNATURE_TYPE, ML_DSA_44_TYPE]);
  if (vkey === undefined) return "a witness with a cosignature key (type 0x04 or 0x06)";
  if (hasKey(draft.witnesses, vkey)) return "a witness with a key of its own: this one stands above";
  draft.names.add(name);
  draft.witnesses.push(url === undefined ? { name, vkey } : { name, vkey, url });
  return undefined;
}

function readGroup(draft: Draft, [name, word, ...members]: readonly string[]): Fault {
  if (name === undefined || word === undefined || members.length === 0) return "`group NAME THRESHOLD MEMBER…`";
  if (draft.groups.length === MAX_EACH) return `one of at most ${MAX_EACH} groups`;
  if (draft.names.has(name)) return newName(name);
  const threshold = thresholdOf(word, members.length);
  if (threshold === undefined) return `a group with \`any\`, \`all\`, or a number from 1 to ${members.length}`;
  for (const member of members) {
    if (member === NO_QUORUM || !draft.names.has(member)) return `a group of what is defined above, not \`${member}\``;
    if (draft.members.has(member)) return `a group without \`${member}\`, which is a member already`;
    draft.members.add(member);
  }
  draft.names.add(name);
  draft.groups.push({ name, threshold, members });
  return undefined;
}

function readQuorum(draft: Draft, [name, ...more]: readonly string[]): Fault {
  if (name === undefined || more.length > 0) return "`quorum NAME`";
  if (draft.quorum !== undefined) return "the only `quorum` line";
  if (!draft.names.has(name)) return `a quorum that is defined above, not \`${name}\``;
  draft.quorum = name;
  return undefined;
}

const newName = (name: string): string => `a name that is not taken yet, not \`${name}\``;

function thresholdOf(word: string, memberCount: number): number | undefined {
  if (word === "any") return 1;
  if (word === "all") return memberCount;
  const threshold = /^[1-9]\d{0,3}$/.test(word) ? Number(word) : 0;
  return threshold >= 1 && threshold <= memberCount ? threshold : undefined;
}

function keyOf(text: string, types: readonly number[]): Vkey | undefined {
  const read = parseVkey(text);
  return read.ok && types.includes(read.value.type) ? read.value : undefined;
}

/** Two keys are one where the bytes are the same, whatever their names say (C2SP tlog-policy). */
function hasKey(known: readonly { readonly vkey: Vkey }[], { publicKey }: Vkey): boolean {
  return known.some(({ vkey }) => sameBytes(vkey.publicKey, publicKey));
}

function malformed(line: number, expected: string): Outcome<never> {
  return refuse("policy_malformed", { line, expected });
}
