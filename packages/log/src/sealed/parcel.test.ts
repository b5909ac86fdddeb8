// What is inside a ciphertext: one form, few sizes, and a commitment that fits one content only.
import { describe, expect, test } from "vitest";
import { toHex, toUtf8 } from "../bytes.ts";
import { commitmentOf } from "./commitment.ts";
import { checkCiphertext, contentOf, evidenceRefOf } from "./evidence.ts";
import { paddedSizeOf } from "./padding.ts";
import { MAX_CONTENT_BYTES, packParcel, unpackParcel } from "./parcel.ts";

const KIB = 1024;
const MIB = 1024 * KIB;
const salt = new Uint8Array(32).fill(7);

function packed(content: string | Uint8Array): Uint8Array {
  const bytes = packParcel({ salt, content: typeof content === "string" ? toUtf8(content) : content });
  if (!bytes.ok) throw new Error(bytes.refusal.message);
  return bytes.value;
}

/** What becomes of a parcel after one change to its bytes. */
function changed(change: (bytes: Uint8Array) => Uint8Array | undefined): unknown {
  const bytes = packed("seen at the mill");
  const result = unpackParcel(change(bytes) ?? bytes);
  return result.ok ? "opened" : result.refusal;
}

describe("size classes", () => {
  test.each([
    [0, 4 * KIB],
    [4 * KIB, 4 * KIB],
    [4 * KIB + 1, 8 * KIB],
    [MIB - 1, MIB],
    [MIB + 1, MIB + MIB / 8],
    [2 * MIB - 1, 2 * MIB],
    [2 * MIB + 1, 2 * MIB + MIB / 4],
    [64 * MIB, 64 * MIB],
    [64 * MIB + 1, undefined],
  ])("%d bytes look like %d", (size, looksLike) => expect(paddedSizeOf(size)).toBe(looksLike));

  test("are few, and a large file is padded by an eighth at most", () => {
    const classes = new Set<number>();
    for (let size = 1; size <= 64 * MIB; size += 4093) {
      const padded = paddedSizeOf(size) ?? Number.NaN;
      classes.add(padded);
      expect(padded).toBeGreaterThanOrEqual(size);
      if (size > MIB) expect(padded - size).toBeLessThanOrEqual(size / 8);
    }
    expect(classes.size).toBe(9 + 6 * 8);
  });

  test("two short texts are as long as each other", () => {
    expect(packed("no").length).toBe(packed("seen from the mill at dusk, twice").length);
  });
});

describe("a parcel", () => {
  test("gives back what was put in", () => {
    for (const length of [0, 1, 4037, 4038, 70_000]) {
      const content = new Uint8Array(length).fill(1);
      expect(unpackParcel(packed(content))).toEqual({ ok: true, value: { salt, content } });
    }
  });

  test.each<[string, (bytes: Uint8Array) => Uint8Array | undefined]>([
    ["too_short", (bytes) => bytes.subarray(0, 58)],
    ["prefix", (bytes) => void (bytes[3] = 0)],
    ["length", (bytes) => void (bytes[51] = 255)],
    ["size_class", (bytes) => bytes.subarray(0, 4095)],
    ["padding", (bytes) => void (bytes[4095] = 1)],
  ])("is refused with %s", (reason, change) => {
    expect(changed(change)).toMatchObject({ code: "bad_parcel", details: { reason } });
  });

  test("a content that is too large is sealed in parts", () => {
    const content = { length: MAX_CONTENT_BYTES + 1 } as Uint8Array;
    expect(packParcel({ salt, content })).toMatchObject({ refusal: { code: "content_too_large" } });
  });
});

describe("a commitment", () => {
  test("is SHA-256 over the prefix, the salt and the content", () => {
    // By another program: printf 'servanda/pt/v1\n%032dcontent' 0 | sha256sum, with the digits as the salt.
    expect(commitmentOf(toUtf8("0".repeat(32)), toUtf8("content"))).toBe(
      "b0b31047a43699e7ba168d0652b5cc282573d4ae9f6028d42d6ba0b024e434fb",
    );
  });

  test("holds the author to one content", () => {
    const ref = evidenceRefOf(toUtf8("ciphertext"), "text/plain", { salt, content: toUtf8("one tank") });
    expect(contentOf(ref, packed("one tank"))).toEqual({ ok: true, value: toUtf8("one tank") });
    expect(contentOf(ref, packed("two tanks"))).toMatchObject({
      refusal: { code: "commitment_mismatch", details: { path: "pt" } },
    });
  });

  test("another salt is another content", () => {
    const ref = evidenceRefOf(toUtf8("ciphertext"), "text/plain", {
      salt: salt.map((byte) => byte ^ 1),
      content: salt,
    });
    expect(contentOf(ref, packed(salt))).toMatchObject({ refusal: { code: "commitment_mismatch" } });
  });

  test("names the ciphertext by its hash and its length", () => {
    const ref = evidenceRefOf(toUtf8("ciphertext"), "text/plain", { salt, content: salt });
    expect(toHex(toUtf8(ref.ct)).length).toBe(128);
    expect(checkCiphertext(ref, toUtf8("ciphertext"))).toMatchObject({ ok: true });
    expect(checkCiphertext(ref, toUtf8("ciphertexT"))).toMatchObject({ refusal: { details: { path: "ct" } } });
    expect(checkCiphertext({ ...ref, size: 3 }, toUtf8("ciphertext"))).toMatchObject({
      refusal: { details: { path: "size" } },
    });
  });
});
