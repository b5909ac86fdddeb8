// What a conclusion says, and that it is bounded whatever it rests on.
import type { Finding, Transition } from "@servanda/agreement";
import { canonicalText, sha256Hex } from "@servanda/core";
import { expect, test } from "vitest";
import { encodeConclusion, evidenceOf, MAX_CONCLUSION_BYTES, MAX_LIST_BYTES } from "./conclusion-body.ts";

const agreement = { id: "a".repeat(64) };
const bytesOf = (value: unknown): number => new TextEncoder().encode(canonicalText(value)).length;

const finding: Finding = {
  clause: "1",
  reading: "base",
  bearer: "Ostrel",
  subject: { kind: "incident", least: "camera-5/4410" },
  certainty: "certain",
  level: "confirmed",
  occurrence: "confirmed",
  status: "open",
  units: 1.5,
  from: 1_772_565_000_000,
  to: 1_772_565_300_000,
  evidence: ["camera-5/4410", "patrol-2/17"],
  unsettled: [],
};
const found = (more: Partial<Finding> = {}): Transition => ({
  kind: "finding",
  change: "found",
  at: 1_772_568_000_000,
  recordedAt: 1_772_568_000_000,
  finding: { ...finding, ...more },
});

test("a finding is said with its id and its incident's", () => {
  expect(encodeConclusion(agreement, found())).toEqual({
    kind: "finding",
    change: "found",
    at: "2026-03-03T20:00:00.000Z",
    recordedAt: "2026-03-03T20:00:00.000Z",
    finding: expect.stringMatching(/^f-[0-9a-f]{16}$/),
    clause: "1",
    reading: "base",
    bearer: "Ostrel",
    subject: { incident: expect.stringMatching(/^i-[0-9a-f]{16}$/), least: "camera-5/4410" },
    certainty: "certain",
    level: "confirmed",
    occurrence: "confirmed",
    status: "open",
    units: { decimal: "1.5" },
    from: "2026-03-03T19:10:00.000Z",
    to: "2026-03-03T19:15:00.000Z",
    evidence: ["camera-5/4410", "patrol-2/17"],
    unsettled: [],
  });
});

test("of a long list there is the count, the hash of all of it, and the first", () => {
  const evidence = Array.from({ length: 5000 }, (_, index) => `patrol/${String(index).padStart(6, "0")}`);
  const body = encodeConclusion(agreement, found({ evidence }));
  const hash = sha256Hex(canonicalText(evidence));
  expect(body["evidence"]).toEqual({ count: 5000, sha256: hash, first: evidence.slice(0, 63) });
  expect(evidenceOf(found({ evidence }))).toBe(evidence);

  const fits = evidence.slice(0, 255);
  expect(bytesOf(fits)).toBeLessThanOrEqual(MAX_LIST_BYTES);
  expect(bytesOf([...fits, evidence[0]])).toBeGreaterThan(MAX_LIST_BYTES);
  expect(encodeConclusion(agreement, found({ evidence: fits }))["evidence"]).toEqual(fits);
});

test("a conclusion of any size is bounded: what is too long is said by its hash", () => {
  const text = "\u0001".repeat(2100);
  const long: Transition = {
    kind: "act",
    at: 0,
    recordedAt: 0,
    act: { record: "act", id: "1", source: "institution", act: "decide", by: text, at: 0, recordedAt: 0, matter: text },
  };
  const body = encodeConclusion(agreement, long);
  expect(body).toMatchObject({ kind: "act", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(bytesOf(body)).toBeLessThan(300);
  const other = encodeConclusion(agreement, { ...long, act: { ...long.act, to: "Karsa" } });
  expect(other["sha256"]).not.toBe(body["sha256"]);
  const fewer = { ...long, act: { ...long.act, by: "Council" } };
  expect(bytesOf(encodeConclusion(agreement, fewer))).toBeGreaterThan(12_000);
  expect(bytesOf(encodeConclusion(agreement, fewer))).toBeLessThanOrEqual(MAX_CONCLUSION_BYTES);
});

test("what a decision rests on are its votes, whoever put it, and the record of it", () => {
  const act = { record: "act" as const, id: "9", source: "desk", act: "decide", by: "Council", at: 0, recordedAt: 0 };
  const tally = {
    body: "Council",
    matter: "help",
    outcome: "accepted" as const,
    ground: "votes" as const,
    threshold: { kind: "votes" as const, count: 2 },
    needed: 2,
    votes: [
      { member: "Gard", cast: "for" as const, votes: 1, record: "desk/2" },
      { member: "Holm", cast: "silent" as const, votes: 1 },
    ],
    excluded: [],
    absent: [],
    putAt: 0,
    putBy: "desk/1",
    countedAt: 0,
  };
  const said: Transition = {
    kind: "record of decision",
    at: 0,
    recordedAt: 0,
    decision: { act, standing: "borne out", tally },
  };
  expect(evidenceOf(said)).toEqual(["desk/9", "desk/1", "desk/2"]);
  expect(encodeConclusion(agreement, said)).toMatchObject({
    standing: "borne out",
    act: { id: "9", at: "1970-01-01T00:00:00.000Z" },
    tally: { needed: 2, putAt: "1970-01-01T00:00:00.000Z", votes: [{ member: "Gard", votes: 1 }, { cast: "silent" }] },
  });
});
