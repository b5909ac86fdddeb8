// Key files in a folder of their own: made, read, refused.
import { generateKeyPairSync } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ed25519 } from "./ed25519.ts";
import { createKeyFile, readKeyFile } from "./key-file.ts";

const folder = mkdtempSync(join(tmpdir(), "servanda-key-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

const message = new TextEncoder().encode("a message");

test("a key that was made is read again, and signs", async () => {
  const path = join(folder, "anna.pem");
  const made = await createKeyFile(path);
  const read = await readKeyFile(path);
  if (!made.ok || !read.ok) throw new Error("no key");
  expect(read.value.publicKey).toEqual(made.value.publicKey);
  expect(await ed25519.verify(made.value.publicKey, message, await read.value.sign(message))).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, "utf8")).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
});

test("a key is never written over", async () => {
  const path = join(folder, "boris.pem");
  await createKeyFile(path);
  const before = readFileSync(path);
  expect(await createKeyFile(path)).toMatchObject({ ok: false, refusal: { code: "key-file-exists" } });
  expect(readFileSync(path)).toEqual(before);
});

test("a folder that is not there", async () => {
  const path = join(folder, "none", "key.pem");
  expect(await createKeyFile(path)).toMatchObject({ ok: false, refusal: { code: "key-file-not-written" } });
  expect(await readKeyFile(path)).toMatchObject({ ok: false, refusal: { code: "key-file-not-read" } });
  expect(await readKeyFile(folder)).toMatchObject({ ok: false, refusal: { code: "key-file-not-read" } });
});

test.each([0o640, 0o604, 0o660])("mode %o is too loose", async (mode) => {
  const path = join(folder, `loose-${mode}.pem`);
  await createKeyFile(path);
  chmodSync(path, mode);
  expect(await readKeyFile(path)).toMatchObject({ ok: false, refusal: { code: "key-file-loose" } });
});

const otherKey = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "pem", type: "pkcs8" });

test.each([
  ["nothing", ""],
  ["a text", "no key"],
  ["a key of another kind", otherKey.toString()],
  ["something large", "x".repeat(5000)],
])("%s is no key", async (title, content) => {
  const path = join(folder, `${title.replaceAll(" ", "-")}.pem`);
  writeFileSync(path, content, { mode: 0o600 });
  expect(await readKeyFile(path)).toMatchObject({ ok: false, refusal: { code: "key-file-malformed" } });
});
