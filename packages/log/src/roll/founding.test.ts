// Record 0: what a log may begin with, and what it may not.
import { describe, expect, test } from "vitest";
import { toBase64 } from "../bytes.ts";
import {
  emptyScene,
  enrolment,
  foundedScene,
  foundingBody,
  KARSA,
  logKeyOf,
  MISSION,
  OFFICES,
  OSTREL,
  type Parts,
  refusalOf,
} from "../testing/scene.ts";

const rule = (office: string) => ({ rule: "reports", office, role: "observer", types: ["report"] });

describe("founding", () => {
  const found = async (body: object, parts: Parts = { by: ["mission-2", ...KARSA, ...OSTREL] }) => {
    const scene = emptyScene();
    return await refusalOf(scene, "mission-1", "log", { ...(await foundingBody()), ...body }, parts);
  };

  test("by officers of every office", async () => {
    expect(await found({})).toBe("admitted");
    expect(await found({}, { by: ["mission-2", "karsa-1", ...OSTREL] })).toBe(
      'not_permitted {"rule":"approval:karsa:2"}',
    );
    expect(await found({}, { by: ["anna", "mission-2", ...KARSA, ...OSTREL] })).toContain("key_unknown");
  });

  test.each([
    ["a mission that is no office", { mission: "nobody" }, "body.body.mission"],
    ["an office that cannot approve", { offices: [{ name: "karsa", threshold: 4 }] }, "body.body.mission"],
    ["no quorum", { quorum: { offices: ["karsa"], need: 2 } }, "body.body.quorum"],
    ["a key of another log", { logKey: logKeyOf(100, "other") }, "body.body.logKey"],
    ["rules for nobody", { rules: [{ rule: "r", office: "x", role: "y", types: ["report"] }] }, "body.body.rules"],
    [
      "a rule for the rules",
      { rules: [{ rule: "r", office: "karsa", role: "y", types: ["permit"] }] },
      "body.body.rules",
    ],
    ["a member more", { more: 1 }, "body.body"],
    ["an office twice", { offices: [...OFFICES, { name: "karsa", threshold: 1 }] }, "body.body.offices"],
    ["rules of one name", { rules: [rule("karsa"), rule("ostrel")] }, "body.body.rules"],
  ])("%s", async (_title, body, path) => {
    const answer = await found(body);
    expect(answer).toMatch(/^bad_field /);
    expect(answer).toContain(`"path":"${path}"`);
  });

  test("a key twice, a text that it does not hold, another office", async () => {
    const { keys, ...others } = await foundingBody();
    const twice = Array.isArray(keys) ? [...keys, keys[0]] : [];
    const by = ["mission-2", ...KARSA, ...OSTREL] as const;
    expect(await found({ ...others, keys: twice })).toContain('"path":"body.body.keys"');
    expect(await found({}, { by, agreement: "0".repeat(64) })).toContain('"path":"body.agreement"');
    expect(await found({}, { by, office: "karsa" })).toBe('not_permitted {"rule":"office:karsa"}');
  });

  test("a key whose holder did not ask for it", async () => {
    const body = await foundingBody();
    const keys = await Promise.all([...KARSA, ...OSTREL, ...MISSION].map((name) => enrolment(name)));
    const [first, ...others] = keys;
    const stolen = { ...first, nonce: toBase64(new Uint8Array(32)) };
    expect(await found({ ...body, keys: [stolen, ...others] })).toContain("signature_invalid");
  });

  test("nothing else comes first, and nothing like it comes later", async () => {
    expect(await refusalOf(emptyScene(), "karsa-1", "report", {})).toContain("key_unknown");
    const scene = await foundedScene();
    const again = await refusalOf(scene, "mission-1", "log", await foundingBody(), { by: ["mission-2", ...KARSA] });
    expect(again).toBe('not_permitted {"rule":"founding"}');
  });
});
