// What an office may say in its own voice, and what only the mission may register.
import type { Act, Actor, Observation } from "@servanda/agreement";
import { expect, test } from "vitest";
import { inOwnVoice } from "./own-voice.ts";

const actors: readonly Actor[] = [
  { name: "Karsa", role: "party" },
  { name: "Ostrel", role: "party" },
  { name: "Command", role: "other", answersTo: "Karsa" },
  { name: "Brigade", role: "other", answersTo: "Command" },
  { name: "Mission", role: "observer" },
];
const seen: Observation = {
  record: "observation",
  id: "1",
  source: "Karsa:camera-5",
  recordedAt: 0,
  kind: "shelling",
  from: 0,
  to: 0,
  sourceKind: "camera",
  group: "Karsa:camera-5",
  by: "Ostrel",
  basis: "launch seen",
};
const plea: Act = { record: "act", id: "2", source: "Karsa", act: "plead", by: "Karsa", at: 0, recordedAt: 0 };
const karsa = { office: "Karsa", isMission: false };
const mission = { office: "Mission", isMission: true };
const said = (speaker: typeof karsa, record: Observation | Act) => inOwnVoice({ actors }, speaker, record);

test("all sources of an office are one voice, whatever groups it claims", () => {
  expect(said(karsa, seen)).toEqual({ ok: true, value: { ...seen, group: "Karsa" } });
  expect(said(karsa, { ...seen, source: "Karsa", of: "Brigade" })).toMatchObject({ value: { group: "Karsa" } });
});

test("an office acts for itself and for whoever answers to it", () => {
  expect(said(karsa, plea)).toEqual({ ok: true, value: plea });
  expect(said(karsa, { ...plea, by: "Brigade" })).toMatchObject({ ok: true });
});

test.each<[string, string, Observation | Act]>([
  ["the mission's patrol", "not-own-source", { ...seen, source: "patrol-2" }],
  ["a source that only begins like its own", "not-own-source", { ...seen, source: "Karsabad" }],
  ["the other party's source", "not-own-source", { ...plea, source: "Ostrel:desk" }],
  ["a report of the mission", "not-own-voice", { ...seen, of: "Mission" }],
  ["a plea of the other party", "not-own-voice", { ...plea, by: "Ostrel" }],
  ["a judgement of whom the text does not know", "not-own-voice", { ...plea, act: "judge", by: "Board" }],
])("refused to a party's key, and open to the mission: %s", (_what, code, record) => {
  expect(said(karsa, record)).toMatchObject({ ok: false, refusal: { code } });
  expect(said(mission, record)).toEqual({ ok: true, value: record });
});

test("actors that answer to each other are nobody's", () => {
  const round: readonly Actor[] = [
    { name: "A", role: "other", answersTo: "B" },
    { name: "B", role: "other", answersTo: "A" },
  ];
  expect(inOwnVoice({ actors: round }, karsa, { ...plea, by: "A" })).toMatchObject({ ok: false });
});
