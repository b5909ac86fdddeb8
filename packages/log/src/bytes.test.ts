// Texts of bytes: one text for one value, or none.
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64, fromBase64Url, fromUtf8, sameBytes, toBase64, toBase64Url } from "./bytes.ts";

test("property: base64 as Node writes it, and back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      expect(sameBytes(bytes, Uint8Array.from(bytes))).toBe(true);
    }),
  );
});

test("property: what is read is what would be written", () => {
  const character = fc.constantFrom(..."AQgwBz09+/-_= é");
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 9 }), (text) => {
      const bytes = fromBase64(text);
      const urlBytes = fromBase64Url(text);
      expect(bytes === undefined ? text : toBase64(bytes)).toBe(text);
      expect(urlBytes === undefined ? text : toBase64Url(urlBytes)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test.each(["A", "AA", "AA=", "AB==", "AAB=", "A===", "====", "AAAA=", "AAAA====", "AA==AAAA", "AA A", "AA-_", "é==="])(
  "%s is no base64",
  (text) => {
    expect(fromBase64(text)).toBeUndefined();
  },
);

test.each(["A", "AB", "AAB", "AA==", "AA+/"])("%s is no base64url", (text) => {
  expect(fromBase64Url(text)).toBeUndefined();
});

test("bytes that are no UTF-8, and a byte order mark that stays", () => {
  expect(fromUtf8(Uint8Array.of(0xc0, 0x80))).toBeUndefined();
  expect(fromUtf8(Uint8Array.of(0xed, 0xa0, 0x80))).toBeUndefined();
  expect(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toBe("\uFEFFA");
});
