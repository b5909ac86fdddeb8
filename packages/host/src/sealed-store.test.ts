// The author's secrets: for its eyes only, never written over, and gone when they are destroyed.
import { existsSync, linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSealedStore, type SealedStore } from "./sealed-store.ts";

let place = "";
let store: SealedStore;
const secret = new TextEncoder().encode('{"values":{"witness":"Ada Lind"}}');

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "servanda-sealed-"));
  store = createSealedStore(join(place, "store"));
});
afterEach(() => rmSync(place, { recursive: true }));

const pathOf = (id: string): string => join(place, "store", `${id}.opening`);

test("keeps a file a record, which nobody else may read", async () => {
  expect(await store.list()).toEqual([]);
  expect(await store.read("r1_a")).toBeUndefined();
  await store.keep("r1_b", secret);
  await store.keep("r1_a", secret);
  expect(await store.list()).toEqual(["r1_a", "r1_b"]);
  expect(await store.read("r1_a")).toEqual(secret);
  if (process.platform === "win32") return;
  expect(statSync(pathOf("r1_a")).mode & 0o777).toBe(0o600);
  expect(statSync(join(place, "store")).mode & 0o777).toBe(0o700);
});

test("never writes over a secret", async () => {
  await store.keep("r1_a", secret);
  expect(await store.keep("r1_a", new Uint8Array(3))).toMatchObject({ refusal: { code: "secret-not-written" } });
  expect(await store.read("r1_a")).toEqual(secret);
});

test("destroys by writing zeros before the name goes", async () => {
  await store.keep("r1_a", secret);
  // A second name for the same blocks shows what becomes of them.
  linkSync(pathOf("r1_a"), join(place, "same"));
  expect(await store.destroy("r1_a")).toEqual({ ok: true, value: true });
  expect(existsSync(pathOf("r1_a"))).toBe(false);
  expect(readdirSync(join(place, "store"))).toEqual([]);
  expect(new Uint8Array(readFileSync(join(place, "same")))).toEqual(new Uint8Array(secret.length));
  expect(await store.read("r1_a")).toBeUndefined();
  expect(await store.destroy("r1_a")).toEqual({ ok: true, value: false });
});

test.skipIf(process.platform === "win32")("follows no link out of the store", async () => {
  await store.keep("r1_a", secret);
  symlinkSync(pathOf("r1_a"), pathOf("r1_b"));
  expect(await store.read("r1_b")).toBeUndefined();
  expect(await store.destroy("r1_b")).toMatchObject({
    refusal: { code: "not-destroyed", message: expect.stringContaining("ELOOP") },
  });
  expect(await store.read("r1_a")).toEqual(secret);
});
