// Sealing to offices: who can open, who cannot, and what becomes of those who would show two offices two things.
import { contentOf, evidenceRefOf, packParcel, toUtf8 } from "@servanda/log";
import { describe, expect, test } from "vitest";
import { fileKeyOf, generateAgeKey, openWith, readAgeLines, sealTo } from "./age.ts";

const content = toUtf8("seen from the mill");
const karsa = await generateAgeKey("x25519");
const ostrel = await generateAgeKey("x25519");
const gard = await generateAgeKey("hybrid");
const mission = await generateAgeKey("hybrid");

async function sealed(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
  const outcome = await sealTo(recipients, bytes);
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.value;
}

function parcel(text: string, fill = 1): Uint8Array {
  const bytes = packParcel({ salt: new Uint8Array(32).fill(fill), content: toUtf8(text) });
  if (!bytes.ok) throw new Error(bytes.refusal.message);
  return bytes.value;
}

describe("what is sealed", () => {
  test("is opened by each recipient and by nobody else", async () => {
    const file = await sealed([karsa.recipient, ostrel.recipient], content);
    for (const { identity } of [karsa, ostrel]) {
      expect(await openWith({ identities: [identity] }, file)).toEqual({ ok: true, value: content });
    }
    const other = await generateAgeKey("x25519");
    expect(await openWith({ identities: [other.identity] }, file)).toMatchObject({
      refusal: { code: "not_opened", details: { stage: "no_match" } },
    });
    expect(await openWith({ identities: [] }, file)).toMatchObject({ refusal: { details: { stage: "no_match" } } });
  });

  test("to hybrid keys as well", async () => {
    const file = await sealed([gard.recipient, mission.recipient], content);
    expect(await openWith({ identities: [karsa.identity, mission.identity] }, file)).toEqual({
      ok: true,
      value: content,
    });
  });

  test("does not name its recipients", async () => {
    const file = await sealed([karsa.recipient, ostrel.recipient], content);
    expect(new TextDecoder().decode(file)).not.toContain(karsa.recipient.slice(5, 20));
  });

  test("is refused wherever one byte of it is changed", async () => {
    const file = await sealed([karsa.recipient], content);
    for (let at = 0; at < file.length; at += 1) {
      const outcome = await openWith({ identities: [karsa.identity] }, file.with(at, (file[at] ?? 0) ^ 1));
      expect(outcome).toMatchObject({ refusal: { code: "not_opened" } });
    }
  });
});

describe("refused to seal", () => {
  test.each<[string, readonly string[]]>([
    ["none", []],
    ["mixed", [karsa.recipient, gard.recipient]],
    ["unreadable", ["age1nobody"]],
    ["unreadable", [karsa.identity]],
    ["too_many", Array.from({ length: 65 }, () => karsa.recipient)],
  ])("%s", async (reason, recipients) => {
    expect(await sealTo(recipients, content)).toMatchObject({
      refusal: { code: "bad_recipient", details: { reason } },
    });
  });

  test("an identity that is none is said to be so", async () => {
    expect(await openWith({ identities: ["age1nobody"] }, content)).toMatchObject({
      refusal: { details: { stage: "identity" } },
    });
  });
});

describe("two contents under one record", () => {
  const salt = new Uint8Array(32).fill(1);

  test("the office that gets the other one notices, though it opens", async () => {
    const forKarsa = await sealed([karsa.recipient], parcel("one tank"));
    const forOstrel = await sealed([ostrel.recipient], parcel("two tanks"));
    const ref = evidenceRefOf(forKarsa, "text/plain", { salt, content: toUtf8("one tank") });
    const opened = await openWith({ identities: [ostrel.identity] }, forOstrel);
    if (!opened.ok) throw new Error(opened.refusal.message);
    expect(contentOf(ref, opened.value)).toMatchObject({ refusal: { code: "commitment_mismatch" } });
    const rightly = await openWith({ identities: [karsa.identity] }, forKarsa);
    if (!rightly.ok) throw new Error(rightly.refusal.message);
    expect(contentOf(ref, rightly.value)).toEqual({ ok: true, value: toUtf8("one tank") });
  });

  test("one file with a key of its own for each office opens for one at most", async () => {
    const forKarsa = new TextDecoder("latin1").decode(await sealed([karsa.recipient], parcel("one tank")));
    const forOstrel = new TextDecoder("latin1").decode(await sealed([ostrel.recipient], parcel("two tanks")));
    const stanza = (file: string) => file.slice(file.indexOf("->"), file.indexOf("---"));
    // Karsa's file, with a stanza before its own that gives Ostrel another key.
    const both = Buffer.from(
      forKarsa.replace("->", () => `${stanza(forOstrel)}->`),
      "latin1",
    );
    for (const { identity } of [karsa, ostrel]) {
      expect(await openWith({ identities: [identity] }, both)).toMatchObject({
        refusal: { code: "not_opened", details: { stage: "mac" } },
      });
    }
  });
});

test("age's key files: one key a line, comments and empty lines between", () => {
  expect(readAgeLines("# created: 2026\r\n\n# public key: age1x\r\nAGE-SECRET-KEY-1X\n age1y ")).toEqual([
    "AGE-SECRET-KEY-1X",
    "age1y",
  ]);
});

test("the key of one file opens it for anybody, and no other file", async () => {
  const file = await sealed([karsa.recipient, ostrel.recipient], content);
  const other = await sealed([karsa.recipient], content);
  const fileKey = await fileKeyOf({ identities: [ostrel.identity] }, file);
  if (!fileKey.ok) throw new Error(fileKey.refusal.message);
  expect(await openWith({ identities: [], fileKey: fileKey.value }, file)).toEqual({ ok: true, value: content });
  expect(await openWith({ identities: [], fileKey: fileKey.value }, other)).toMatchObject({
    refusal: { details: { stage: "mac" } },
  });
  expect(await fileKeyOf({ identities: [gard.identity] }, file)).toMatchObject({
    refusal: { details: { stage: "no_match" } },
  });
});
