// A small log for tests: two parties and a mission at the river, their officers, and devices that come later. Records
// are written by names, so that a test reads like what happened.
import type { Instant } from "@servanda/core";
import { toBase64 } from "../bytes.ts";
import { keyIdOf } from "../keys/key-id.ts";
import { provePossession } from "../keys/possession.ts";
import { ED25519_TYPE, printVkey, vkeyOf } from "../note/vkey.ts";
import type { Signer } from "../ports.ts";
import type { RecordBody } from "../record/body.ts";
import { encodeEntry, type LogEntry } from "../record/entry.ts";
import type { IJsonObject } from "../record/i-json.ts";
import type { SignedRecord } from "../record/read.ts";
import { isLogRefusal } from "../refusals.ts";
import { createRoll, type Roll } from "../roll/roll.ts";
import { bodyOf, ORIGIN, signed } from "./bodies.ts";
import { nodeEd25519, testSigner } from "./signers.ts";

/** Name, office, role. Officers stand in record 0. */
const PEOPLE = [
  ["karsa-1", "karsa", "officer"],
  ["karsa-2", "karsa", "officer"],
  ["karsa-3", "karsa", "officer"],
  ["ostrel-1", "ostrel", "officer"],
  ["ostrel-2", "ostrel", "officer"],
  ["mission-1", "mission", "officer"],
  ["mission-2", "mission", "officer"],
  ["mission-3", "mission", "officer"],
  ["anna", "karsa", "observer"],
  ["boris", "ostrel", "observer"],
  ["clara", "karsa", "observer"],
  ["desk", "mission", "desk"],
] as const;

export type Name = (typeof PEOPLE)[number][0];

const RULES = [
  { rule: "reports-of-karsa", office: "karsa", role: "observer", types: ["report", "evidence"] },
  { rule: "desk", office: "mission", role: "desk", types: ["late", "hold", "release", "silence", "verifier"] },
];
/** Two of three officers of Karsa and of the mission, both of Ostrel. */
export const OFFICES = ["karsa", "mission", "ostrel"].map((name) => ({ name, threshold: 2 }));
export const KARSA: readonly Name[] = ["karsa-1", "karsa-2"];
export const OSTREL: readonly Name[] = ["ostrel-1", "ostrel-2"];
export const MISSION: readonly Name[] = ["mission-1", "mission-2"];
/** Of a log of this origin, by the number of its signer. */
export function logKeyOf(seed: number, origin: string = ORIGIN): string {
  return printVkey(vkeyOf(origin, ED25519_TYPE, testSigner(seed).publicKey));
}
export const LOG_KEY: string = logKeyOf(100);

/** 2026-03-01T10:00:00Z, when record 0 comes in; each further entry comes a minute later. */
export const START_AT: Instant = Date.UTC(2026, 2, 1, 10);
const MINUTE_MS = 60_000;

export interface Scene {
  readonly roll: Roll;
  readonly entries: readonly LogEntry[];
  /** A record in its author's place, signed by the author and the others. */
  write(author: Name, type: string, body: IJsonObject, parts?: Parts): Promise<SignedRecord>;
  /** `admitted`, or `resent 3`, or the code of what is refused with its details; admits nothing. */
  ask(record: SignedRecord, recvAt?: Instant): Promise<string>;
  /** Admits it; throws where it is refused. Its index. */
  add(record: SignedRecord, recvAt?: Instant): Promise<number>;
  /** `write`, then `add`: the id of the record. */
  say(author: Name, type: string, body: IJsonObject, parts?: Parts): Promise<string>;
}

export interface Parts extends Partial<RecordBody> {
  /** Who signs beside the author. */
  readonly by?: readonly Name[];
}

export function signerOf(name: Name): Signer {
  return testSigner(1 + PEOPLE.findIndex(([each]) => each === name));
}

export function keyOf(name: Name): string {
  return keyIdOf(signerOf(name).publicKey);
}

function placeOf(name: Name): { readonly office: string; readonly role: string } {
  const [, office = "", role = ""] = PEOPLE.find(([each]) => each === name) ?? [];
  return { office, role };
}

/** The form by which a key is enrolled. */
export async function enrolment(name: Name, as: Partial<{ office: string; role: string }> = {}): Promise<IJsonObject> {
  const signer = signerOf(name);
  const claim = { ...placeOf(name), ...as, log: ORIGIN, nonce: toBase64(new Uint8Array(32).fill(9)) };
  const { office, role, nonce } = claim;
  const possession = await provePossession(signer, claim);
  return { publicKey: toBase64(signer.publicKey), office, role, nonce, possession };
}

export async function foundingBody(): Promise<IJsonObject> {
  const officers = PEOPLE.filter(([, , role]) => role === "officer").map(([name]) => name);
  return {
    offices: OFFICES,
    mission: "mission",
    keys: await Promise.all(officers.map((name) => enrolment(name))),
    rules: RULES,
    quorum: { offices: ["karsa", "mission", "ostrel"], need: 2 },
    logKey: LOG_KEY,
    text: null,
    policy: null,
    previous: null,
  };
}

/** A log without entries. */
export function emptyScene(): Scene {
  const roll = createRoll(ORIGIN, nodeEd25519);
  const entries: LogEntry[] = [];
  const now = (): Instant => START_AT + entries.length * MINUTE_MS;
  const write: Scene["write"] = async (author, type, body, { by = [], ...parts } = {}) => {
    const signer = signerOf(author);
    const chain = roll.nextInChain(keyOf(author));
    const at = { device: new Date(now()).toISOString() };
    const whole = bodyOf(signer, { type, office: placeOf(author).office, at, ...chain, body, ...parts });
    return await signed(whole, signer, ...by.map(signerOf));
  };
  const add: Scene["add"] = async (record, recvAt = now()) => {
    const outcome = await roll.check(record, recvAt);
    if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`);
    if (outcome.value.kind === "resent") return outcome.value.index;
    const entry = encodeEntry(record, recvAt, "test");
    roll.apply(entry, entries.length);
    return entries.push(entry) - 1;
  };
  return {
    roll,
    entries,
    write,
    add,
    async ask(record, recvAt = now()) {
      const outcome = await roll.check(record, recvAt);
      if (outcome.ok) return outcome.value.kind === "new" ? "admitted" : `resent ${outcome.value.index}`;
      const { refusal } = outcome;
      return isLogRefusal(refusal) ? `${refusal.code} ${JSON.stringify(refusal.details)}` : refusal.code;
    },
    async say(author, type, body, parts) {
      const record = await write(author, type, body, parts);
      await add(record);
      return record.id;
    },
  };
}

/** With record 0, and with Anna and the desk enrolled: indices 0 to 2. */
export async function foundedScene(): Promise<Scene> {
  const scene = emptyScene();
  await scene.say("mission-1", "log", await foundingBody(), { by: ["mission-2", ...KARSA, ...OSTREL] });
  await scene.say("karsa-1", "enrol", await enrolment("anna"), { by: ["karsa-2", ...MISSION] });
  await scene.say("mission-1", "enrol", await enrolment("desk"), { by: ["mission-2"] });
  return scene;
}

/** `write`, then `ask`. */
export async function refusalOf(
  scene: Scene,
  ...[author, type, body, parts]: Parameters<Scene["write"]>
): Promise<string> {
  return await scene.ask(await scene.write(author, type, body, parts));
}
