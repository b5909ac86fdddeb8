// The search finds a name wherever it is planted: else that it finds nothing would say nothing.
import { createHash } from "node:crypto";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { findPlanted } from "./planted.ts";

const name = "Ada Lind-Möller";
const around = (bytes: Uint8Array | string, before = "x".repeat(40)): Buffer =>
  Buffer.concat([Buffer.from(before), Buffer.from(bytes as string), Buffer.from("and so on".repeat(9))]);
const utf16be = Buffer.from(name, "utf16le").swap16();

const hidden: readonly (readonly [string, Uint8Array])[] = [
  ["as it stands", around(name)],
  ["in capitals", around(name.toUpperCase())],
  ["decomposed", around(name.normalize("NFD"))],
  ["in UTF-16LE", around(Buffer.from(name, "utf16le"))],
  ["in UTF-16BE", around(utf16be)],
  ["in hex", around(Buffer.from(name).toString("hex"))],
  ["in capital hex", around(Buffer.from(name).toString("hex").toUpperCase())],
  ["in hex of UTF-16", around(utf16be.toString("hex"))],
  ...[0, 1, 2].flatMap((shift): readonly (readonly [string, Uint8Array])[] => [
    [`in base64 at ${shift}`, Buffer.from(around(name, "x".repeat(30 + shift)).toString("base64"))],
    [`in base64url at ${shift}`, Buffer.from(around(name, "x".repeat(30 + shift)).toString("base64url"))],
    [`in base64 of UTF-16 at ${shift}`, Buffer.from(around(utf16be, "x".repeat(30 + shift)).toString("base64"))],
  ]),
  ["with escapes", around([...name].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""))],
  ["in an address", around(encodeURIComponent(name))],
  ["as its SHA-256", around(createHash("sha256").update(name).digest())],
  ["as its SHA-256 in hex", around(createHash("sha256").update(name).digest("hex"))],
  ["as its MD5 in base64", around(createHash("md5").update(name).digest("base64"))],
  ["in a gzip", gzipSync(around(name))],
  ["in a zlib stream", deflateSync(around(name))],
  ["in raw deflate", deflateRawSync(around(name))],
  ["in a zip", zipSync({ "a/b": around(name) })],
  ["in the name of a file in a zip", zipSync({ [`a/${name}`]: around("nothing") })],
  ["in a zip in a zip", zipSync({ inner: zipSync({ a: around(name) }) })],
  ["in hex in a zip", zipSync({ a: around(Buffer.from(name).toString("hex")) })],
];

test.each(hidden)("finds a name %s", (_, bytes) => {
  expect(findPlanted([name], new Map([["file", bytes]])).length).toBeGreaterThan(0);
});

test("and nothing where there is none", () => {
  const files = new Map(hidden.map(([how, bytes]) => [how, bytes]));
  expect(findPlanted(["Bo Lind-Möller", "second door"], files)).toEqual([]);
});
