// Who may write what: each refusal reached by a small record in a small log.

import { sha256Hex } from "@servanda/core";
import { describe, expect, test } from "vitest";
import { toBase64 } from "../bytes.ts";
import { bodyOf, signed } from "../testing/bodies.ts";
import {
  enrolment,
  foundedScene,
  KARSA,
  keyOf,
  LOG_KEY,
  logKeyOf,
  MISSION,
  type Parts,
  refusalOf,
  START_AT,
  signerOf,
} from "../testing/scene.ts";
import { createRoll } from "./roll.ts";
import { textDigest } from "./text.ts";

const nobody = `r1_${"A".repeat(43)}`;

test("a founded log: offices, keys, rules", async () => {
  const { roll } = await foundedScene();
  expect(roll.size).toBe(3);
  expect(roll.keyState(keyOf("anna"))).toEqual({ state: "enrolled", office: "karsa", role: "observer" });
  expect(roll.keyState(keyOf("anna"), 1).state).toBe("unknown");
  expect(roll.keyState(keyOf("boris")).state).toBe("unknown");
  expect(roll.permissions().map(({ rule }) => rule)).toEqual(["reports-of-karsa", "desk"]);
  expect(roll.permissions(0)).toEqual([]);
  expect(roll.logKeys).toEqual([LOG_KEY]);
  expect([roll.agreementText, roll.policy, roll.isFrozen]).toEqual([undefined, undefined, false]);
});

test("a report by a device that is enrolled, and its refusals", async () => {
  const scene = await foundedScene();
  expect(await refusalOf(scene, "anna", "report", {})).toBe("admitted");
  expect(await refusalOf(scene, "boris", "report", {})).toBe(`key_unknown {"key":"${keyOf("boris")}"}`);
  expect(await refusalOf(scene, "anna", "gossip", {})).toBe('unknown_type {"type":"gossip"}');
  expect(await refusalOf(scene, "anna", "constructor", {})).toBe('unknown_type {"type":"constructor"}');
  expect(await refusalOf(scene, "anna", "report", {}, { log: "other.example/1" })).toContain("wrong_log");
  expect(await refusalOf(scene, "anna", "conclusion", {})).toBe('not_permitted {"rule":"karsa/observer:conclusion"}');
  expect(await refusalOf(scene, "anna", "report", {}, { office: "mission" })).toBe(
    'not_permitted {"rule":"office:mission"}',
  );
  expect(await refusalOf(scene, "anna", "report", {}, { by: ["boris"] })).toContain("key_unknown");
  expect(await refusalOf(scene, "anna", "report", {}, { by: ["desk"] })).toBe("admitted");
  expect(await refusalOf(scene, "anna", "report", {}, { agreement: "0".repeat(64) })).toContain("body.agreement");
  expect(await refusalOf(scene, "anna", "report", {}, { refs: [nobody] })).toBe(`unknown_record {"id":"${nobody}"}`);
});

test("a signature by another key", async () => {
  const scene = await foundedScene();
  const record = await scene.write("anna", "report", {});
  const other = await signed(bodyOf(signerOf("anna"), { body: { n: 1 } }), signerOf("anna"));
  const forged = { ...record, sigs: other.sigs };
  expect(await scene.ask(forged)).toBe(`signature_invalid {"key":"${keyOf("anna")}"}`);
});

test("what an author has seen is what the log had", async () => {
  const scene = await foundedScene();
  const { roll } = scene;
  const seeing = (size: number, root: string) => refusalOf(scene, "anna", "report", {}, { seen: { size, root } });
  for (const size of [0, 1, 2, 3]) expect(await seeing(size, roll.rootAt(size))).toBe("admitted");
  expect(await seeing(2, roll.rootAt(3))).toBe('seen_unknown {"size":2}');
  expect(await seeing(4, roll.rootAt(3))).toBe('seen_unknown {"size":4}');
});

test("an author's own order: gap, resend, fork", async () => {
  const scene = await foundedScene();
  const first = await scene.write("anna", "report", { n: 0 });
  expect(await refusalOf(scene, "anna", "report", {}, { seq: 1, prev: first.id })).toBe(
    'seq_gap {"expected":0,"found":1}',
  );
  const clone = await scene.write("anna", "report", { n: 1 });
  await scene.add(first);
  expect(await scene.ask(first)).toBe("resent 3");
  const fork = `author_fork {"id":"${clone.id}","other":"${first.id}","seq":0}`;
  expect(await scene.ask(clone)).toBe(fork);
  // Of a clone's next record, only what it names as the one before it is known.
  const next = await scene.write("anna", "report", {}, { seq: 1, prev: clone.id });
  expect(await scene.ask(next)).toBe(fork);
  const unsigned = { ...clone, sigs: first.sigs };
  expect(await scene.ask(unsigned)).toContain("signature_invalid");
});

describe("enrolment", () => {
  test("by two officers of the office and two of the mission", async () => {
    const scene = await foundedScene();
    const enrol = async (by: Parts["by"], body: object = {}) =>
      await refusalOf(scene, "ostrel-1", "enrol", { ...(await enrolment("boris")), ...body }, { by: by ?? [] });
    expect(await enrol(["ostrel-2", ...MISSION])).toBe("admitted");
    expect(await enrol([...MISSION])).toBe('not_permitted {"rule":"approval:ostrel:2"}');
    expect(await enrol(["ostrel-2", ...KARSA])).toBe('not_permitted {"rule":"approval:mission:2"}');
    expect(await enrol(["ostrel-2", "mission-1", "desk"])).toBe('not_permitted {"rule":"approval:mission:2"}');
    expect(await enrol(["ostrel-2", ...MISSION], { office: "nobody" })).toContain("body.body.office");
    expect(await enrol(["ostrel-2", ...MISSION], { role: "officer" })).toContain("signature_invalid");
    const lowOrder = toBase64(Uint8Array.of(1, ...new Uint8Array(31)));
    expect(await enrol(["ostrel-2", ...MISSION], { publicKey: lowOrder })).toContain("body.body.publicKey");
  });

  test("a key is enrolled once", async () => {
    const scene = await foundedScene();
    const again = await refusalOf(scene, "karsa-1", "enrol", await enrolment("anna"), { by: ["karsa-2", ...MISSION] });
    expect(again).toContain("body.body.publicKey");
  });
});

describe("the end of a key", () => {
  const ended = async (type: "revoke" | "retire", author: "anna" | "karsa-1" | "mission-1", by: Parts["by"] = []) => {
    const scene = await foundedScene();
    const reason = { key: keyOf("anna"), reason: "lost" };
    const body = type === "revoke" ? { ...reason, compromisedSince: null } : reason;
    return { scene, answer: await refusalOf(scene, author, type, body, { by }), body };
  };

  test.each([
    ["the device itself", "anna", [], "admitted"],
    ["its office", "karsa-1", ["karsa-3"], "admitted"],
    ["the mission", "mission-1", ["mission-3"], "admitted"],
    ["one officer", "karsa-1", [], 'not_permitted {"rule":"approval:karsa|mission"}'],
    ["officers of two offices", "karsa-1", ["mission-1"], 'not_permitted {"rule":"approval:karsa|mission"}'],
  ] as const)("by %s", async (_title, author, by, expected) => {
    expect((await ended("revoke", author, by)).answer).toBe(expected);
    expect((await ended("retire", author, by)).answer).toBe(expected);
  });

  test("nothing more comes from it, and its state is a function of the index", async () => {
    for (const type of ["revoke", "retire"] as const) {
      const { scene, body } = await ended(type, "anna");
      await scene.say("anna", type, body);
      const refusal = await refusalOf(scene, "anna", "report", {});
      expect(refusal).toBe(`key_revoked {"key":"${keyOf("anna")}","atIndex":3,"how":"${type}d"}`);
      const states = [1, 2, 3, 4].map((index) => scene.roll.keyState(keyOf("anna"), index).state);
      expect(states).toEqual(["unknown", "enrolled", "enrolled", `${type}d`]);
    }
  });

  test("what came in since the key may have been in other hands is contested, and stays", async () => {
    const scene = await foundedScene();
    const indices = [];
    for (const n of [3, 4, 5]) indices.push(await scene.add(await scene.write("anna", "report", { n })));
    const since = (minute: number) => new Date(START_AT + minute * 60_000).toISOString();
    const revoke = (compromisedSince: string | null) =>
      scene.write("karsa-1", "revoke", { key: keyOf("anna"), reason: "stolen", compromisedSince }, { by: ["karsa-2"] });
    await scene.add(await revoke(since(4)));
    expect(indices.map((index) => scene.roll.contested(index))).toEqual([[], [6], [6]]);
    // Later it is learned that it was earlier; never that it was later.
    expect(await scene.ask(await revoke(since(5)))).toContain("key_revoked");
    expect(await scene.ask(await revoke(null))).toContain("key_revoked");
    await scene.add(await revoke(since(3)));
    expect(indices.map((index) => scene.roll.contested(index))).toEqual([[7], [6, 7], [6, 7]]);
    expect(scene.roll.contested(7)).toEqual([]);
  });

  test("a backlog comes in late, by a second signer who vouches for it", async () => {
    const scene = await foundedScene();
    const backlog = await scene.write("anna", "report", { n: 1 });
    const next = await scene.write("anna", "report", { n: 2 }, { seq: 1, prev: backlog.id });
    const key = keyOf("anna");
    const vouch = (records: string[]) => scene.write("desk", "late", { key, records });
    expect(await scene.ask(await vouch([backlog.id]))).toContain("body.body.key");
    await scene.say("karsa-1", "retire", { key, reason: "end of tour" }, { by: ["karsa-2"] });
    expect(await scene.ask(backlog)).toContain("key_revoked");
    await scene.add(await vouch([backlog.id]));
    const index = await scene.add(backlog);
    expect(scene.roll.flags(index)).toEqual(["late"]);
    expect(await scene.ask(next)).toContain("key_revoked");
    expect(await scene.ask(await vouch([backlog.id]))).toContain("body.body.records");
    const revoke = { key, reason: "stolen", compromisedSince: null };
    await scene.add(await vouch([next.id]));
    expect(await scene.ask(next)).toBe("admitted");
    await scene.say("karsa-1", "revoke", revoke, { by: ["karsa-2"] });
    expect(await scene.ask(next)).toContain('"how":"revoked"');
    expect(await scene.ask(await vouch([nobody]))).toContain('"how":"revoked"');
  });
});

test("offices keep to what is theirs: another's backlog, another's hold", async () => {
  const scene = await foundedScene();
  await scene.say("ostrel-1", "enrol", await enrolment("boris"), { by: ["ostrel-2", ...MISSION] });
  const rule = { rule: "ostrel-too", office: "ostrel", role: "observer", types: ["late", "release"] };
  await scene.say("ostrel-1", "permit", rule, { by: ["ostrel-2", ...MISSION] });
  const backlog = await scene.write("anna", "report", { n: 1 });
  const report = await scene.say("anna", "report", { n: 2 });
  const hold = await scene.say("desk", "hold", { record: report, reason: "case" });
  await scene.say("anna", "retire", { key: keyOf("anna"), reason: "end of tour" });
  const late = { key: keyOf("anna"), records: [backlog.id] };
  expect(await refusalOf(scene, "boris", "late", late)).toBe('not_permitted {"rule":"late:karsa|mission"}');
  expect(await refusalOf(scene, "boris", "release", { hold, reason: "no case" })).toBe(
    'not_permitted {"rule":"release:mission"}',
  );
});

test("each hold is released by itself", async () => {
  const scene = await foundedScene();
  const record = await scene.say("anna", "report", {});
  const first = await scene.say("desk", "hold", { record, reason: "case 1" });
  const second = await scene.say("desk", "hold", { record, reason: "case 2" });
  await scene.say("desk", "release", { hold: first, reason: "closed" });
  expect(scene.roll.heldBy(record)).toEqual([second]);
});

test("a device that revokes itself is believed in that", async () => {
  const scene = await foundedScene();
  const revoke = { key: keyOf("anna"), reason: "stolen", compromisedSince: "2026-03-01T10:00:00.000Z" };
  const index = await scene.add(await scene.write("anna", "revoke", revoke));
  expect(scene.roll.contested(index)).toEqual([]);
});

test("nobody approves anything late", async () => {
  const scene = await foundedScene();
  const key = keyOf("karsa-1");
  const rule = { rule: "more", office: "karsa", role: "observer", types: ["conclusion"] };
  const approval = await scene.write("mission-1", "permit", rule, { seq: 2, by: ["mission-2", ...KARSA] });
  await scene.say("karsa-2", "retire", { key, reason: "end of tour" }, { by: ["karsa-3"] });
  const retired = `key_revoked {"key":"${key}","atIndex":3,"how":"retired"}`;
  await scene.say("desk", "late", { key, records: [approval.id] });
  expect(await scene.ask(approval)).toBe(retired);
});

describe("permission by index", () => {
  const rule = { rule: "reports-of-ostrel", office: "ostrel", role: "observer", types: ["report"] };

  test("the same record is refused before it, admitted after it, refused after its end", async () => {
    const scene = await foundedScene();
    await scene.say("ostrel-1", "enrol", await enrolment("boris"), { by: ["ostrel-2", ...MISSION] });
    const report = await scene.write("boris", "report", {});
    const missing = 'not_permitted {"rule":"ostrel/observer:report"}';
    expect(await scene.ask(report)).toBe(missing);
    await scene.say("ostrel-1", "permit", rule, { by: ["ostrel-2", ...MISSION] });
    expect(await scene.ask(report)).toBe("admitted");
    await scene.say("ostrel-1", "forbid", { rule: rule.rule }, { by: ["ostrel-2", ...MISSION] });
    expect(await scene.ask(report)).toBe(missing);
    const inForce = [4, 5, 6].map((index) => scene.roll.permissions(index).some((each) => each.rule === rule.rule));
    expect(inForce).toEqual([false, true, false]);
  });

  test("two rules that give the same: one may end", async () => {
    const scene = await foundedScene();
    const twice = { rule: "also", office: "karsa", role: "observer", types: ["report"] };
    await scene.say("karsa-1", "permit", twice, { by: ["karsa-2", ...MISSION] });
    await scene.say("karsa-1", "forbid", { rule: "also" }, { by: ["karsa-2", ...MISSION] });
    expect(await refusalOf(scene, "anna", "report", {})).toBe("admitted");
  });

  test("a rule needs the quorum of record 0, a new name, an office; its end needs a rule", async () => {
    const scene = await foundedScene();
    const permit = (by: Parts["by"], body: object = {}) =>
      refusalOf(scene, "ostrel-1", "permit", { ...rule, ...body }, { by: by ?? [] });
    expect(await permit(["ostrel-2"])).toBe('not_permitted {"rule":"quorum:2-of-karsa,mission,ostrel"}');
    expect(await permit(["ostrel-2", "karsa-1"])).toContain("quorum:2-of");
    expect(await permit(["ostrel-2", ...KARSA], { rule: "desk" })).toContain("body.body.rule");
    expect(await permit(["ostrel-2", ...KARSA], { office: "nobody" })).toContain("body.body.office");
    expect(await permit(["ostrel-2", ...KARSA], { types: ["shred"] })).toContain("body.body.types");
    const forbid = await refusalOf(scene, "ostrel-1", "forbid", { rule: "none" }, { by: ["ostrel-2", ...KARSA] });
    expect(forbid).toContain("body.body.rule");
  });
});

test("holds keep a record from being shredded; what is shredded cannot be rested on", async () => {
  const scene = await foundedScene();
  const report = await scene.say("anna", "report", {});
  const hold = await scene.say("desk", "hold", { record: report, reason: "case 4" });
  const shred = () =>
    scene.write("karsa-1", "shred", { record: report, basis: "GDPR 17" }, { by: ["karsa-2", ...MISSION] });
  expect(await scene.ask(await shred())).toBe(`not_permitted {"rule":"hold:${hold}"}`);
  expect(scene.roll.heldBy(report)).toEqual([hold]);
  await scene.say("desk", "release", { hold, reason: "closed" });
  expect(await refusalOf(scene, "desk", "release", { hold, reason: "again" })).toContain("body.body.hold");
  const alone = await scene.write("karsa-1", "shred", { record: report, basis: "GDPR 17" }, { by: ["karsa-2"] });
  expect(await scene.ask(alone)).toBe('not_permitted {"rule":"approval:mission:2"}');
  const by = await shred();
  await scene.add(by);
  expect(scene.roll.shredded(report)).toBe(by.id);
  const gone = `shredded {"id":"${report}","by":"${by.id}"}`;
  expect(await refusalOf(scene, "anna", "report", {}, { refs: [report] })).toBe(gone);
  expect(await refusalOf(scene, "desk", "hold", { record: report, reason: "case 5" })).toBe(gone);
  expect(await scene.ask(await shred())).toBe(gone);
});

test("keys of the log, its policy, its text and its end need the quorum", async () => {
  const scene = await foundedScene();
  const by = ["mission-2", ...KARSA] as const;
  const next = logKeyOf(101);
  const change = (add: string | null, drop: string | null) =>
    scene.write("mission-1", "log-key-change", { add, drop, reason: "rotation" }, { by });
  expect(await scene.ask(await change(null, null))).toContain("body.body.add");
  expect(await scene.ask(await change(LOG_KEY, null))).toContain("body.body.add");
  expect(await scene.ask(await change(null, next))).toContain("body.body.drop");
  expect(await scene.ask(await change(null, LOG_KEY))).toContain("body.body.drop");
  await scene.add(await change(next, null));
  await scene.add(await change(null, LOG_KEY));
  expect(scene.roll.logKeys).toEqual([next]);
  expect(await scene.ask(await change(next.replace(/.$/, "A"), null))).toContain("vkey_id_mismatch");
  expect(await refusalOf(scene, "mission-1", "policy", { policy: "log …\n" }, { by })).toContain("policy_malformed");
  const policy = `log ${next}\nquorum none\n`;
  await scene.say("mission-1", "policy", { policy }, { by });
  expect(scene.roll.policy).toBe(policy);
  expect(await refusalOf(scene, "mission-1", "close", { reason: "end" }, { by: ["mission-2"] })).toContain("quorum");
  const report = await scene.write("anna", "report", {});
  const index = await scene.add(report);
  await scene.say("mission-1", "close", { reason: "end" }, { by });
  expect(scene.roll.isFrozen).toBe(true);
  expect(await refusalOf(scene, "anna", "report", {})).toBe(`frozen {"atIndex":${index + 1}}`);
  expect(await scene.ask(report)).toBe(`resent ${index}`);
});

test("a text comes into force; what was signed under one before it is still taken", async () => {
  const scene = await foundedScene();
  const textOf = (text: string) => {
    const files = [{ path: "river.servanda.md", sha256: sha256Hex(text), text }];
    return { agreement: textDigest(files), files };
  };
  const say = (body: ReturnType<typeof textOf>) =>
    scene.write("mission-1", "text", { ...body }, { by: ["mission-2", ...KARSA] });
  const first = textOf("# One");
  const second = textOf("# Two");
  const wrongDigest = await scene.ask(await say({ ...first, agreement: second.agreement }));
  expect(wrongDigest).toBe('commitment_mismatch {"path":"body.body.agreement"}');
  const wrongFile = await scene.ask(
    await say({ ...first, files: first.files.map((file) => ({ ...file, text: "#" })) }),
  );
  expect(wrongFile).toBe('commitment_mismatch {"path":"body.body.files"}');
  await scene.add(await say(first));
  await scene.add(await say(second));
  expect(scene.roll.agreementText).toEqual({ index: 4, agreement: second.agreement });
  const under = (agreement: string) => refusalOf(scene, "anna", "report", {}, { agreement });
  for (const agreement of ["", first.agreement, second.agreement]) expect(await under(agreement)).toBe("admitted");
  expect(await under(textOf("# Three").agreement)).toContain("body.agreement");
});

test("a clock that cannot be right is marked, and nothing is refused for it", async () => {
  const scene = await foundedScene();
  const flagsOf = async (minute: number, offsetMs?: number) => {
    const device = new Date(START_AT + minute * 60_000).toISOString();
    const at = offsetMs === undefined ? { device } : { device, offsetMs };
    return scene.roll.flags(await scene.add(await scene.write("anna", "report", { minute }, { at })));
  };
  expect(await flagsOf(2)).toEqual([]);
  expect(await flagsOf(3, 40)).toEqual([]);
  expect(await flagsOf(4, 6000)).toEqual(["clock_implausible"]);
  expect(await flagsOf(30, 6000)).toEqual(["clock_implausible"]);
  expect(await flagsOf(5, 6000)).toEqual(["clock_implausible"]);
  expect(await flagsOf(5, 6000)).toEqual([]);
});

test("another reader of the same entries has the same answers", async () => {
  const { entries, roll } = await foundedScene();
  const other = createRoll(roll.origin, { verify: async () => true });
  for (const [index, entry] of entries.entries()) other.apply(entry, index);
  expect(other.rootAt(3)).toBe(roll.rootAt(3));
  const [first] = entries;
  expect(() => first !== undefined && other.apply(first, 3)).toThrow("what is applied was admitted");
  expect(() => first !== undefined && other.apply(first, 2)).toThrow("in the order of the log");
  other.passOver(new Uint8Array(3), 3);
  expect([other.size, other.idAt(3)]).toEqual([4, undefined]);
});
