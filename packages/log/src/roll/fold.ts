// What an admitted record changes for all that come after it.
import type { Instant } from "@servanda/core";
import type { LogEntry } from "../record/entry.ts";
import { instantOf } from "../record/fields.ts";
import { type Hash, leafHash } from "../tree/hash.ts";
import { type FoundingForm, type RuleForm, readBody, type TypedBody } from "./bodies.ts";
import { keyRowOf } from "./founding.ts";
import { grantName, lateName, type RecordFlag, type RollState } from "./state.ts";

/** Takes an entry that was judged at this index, with the flags that were found. */
export function fold(state: RollState, { record, recvAt }: LogEntry, leaf: Hash, flags: readonly RecordFlag[]): void {
  const { id, body, sigs } = record;
  const index = state.entries.length;
  // The key's own text, not one more copy of it for every entry.
  const keyText = (key: string): string => state.keys.get(key)?.id ?? key;
  const signers = sigs.map(({ key }) => keyText(key));
  state.entries.push({ id, author: keyText(body.author), signers, recvAt, flags });
  state.indexOf.set(id, index);
  state.roots.append(leaf);
  const deviceAt = instantOf(body.at.device) ?? recvAt;
  const chain = state.chains.get(body.author);
  if (chain === undefined) {
    state.chains.set(body.author, { ids: [id], lastDeviceAt: deviceAt, lastOffsetMs: body.at.offsetMs });
  } else {
    chain.ids.push(id);
    chain.lastDeviceAt = deviceAt;
    chain.lastOffsetMs = body.at.offsetMs;
  }
  const typed = readBody(body.type, body.body);
  if (typed.ok) change(state, typed.value, { id, index, office: body.office });
}

/** Counts an entry that is no admitted record, and lets it change nothing. */
export function passOver(state: RollState, bytes: Uint8Array, recvAt: Instant): void {
  state.entries.push({ id: undefined, author: undefined, signers: [], recvAt, flags: [] });
  state.roots.append(leafHash(bytes));
}

interface Where {
  readonly id: string;
  readonly index: number;
  readonly office: string;
}

function change(state: RollState, typed: TypedBody, { id, index, office }: Where): void {
  switch (typed.type) {
    case "log":
      found(state, typed.body);
      break;
    case "enrol": {
      const row = keyRowOf(typed.body, index);
      state.keys.set(row.id, row);
      break;
    }
    case "revoke": {
      const { key, compromisedSince } = typed.body;
      const since = compromisedSince === null ? undefined : instantOf(compromisedSince);
      state.keys.get(key)?.revocations.push({ atIndex: index, compromisedSince: since });
      break;
    }
    case "retire": {
      const row = state.keys.get(typed.body.key);
      if (row !== undefined) row.retiredAt = index;
      break;
    }
    case "permit":
      addRule(state, typed.body, index);
      break;
    case "forbid":
      endRule(state, typed.body.rule, index);
      break;
    case "text":
      state.texts.push({ index, agreement: typed.body.agreement });
      break;
    case "policy":
      state.policies.push({ index, policy: typed.body.policy });
      break;
    case "log-key-change":
      if (typed.body.add !== null) state.logKeys.add(typed.body.add);
      if (typed.body.drop !== null) state.logKeys.delete(typed.body.drop);
      break;
    case "close":
      state.closedAt = index;
      break;
    case "late":
      for (const record of typed.body.records) state.lates.add(lateName(record, typed.body.key));
      break;
    case "hold":
      hold(state, typed.body.record, id, office);
      break;
    case "release":
      release(state, typed.body.hold);
      break;
    case "shred":
      state.shreds.set(typed.body.record, id);
      break;
    case "silence":
    case "verifier":
    case "report":
    case "conclusion":
    case "evidence":
    case "equivocation":
      break;
  }
}

function found(state: RollState, { offices, mission, keys, rules, quorum, logKey, text, policy }: FoundingForm): void {
  for (const { name, threshold } of offices) state.offices.set(name, threshold);
  for (const form of keys) {
    const row = keyRowOf(form, 0);
    state.keys.set(row.id, row);
  }
  for (const rule of rules) addRule(state, rule, 0);
  state.mission = mission;
  state.quorum = quorum;
  state.logKeys.add(logKey);
  if (text !== null) state.texts.push({ index: 0, agreement: text.agreement });
  if (policy !== null) state.policies.push({ index: 0, policy });
}

function addRule({ rules, grants }: RollState, form: RuleForm, index: number): void {
  const { rule, office, role, types } = form;
  rules.set(rule, { rule, office, role, types, fromIndex: index, untilIndex: undefined });
  for (const type of types) {
    const name = grantName(office, role, type);
    grants.set(name, (grants.get(name) ?? 0) + 1);
  }
}

function endRule({ rules, grants }: RollState, rule: string, index: number): void {
  const row = rules.get(rule);
  if (row === undefined) return;
  row.untilIndex = index;
  for (const type of row.types) {
    const name = grantName(row.office, row.role, type);
    grants.set(name, (grants.get(name) ?? 1) - 1);
  }
}

function hold({ holds, heldBy }: RollState, record: string, id: string, office: string): void {
  holds.set(id, { record, office });
  const open = heldBy.get(record);
  if (open === undefined) heldBy.set(record, new Set([id]));
  else open.add(id);
}

function release({ holds, heldBy }: RollState, id: string): void {
  const row = holds.get(id);
  if (row !== undefined) heldBy.get(row.record)?.delete(id);
}
