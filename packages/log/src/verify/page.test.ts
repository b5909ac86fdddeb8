// The examples of docs/formats/bundle.md and fraud.md, made again; the tables of codes against the code.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalText } from "@servanda/core";
import { expect, test } from "vitest";
import { toHex, toUtf8 } from "../bytes.ts";
import { forkingLog } from "../testing/forking-log.ts";
import { filesOfLog } from "../testing/memory-files.ts";
import { bundleHead, headOf, publishedLog } from "../testing/published-log.ts";
import { nodeEd25519 } from "../testing/signers.ts";
import { sha256 } from "../tree/hash.ts";
import { createTreeHashes } from "../tree/tree-hashes.ts";
import { proveEquivocation } from "./evidence/equivocation.ts";
import { encodeEvidence } from "./evidence/file.ts";
import { verifyEvidence } from "./evidence/verify-evidence.ts";
import { createManifest, encodeManifest, readManifest } from "./manifest.ts";
import { problemWords } from "./words.ts";

const folder = join(import.meta.dirname, "../../../../docs/formats");
const bundlePage = readFileSync(join(folder, "bundle.md"), "utf8");
const fraudPage = readFileSync(join(folder, "fraud.md"), "utf8");

function exampleOf(page: string): unknown {
  return JSON.parse(/^```json\n([^]*?)\n```$/m.exec(page)?.[1] ?? "");
}

/** `1,214 bytes`, as a page says it. */
const sized = (bytes: Uint8Array): string => `${bytes.length.toLocaleString("en")} bytes`;

test("the list in bundle.md is that of a log of three records", async () => {
  const { files } = await publishedLog(3, [3]);
  const bytes = encodeManifest(createManifest(bundleHead, files));
  const example = toUtf8(canonicalText(exampleOf(bundlePage)));
  expect(readManifest(example)).toEqual(readManifest(bytes));
  expect(readManifest(example).ok).toBe(true);
  expect(bundlePage).toContain(sized(bytes));
  expect(bundlePage).toContain(toHex(sha256(bytes)));
});

test("the evidence in fraud.md is that of a log with two faces, and shows it", async () => {
  const log = forkingLog("log.example/north/1", 7, 2);
  const first = headOf(await log.checkpoint(3, "north"));
  const second = headOf(await log.checkpoint(4, "south"));
  const entries = Array.from({ length: 4 }, (_, index) => toUtf8(`${index < 2 ? "" : "south"} ${index}`));
  const evidence = await proveEquivocation(log.vkey, first, second, createTreeHashes(filesOfLog(entries), 4));
  if (evidence === undefined) throw new Error("there is no evidence");
  expect(exampleOf(fraudPage)).toEqual(evidence);
  const bytes = encodeEvidence(evidence);
  expect(fraudPage.replaceAll("\n", " ")).toContain(sized(bytes));
  expect(fraudPage).toContain(toHex(sha256(bytes)));
  const verdict = await verifyEvidence(bytes, nodeEd25519);
  expect(verdict.ok && verdict.value.decision).toBe("valid");
});

test("every code that a verifier may give stands on a page, and no other in its table", () => {
  // Why a bundle cannot be opened is said in words.
  const inside = /^(bundle_(not_zip|too_large|bad_path|duplicate)|manifest_)/;
  const codes = Object.keys(problemWords).filter((code) => !inside.test(code));
  expect(codes.filter((code) => ![bundlePage, fraudPage].some((page) => page.includes(`\`${code}\``)))).toEqual([]);
  const rows = bundlePage.split("\n").filter((line) => / \| (broken|missing|alarm) \| /.test(line));
  const listed = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, code]) => code));
  expect(listed.filter((code) => !codes.includes(code ?? ""))).toEqual([]);
});
