// Sealed parts of records from the command line: sealed, opened, shown, withheld, held, and destroyed for good.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileKeyOf, generateAgeKey, nodeRandom, readAgeLines, type SealedFile, sealEvidence } from "@servanda/host";
import { blobPath, mismatchBody, toUtf8 } from "@servanda/log";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readArguments } from "../../arguments.ts";
import type { RecordContent } from "../../logged/author.ts";
import { main } from "../../main.ts";
import { appendOne } from "../../sealed/append-one.ts";
import { rememberingTerminal } from "../../testing/terminal.ts";
import { sealHelp } from "../../words/log/sealed-help.ts";
import { type OpenLog, withWriter } from "./with-writer.ts";

const root = join(import.meta.dirname, "../../../../..");
const place = mkdtempSync(join(tmpdir(), "servanda-log-sealed-"));
const log = join(place, "river.log");
const at = (name: string): string => join(place, name);
const key = (name: string): string => join(place, "river.log-keys", `${name}.pem`);

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `servanda log VERB river.log …`, an hour later each time. */
let hour = 0;
async function run(verb: string, ...words: readonly string[]): Promise<Said> {
  hour += 1;
  const time = ["2026-03-06T", String(hour % 24).padStart(2, "0"), ":00:00Z"].join("");
  const writes = ["init", "seal", "shred", "hold", "release"].includes(verb) || words.includes("--claim");
  const terminal = rememberingTerminal();
  const code = await main(["log", verb, log, ...words, ...(writes ? ["--at", time] : [])], terminal);
  return { code, ...terminal.written };
}

async function office(name: string): Promise<void> {
  const { identity, recipient } = await generateAgeKey("x25519");
  writeFileSync(at(`${name}.key`), `# ${name}\n${identity}\n`);
  writeFileSync(at(`${name}.pub`), `# ${name}\n${recipient}\n`);
}

/** The place of the record that was made. */
const indexIn = ({ out }: Said): string => /: record (\d+): r1_/.exec(out)?.[1] ?? "none";

beforeAll(async () => {
  const agreement = join(root, "examples/river/4-whole.servanda.md");
  const begun = await run("init", "--origin", "log.example/river/1", "--agreement", agreement);
  if (begun.code !== 0) throw new Error(begun.err);
  for (const name of ["karsa", "ostrel", "gard"]) await office(name);
  writeFileSync(at("film.mp4"), "a film of the crossing");
  writeFileSync(at("statement.txt"), "I saw it from the mill.");
  writeFileSync(at("fields.json"), '{ "witness": "Ada Lind", "casualties": 2, "note": "the mill, second door" }');
});
afterAll(() => rmSync(place, { recursive: true }));

describe("files", () => {
  test("are opened by those to whom they were sealed, and by nobody else", async () => {
    const to = `${at("karsa.pub")},${at("ostrel.pub")}`;
    const sealed = await run("seal", at("film.mp4"), at("statement.txt"), "--to", to);
    expect(sealed).toMatchObject({ code: 0, err: "" });
    const index = indexIn(sealed);
    mkdirSync(at("opened"));
    const opened = await run("open", "--index", index, "--identity", at("ostrel.key"), "--out", at("opened"));
    expect(opened).toMatchObject({ code: 0, err: "" });
    expect(opened.out).toContain("part 1 (video/mp4): 22 bytes, as its author committed to");
    expect(readFileSync(at("opened/2"), "utf8")).toBe("I saw it from the mill.");
    const other = await run("open", "--index", index, "--identity", at("gard.key"));
    expect(other.code).toBe(2);
    expect(other.out).toContain("it was not sealed to any of these keys");
  });

  test("that are changed in the folder are not opened", async () => {
    const index = indexIn(await run("seal", at("film.mp4"), "--to", at("karsa.pub")));
    const blob = /blob ([0-9a-f]{64})/.exec((await run("seal", at("film.mp4"), "--to", at("gard.pub"))).out)?.[1] ?? "";
    const path = join(log, "blob", blob.slice(0, 2), blob);
    const bytes = readFileSync(path);
    const put = (content: Uint8Array) => {
      rmSync(path);
      writeFileSync(path, content);
    };
    put(new Uint8Array(bytes).with(200, (bytes[200] ?? 0) ^ 1));
    const opened = await run("open", "--index", String(Number(index) + 1), "--identity", at("gard.key"));
    expect(await main(["verify", log], rememberingTerminal())).toBe(1);
    put(bytes);
    expect(opened).toMatchObject({ code: 1 });
    expect(opened.out).toContain("`ct` does not match the commitment in the record");
  });

  test("whose record came in before the machine stopped are put where they belong by the next seal", async () => {
    const sealed = await run("seal", at("film.mp4"), "--to", at("karsa.pub"));
    const blob = /blob ([0-9a-f]{64})/.exec(sealed.out)?.[1] ?? "";
    const path = join(log, "blob", blob.slice(0, 2), blob);
    renameSync(path, join(`${log}-sealed`, `${blob}.blob`));
    // Others see a file that is not there, which may be; never one that no record names.
    expect(await main(["verify", log], rememberingTerminal())).toBe(0);
    await run("seal", at("film.mp4"), "--to", at("gard.pub"));
    expect((await run("open", "--index", indexIn(sealed), "--identity", at("karsa.key"))).code).toBe(0);
    expect(readdirSync(`${log}-sealed`).filter((name) => name.endsWith(".blob"))).toEqual([]);
  });

  test.each([
    [["--to", "karsa.pub"], "what shall be sealed?"],
    [["film.mp4"], "who may open the files?"],
    [["film.mp4", "--to", "nobody.pub"], "there is no file"],
    [["film.mp4", "--to", "film.mp4"], "a recipient is none that age knows"],
    [["--fields", "film.mp4"], "is not one JSON object of fields"],
    [["--fields", "fields.json", "--pseudonyms", "casualties"], "`casualties` is no sealed field with a name"],
    [["--fields", "fields.json", "--about", "999"], "record 999 is not in this log"],
    [["--fields", "fields.json", "--report", "film.mp4"], "is not one record"],
  ])("not sealed: %j", async (words, said) => {
    const before = existsSync(`${log}-sealed`) ? readdirSync(`${log}-sealed`).length : 0;
    const refused = await run("seal", ...words.map((word) => (/\./.test(word) ? at(word) : word)));
    expect(refused.code).toBeGreaterThan(0);
    expect(refused.err).toContain(said);
    expect(existsSync(`${log}-sealed`) ? readdirSync(`${log}-sealed`).length : 0).toBe(before);
  });
});

describe("fields", () => {
  test("are shown one by one, and whoever has the log can tell that they are its own", async () => {
    const index = indexIn(await run("seal", "--fields", at("fields.json")));
    const shown = await run("disclose", "--index", index, "--fields", "casualties,vehicle", "--out", at("shown.json"));
    expect(shown).toEqual({ code: 0, out: "", err: "" });
    const checked = await run("disclose", "--check", at("shown.json"));
    expect(checked.code).toBe(0);
    expect(checked.out).toContain(`These are fields of record ${index} of log.example/river/1:`);
    expect(checked.out).toMatch(/casualties +2\n +vehicle +null\n/);
    const text = readFileSync(at("shown.json"), "utf8");
    expect(text).not.toContain("Ada Lind");
    writeFileSync(at("lie.json"), text.replace('"value":2', '"value":0'));
    expect(await run("disclose", "--check", at("lie.json"))).toMatchObject({
      code: 1,
      out: expect.stringContaining("the proof does not hold: root_mismatch"),
    });
  });

  test("are withheld in a copy that is the record's", async () => {
    const index = indexIn(await run("seal", "--fields", at("fields.json")));
    expect((await run("redact", "--index", index, "--show", "casualties", "--out", at("copy.json"))).code).toBe(0);
    const checked = await run("redact", "--check", at("copy.json"));
    expect(checked.out).toContain(
      `This is record ${index} of log.example/river/1. Nothing was done to it but withholding:`,
    );
    const text = readFileSync(at("copy.json"), "utf8");
    expect(text).not.toContain("Ada Lind");
    writeFileSync(at("other.json"), text.replace('"kind":"sealed"', '"kind":"saeled"'));
    expect((await run("redact", "--check", at("other.json"))).code).toBe(1);
    const signature = /"sig":"(.)/.exec(text)?.[1] ?? "";
    writeFileSync(at("resigned.json"), text.replace(`"sig":"${signature}`, `"sig":"${signature === "A" ? "B" : "A"}`));
    expect(await run("redact", "--check", at("resigned.json"))).toMatchObject({
      code: 1,
      out: expect.stringContaining("byte for byte"),
    });
  });

  test("are shown by whoever was given the opening, too", async () => {
    const index = indexIn(await run("seal", "--fields", at("fields.json"), "--opening-to", at("gard.pub")));
    mkdirSync(at("for-gard"));
    const opened = await run("open", "--index", index, "--identity", at("gard.key"), "--out", at("for-gard"));
    expect(opened.code).toBe(0);
    const words = ["--fields", "witness", "--opening", at("for-gard/1"), "--out", at("by-gard.json")];
    expect((await run("disclose", "--index", index, ...words)).code).toBe(0);
    expect((await run("disclose", "--check", at("by-gard.json"))).out).toContain('"Ada Lind"');
    // An opening of one record opens no other.
    const other = await run("disclose", "--index", String(Number(index) - 1), "--fields", "witness", ...words.slice(2));
    expect(other.err).toContain("`disc` does not match the commitment in the record");
  });

  test("name people by pseudonyms, the same for the same person", async () => {
    const person = ({ out }: Said) => /witness: (P-[0-9A-Z]{10}) to everybody/.exec(out)?.[1] ?? "none";
    const one = await run("seal", "--fields", at("fields.json"), "--pseudonyms", "witness");
    const json = await run("seal", "--fields", at("fields.json"), "--pseudonyms", "witness", "--json");
    expect(JSON.parse(json.out)).toMatchObject({ evidence: [], persons: { witness: person(one) } });
    const two = await run("seal", "--fields", at("fields.json"), "--pseudonyms", "witness");
    expect(person(one)).toMatch(/^P-/);
    expect(person(two)).toBe(person(one));
    const shown = await run("show", "--index", indexIn(one), "--json");
    expect(shown.out).toContain(`"persons":{"witness":"${person(one)}"}`);
  });

  test("stand beside a report that everybody reads", async () => {
    const report = readFileSync(join(root, "examples/river/records.ndjson"), "utf8").split("\n")[0] ?? "";
    writeFileSync(at("report.ndjson"), report);
    const words = ["--report", at("report.ndjson"), "--pseudonyms", "witness"];
    const sealed = await run("seal", "--fields", at("fields.json"), ...words);
    expect(sealed).toMatchObject({ code: 0, err: "" });
    const shown = await run("show", "--index", indexIn(sealed), "--json");
    expect(shown.out).toMatch(/"attributes":\{"witness":"P-/);
    expect(shown.out).toContain('"type":"report"');
  });
});

describe("destruction", () => {
  test("is refused under a hold, and done once it is released", async () => {
    const to = ["--to", at("karsa.pub")];
    const index = indexIn(await run("seal", at("film.mp4"), ...to, "--fields", at("fields.json")));
    const held = await run(
      "hold",
      "--index",
      index,
      "--reason",
      "before the Commission",
      "--key",
      key("Ostrel.officer"),
    );
    expect(held).toMatchObject({ code: 0, err: "" });
    const hold = /record (\d+)/.exec(held.out)?.[1] ?? "none";
    const basis = ["--index", index, "--basis", "request of the witness"];
    const refused = await run("shred", ...basis);
    expect(refused.err).toContain(`record ${index} is held by record ${hold}, so it is not destroyed`);
    expect((await run("disclose", "--index", index, "--fields", "witness")).code).toBe(0);
    // The office that put it on ends it, and no other.
    const notTheirs = await run("release", "--index", hold, "--reason", "we want to");
    expect(notTheirs.code).toBeGreaterThan(0);
    const words = ["--reason", "the case is over", "--key", key("Ostrel.officer")];
    expect((await run("release", "--index", hold, ...words)).code).toBe(0);
    const shredded = await run("shred", ...basis);
    expect(shredded).toMatchObject({ code: 0, err: "" });
    expect(shredded.out).toContain("the opening of its sealed fields\n  1 sealed file\n");
    expect(await run("disclose", "--index", index, "--fields", "witness")).toMatchObject({
      err: expect.stringContaining("was shredded by record"),
    });
    const opened = await run("open", "--index", index, "--identity", at("karsa.key"));
    expect(opened.out).toContain("was shredded by record");
    // What is left is a log like any other.
    const verified = rememberingTerminal();
    expect(await main(["verify", log], verified)).toBe(0);
    expect(verified.written.out).toMatch(/evidence.*shredded/);
    // Called again, it finds nothing to do, and writes no second record.
    const again = await run("shred", ...basis);
    expect(again.out).toContain("nothing, for nothing was left");
    expect(again.out.split(";")[0]).toBe(shredded.out.split(";")[0]);
  });

  test("keeps names that other openings speak of, and forgets them with the last", async () => {
    writeFileSync(at("bo.json"), '{ "witness": "Bo Lindqvist" }');
    const seal = async () => indexIn(await run("seal", "--fields", at("bo.json"), "--pseudonyms", "witness"));
    const [one, two] = [await seal(), await seal()];
    const first = await run("shred", "--index", one, "--basis", "request");
    expect(first.out).not.toContain("who stands behind");
    const last = await run("shred", "--index", two, "--basis", "request");
    expect(last.out).toMatch(/who stands behind P-[0-9A-Z]{10}\n/);
  });

  test("that does not come about is not passed over", async () => {
    const sealed = await run("seal", at("film.mp4"), "--to", at("karsa.pub"));
    const blob = /blob ([0-9a-f]{64})/.exec(sealed.out)?.[1] ?? "";
    const path = join(log, "blob", blob.slice(0, 2), blob);
    const bytes = readFileSync(path);
    rmSync(path);
    mkdirSync(path);
    const basis = ["--index", indexIn(sealed), "--basis", "request"];
    const shredded = await run("shred", ...basis);
    expect(shredded.code).toBe(66);
    expect(shredded.err).toContain(`${blob} could not be destroyed (EISDIR): it may still be there.`);
    rmSync(path, { recursive: true });
    writeFileSync(path, bytes);
    expect((await run("shred", ...basis)).out).toContain("  1 sealed file\n");
  });

  test("is nobody's but the office's that wrote the record, with the mission's", async () => {
    const index = indexIn(await run("seal", "--fields", at("fields.json"), "--key", key("Ostrel.officer")));
    const words = ["--index", index, "--basis", "request"];
    expect((await run("shred", ...words)).err).toContain("approval:Ostrel:1");
    expect((await run("disclose", "--index", index, "--fields", "witness")).code).toBe(0);
    const both = ["--key", key("Ostrel.officer"), "--key", key("Mission.officer")];
    expect(await run("shred", ...words, ...both)).toMatchObject({ code: 0, err: "" });
  });
});

/** A record whose author seals one content and commits to another, or claims that somebody else did. */
async function append(make: (open: OpenLog) => Promise<RecordContent>): Promise<string> {
  hour += 1;
  const args = readArguments(sealHelp, [log, "--at", "2026-03-07T00:00:00Z"]);
  if (!args.ok) throw new Error(args.refusal.message);
  const taken = await withWriter(log, args.value, async (open) =>
    appendOne(open, args.value, await make(open), "test"),
  );
  if (!taken.ok || "refusal" in taken.value) throw new Error("the log did not take it");
  return String(taken.value.index);
}

async function sealedFor(name: string, content: string): Promise<SealedFile> {
  const recipients = readAgeLines(readFileSync(at(`${name}.pub`), "utf8"));
  const sealed = await sealEvidence(toUtf8(content), "text/plain", recipients, nodeRandom);
  if (!sealed.ok) throw new Error(sealed.refusal.message);
  return sealed.value;
}

const evidence = { type: "evidence", body: { kind: "sealed", persons: {} } };

describe("a recipient who is shown something else than the author committed to", () => {
  const sealFalsely = () =>
    append(async ({ writer }) => {
      const sworn = await sealedFor("karsa", "one tank");
      const shown = await sealedFor("ostrel", "two tanks");
      await writer.store.create([{ path: blobPath(shown.ref.ct), bytes: shown.ciphertext }]);
      return { ...evidence, evidence: [{ ...shown.ref, pt: sworn.ref.pt }] };
    });
  const claim = (index: string, ...words: readonly string[]) =>
    run("open", "--index", index, "--identity", at("ostrel.key"), "--claim", "--key", key("Ostrel.officer"), ...words);
  const claimIn = ({ out }: Said) => /^Record (\d+) says/.exec(out)?.[1] ?? "none";

  test("notices, and puts a proof on record that anybody can check", async () => {
    const index = await sealFalsely();
    const opened = await run("open", "--index", index, "--identity", at("ostrel.key"));
    expect(opened.code).toBe(1);
    expect(opened.out).toContain("`pt` does not match the commitment in the record");
    const proof = claimIn(await claim(index, "--show-content"));
    expect(await run("open", "--index", proof)).toMatchObject({
      code: 0,
      out: expect.stringContaining("The claim is true"),
    });
  });

  test("may keep the content to itself: then it is a claim that nobody else can check", async () => {
    const proof = claimIn(await claim(await sealFalsely()));
    expect(await run("open", "--index", proof)).toMatchObject({
      code: 2,
      out: expect.stringContaining("only a recipient"),
    });
  });

  test("cannot claim what is not so", async () => {
    const honest = await sealedFor("ostrel", "one tank");
    const index = await append(async ({ writer }) => {
      await writer.store.create([{ path: blobPath(honest.ref.ct), bytes: honest.ciphertext }]);
      return { ...evidence, evidence: [honest.ref] };
    });
    expect((await claim(index)).err).toContain("there is nothing to claim");
    const identities = readAgeLines(readFileSync(at("ostrel.key"), "utf8"));
    const right = await fileKeyOf({ identities }, honest.ciphertext);
    if (!right.ok) throw new Error(right.refusal.message);
    for (const [fileKey, said] of [
      [right.value, "the file is what record"],
      [new Uint8Array(16), "its key does not open the file"],
    ] as const) {
      const lie = await append(async ({ log: { roll } }) => {
        const record = roll.idAt(Number(index)) ?? "";
        return { type: "evidence", body: mismatchBody({ record, ct: honest.ref.ct, fileKey }) };
      });
      const judged = await run("open", "--index", lie);
      expect(judged.code).toBe(1);
      expect(judged.out).toContain(said);
    }
  });
});
