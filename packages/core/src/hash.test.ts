// Published digests, and Node's own hash as witness.
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { sha256Hex, shortId } from "./hash.ts";

const node = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

describe("hash", () => {
  test("FIPS 180-4 examples", () => {
    expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(sha256Hex("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });

  test.each(["Київ", "שלום 😀", "x".repeat(1000)])("Node agrees about %s", (text) => {
    expect(sha256Hex(text)).toBe(node(text));
  });

  test("an id is the hash of its parts, which do not run into each other", () => {
    expect(shortId("f", "ab", "c")).toBe(`f-${node('["ab","c"]').slice(0, 16)}`);
    expect(shortId("f", "ab", "c")).not.toBe(shortId("f", "a", "bc"));
    expect(shortId("f")).toMatch(/^f-[0-9a-f]{16}$/);
  });
});
