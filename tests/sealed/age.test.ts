// Sealed files against the world: the vectors of CCTV, and `age` as Debian has it, in both directions.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { generateAgeKey, openWith, readAgeLines, sealTo } from "@servanda/host";
import { sha256, toHex, toUtf8 } from "@servanda/log";
import { afterAll, describe, expect, test } from "vitest";
import { hasVectors, vectorPath, whyVectorsAreSkipped } from "../../packages/log/src/testing/vectors.ts";

/** What `openWith` calls the outcomes of CCTV's headers. */
const stages: Readonly<Record<string, string>> = {
  "armor failure": "armor",
  "header failure": "header",
  "HMAC failure": "mac",
  "no match": "no_match",
  "payload failure": "payload",
};

interface Vector {
  readonly expect: string;
  readonly payload: string;
  readonly identities: readonly string[];
  readonly passphrases: readonly string[];
  readonly file: Uint8Array;
}

function readVector(bytes: Buffer): Vector {
  const end = bytes.indexOf("\n\n");
  const lines = bytes.subarray(0, end).toString("utf8").split("\n");
  const all = (key: string) =>
    lines.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2));
  const file = bytes.subarray(end + 2);
  return {
    expect: all("expect")[0] ?? "",
    payload: all("payload")[0] ?? "",
    identities: all("identity"),
    passphrases: all("passphrase"),
    file: all("compressed").length > 0 ? inflateSync(file) : file,
  };
}

const folder = vectorPath("cctv", "age", "testdata");
const names = hasVectors ? readdirSync(folder) : [];

describe.skipIf(!hasVectors)(`the files of CCTV${whyVectorsAreSkipped}`, () => {
  test("are all there", () => expect(names.length).toBe(143));

  test.each(names)("%s", async (name) => {
    const vector = readVector(readFileSync(join(folder, name)));
    const opened = await openWith(vector, vector.file);
    if (vector.expect === "success") {
      if (!opened.ok) throw new Error(opened.refusal.message);
      expect(toHex(sha256(opened.value))).toBe(vector.payload);
    } else {
      const stage = stages[vector.expect];
      expect(opened).toMatchObject({ refusal: { code: "not_opened", details: { stage } } });
    }
  });
});

const isAgeThere = ["age", "age-keygen"].every((name) => {
  try {
    execFileSync(name, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});

describe.skipIf(!isAgeThere)(
  `age of another hand${isAgeThere ? "" : " (not installed: Debian's package `age`)"}`,
  () => {
    const place = mkdtempSync(join(tmpdir(), "servanda-age-"));
    const at = (name: string) => join(place, name);
    afterAll(() => rmSync(place, { recursive: true }));
    const content = toUtf8("seen from the mill\n".repeat(9000));

    test("opens what is sealed here", async () => {
      execFileSync("age-keygen", ["-o", at("office.key")], { stdio: "ignore" });
      const recipient = execFileSync("age-keygen", ["-y", at("office.key")], { encoding: "utf8" }).trim();
      const other = await generateAgeKey("x25519");
      const sealed = await sealTo([other.recipient, recipient], content);
      if (!sealed.ok) throw new Error(sealed.refusal.message);
      writeFileSync(at("sealed.age"), sealed.value);
      const opened = execFileSync("age", ["-d", "-i", at("office.key"), at("sealed.age")], { maxBuffer: 1 << 24 });
      expect(opened.equals(content)).toBe(true);
    });

    test.each([[[]], [["--armor"]]])("seals what is opened here (%j)", async (flags) => {
      const { identity, recipient } = await generateAgeKey("x25519");
      writeFileSync(at("plain"), content);
      execFileSync("age", [...flags, "-r", recipient, "-o", at("theirs.age"), at("plain")]);
      expect(await openWith({ identities: [identity] }, readFileSync(at("theirs.age")))).toEqual({
        ok: true,
        value: content,
      });
    });

    test("its key files are read", async () => {
      execFileSync("age-keygen", ["-o", at("again.key")], { stdio: "ignore" });
      const identities = readAgeLines(readFileSync(at("again.key"), "utf8"));
      const recipient = execFileSync("age-keygen", ["-y", at("again.key")], { encoding: "utf8" });
      const sealed = await sealTo(readAgeLines(recipient), content);
      if (!sealed.ok) throw new Error(sealed.refusal.message);
      expect(await openWith({ identities }, sealed.value)).toEqual({ ok: true, value: content });
    });
  },
);
