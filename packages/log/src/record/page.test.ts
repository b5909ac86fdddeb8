// The example of docs/formats/log-record.md, computed again; its tables against the code.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalText, type Refusal } from "@servanda/core";
import { expect, test } from "vitest";
import { fromBase64, toBase64, toUtf8 } from "../bytes.ts";
import { keyIdOf } from "../keys/key-id.ts";
import { statusOf } from "../refusals.ts";
import { GRANTED_TYPES } from "../roll/bodies.ts";
import { signerOf } from "../testing/scene.ts";
import { leafHash } from "../tree/hash.ts";
import { encodeEntry } from "./entry.ts";
import { MOST_ENVELOPE_BYTES, readEnvelope } from "./read.ts";

const page = readFileSync(join(import.meta.dirname, "../../../../docs/formats/log-record.md"), "utf8");
const blocks = [...page.matchAll(/^```\w*\n([^]*?)\n```$/gm)].map(([, text = ""]) => text);
const [keyBlock = "", json = "", nameBlock = "", leafBlock = ""] = blocks;
const [publicKey = "", keyId = ""] = keyBlock.split("\n");
const [id = "", sig = ""] = nameBlock.split("\n");

test("the example is a record of Anna's, with its id and signature", async () => {
  const anna = signerOf("anna");
  expect([toBase64(anna.publicKey), keyIdOf(anna.publicKey)]).toEqual([publicKey, keyId]);
  const body = canonicalText(JSON.parse(json));
  const bytes = toUtf8(`{"body":${body},"sigs":[{"key":"${keyId}","sig":"${sig}"}]}`);
  const record = readEnvelope(bytes);
  if (!record.ok) throw new Error(record.refusal.message);
  expect(record.value.id).toBe(id);
  expect([body.length, bytes.length]).toEqual([353, 525]);
  const input = toUtf8(`servanda/record/v1\n${body}`);
  expect(fromBase64(sig)).toEqual(await anna.sign(input));
  const entry = encodeEntry(record.value, Date.UTC(2026, 2, 1, 10, 3, 1, 500), "http");
  expect([entry.bytes.length, toBase64(leafHash(entry.bytes))]).toEqual([580, leafBlock]);
});

test("bounds and types are those of the code", () => {
  expect(page).toContain(MOST_ENVELOPE_BYTES.toLocaleString("en"));
  const byRule = page.split("\n").filter((line) => /^\| `.*\| a rule[^|]*\|$/.test(line));
  const types = byRule.flatMap((line) =>
    [...(line.split("|")[1] ?? "").matchAll(/`([\w-]+)`/g)].map(([, type]) => type),
  );
  expect(types.toSorted()).toEqual(GRANTED_TYPES.toSorted());
});

/** Only its code matters here. */
const refusalOf = (code: string): Refusal & { readonly details: object } => ({ code, message: "", details: {} });

test("every status of the table is what a server answers with", () => {
  const rows = [...page.matchAll(/^\| (`[a-z_`, ]+`) \| (\d{3}) \|/gm)];
  expect(rows.length).toBeGreaterThan(20);
  for (const [, codes = "", status] of rows) {
    for (const [, code = ""] of codes.matchAll(/`(\w+)`/g)) {
      expect([code, statusOf(refusalOf(code))]).toEqual([code, Number(status)]);
    }
  }
});
