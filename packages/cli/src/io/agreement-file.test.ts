// An agreement's folder on disk: what lies beside it is read, what a link brings in from outside is not.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readAgreement } from "./agreement-file.ts";

const annex = "```servanda\nzone Buffer\n```\n";
let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "servanda-"));
  for (const folder of ["elsewhere", "agreement/annexes"]) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, "elsewhere/annex.md"), annex);
  writeFileSync(join(root, "agreement/annexes/own.md"), annex);
  symlinkSync(join(root, "elsewhere/annex.md"), join(root, "agreement/file-link.md"));
  symlinkSync(join(root, "elsewhere"), join(root, "agreement/folder-link"));
  symlinkSync(join(root, "agreement/annexes/own.md"), join(root, "agreement/own-link.md"));
  symlinkSync(join(root, "agreement"), join(root, "whole-link"));
});
afterAll(() => rmSync(root, { recursive: true }));

function codesOf(include: string, folder = "agreement"): readonly string[] {
  const path = join(root, folder, "main.servanda.md");
  const rule = "clause 1: each party must not fire in Buffer";
  writeFileSync(path, `\`\`\`servanda\nbetween A, B\ninclude "std/ceasefire"\ninclude "${include}"\n${rule}\n\`\`\`\n`);
  const read = readAgreement(path);
  return read.ok ? read.value.checked.diagnostics.map(({ code }) => code) : [read.refusal.message];
}

test.each(["annexes/own.md", "own-link.md"])("%s lies in the folder", (include) => {
  expect(codesOf(include)).toEqual([]);
});

test("a folder may itself be reached by a link", () => {
  expect(codesOf("annexes/own.md", "whole-link")).toEqual([]);
});

test.each(["file-link.md", "folder-link/annex.md"])("%s leads out of the folder and is not read", (include) => {
  expect(codesOf(include)).toEqual(["S0502"]);
});

test("what is not there is missing, not outside", () => {
  expect(codesOf("nowhere.md")).toEqual(["S0205"]);
});
