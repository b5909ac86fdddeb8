// A log from the outside, on a real disk: what goes in once, what follows, what a damaged log says. Whole outputs are
// in tests/transcripts/log.md.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../../main.ts";
import { rememberingTerminal } from "../../testing/terminal.ts";

const root = join(import.meta.dirname, "../../../../..");
const river = join(root, "examples/river/4-whole.servanda.md");
const evening = join(root, "examples/river/records.ndjson");
const donbas = join(root, "agreements/tcg-2020-07.servanda.md");
const donbasSources = [
  `${join(root, "examples/donbas-2020/figures.mapping.yaml")}=${join(root, "examples/donbas-2020/figures.csv")}`,
  join(root, "examples/donbas-2020/rulings.ndjson"),
];

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "servanda-log-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = rememberingTerminal();
  const code = await main(args, terminal);
  return { code, ...terminal.written };
}

/** A verb that has to succeed; its lines of JSON. */
async function said(verb: string, log: string, ...args: string[]): Promise<Record<string, unknown>[]> {
  const { code, out, err } = await run("log", verb, path(log), ...args, "--json");
  if (code !== 0) throw new Error(`log ${verb} ended with ${code}: ${err}`);
  // What the command prints is what is tested.
  return out
    .trimEnd()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const begin = (log: string, agreement = river): Promise<unknown> =>
  said("init", log, "--origin", `example.org/${log}`, "--agreement", agreement, "--at", "2026-03-10T09:00:00Z");
const at = (time: string): [string, string] => ["--at", `2026-03-10T${time}:00Z`];

function lines(name: string, ...records: object[]): string {
  writeFileSync(path(name), `${records.map((each) => JSON.stringify(each)).join("\n")}\n`);
  return path(name);
}

test("what is concluded of imported records is what `monitor` says of their files", async () => {
  await begin("donbas", donbas);
  await said("import", "donbas", ...donbasSources, ...at("09:05"));
  const [concluded] = await said("conclude", "donbas", ...at("09:10"));
  const monitored = await run("monitor", donbas, ...donbasSources, "--json");
  const expected = monitored.out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(concluded?.["follow"]).toBe(expected.length);

  const records = await said("show", "donbas");
  const drawn = records.filter(({ type }) => type === "conclusion").map(({ index }) => String(index));
  const [first, last] = [drawn[0] ?? "", drawn.at(-1) ?? ""];
  const bodies = [
    ...(await said("show", "donbas", "--index", first)),
    ...(await said("show", "donbas", "--index", last)),
  ];
  for (const [which, { body }] of bodies.entries()) {
    const line = expected.at(-which);
    const { kind, change, duty = null, finding = null } = body as Record<string, unknown>;
    expect({ kind, change, duty, finding }).toEqual({
      kind: line?.["kind"],
      change: line?.["change"],
      duty: line?.["duty"] ?? null,
      finding: line?.["finding"] ?? null,
    });
  }
});

test("an import that is run again changes nothing, ticks included; what is older was known late", async () => {
  await begin("again");
  const [first, second] = readFileSync(evening, "utf8").split("\n");
  const ticks = lines("ticks.ndjson", { record: "tick", recordedAt: "2026-03-05T00:00:00Z" });
  writeFileSync(path("second.ndjson"), `${second ?? ""}\n`);
  expect(await said("import", "again", path("second.ndjson"), ticks, ...at("09:05"))).toMatchObject([{ appended: 2 }]);
  expect(await said("import", "again", path("second.ndjson"), ticks, ...at("09:06"))).toMatchObject([
    { appended: 0, repeated: 2, size: 3 },
  ]);
  await said("conclude", "again", ...at("09:10"));
  writeFileSync(path("first.ndjson"), `${first ?? ""}\n`);
  await said("import", "again", path("first.ndjson"), ...at("09:15"));
  await said("conclude", "again", ...at("09:20"));
  const records = await said("show", "again");
  const { body } = (await said("show", "again", "--index", String(records.length - 1)))[0] ?? {};
  // Concluded up to the tick of 5 March: the report of 3 March was known a millisecond later.
  expect(body).toMatchObject({ kind: "finding", change: "changed", recordedAt: "2026-03-05T00:00:00.001Z" });
});

test("the same id with other content is refused, from a file and from the log", async () => {
  await begin("other");
  const shot = { id: "1", source: "patrol-2", kind: "shot", at: "2026-03-03T08:00:00Z" };
  await said("import", "other", lines("shot.ndjson", shot), ...at("09:05"));
  const file = lines("shell.ndjson", { ...shot, kind: "shelling" });
  const { out, err, code } = await run(
    "log",
    "import",
    path("other"),
    file,
    "--quarantine",
    path("aside"),
    ...at("09:06"),
  );
  expect([code, out]).toMatchObject([0, expect.stringContaining("0 appended, 0 in the log already, 1 refused")]);
  expect(err).toContain("`patrol-2/1` is in the log already, with other content");
  expect(JSON.parse(readFileSync(path("aside"), "utf8"))).toMatchObject({ code: "other-content" });
});

test("signed records are appended byte for byte, once, and a mangled one is refused with its place", async () => {
  await begin("twin-a");
  await said("import", "twin-a", evening, ...at("09:05"));
  const entries = await Promise.all(
    [0, 1, 2].map(async (index) => {
      await run("log", "export", path("twin-a"), "--index", String(index), "--out", path(`out-${index}`));
      const entry = JSON.parse(readFileSync(path(`out-${index}/record`), "utf8")) as { env: unknown };
      return JSON.stringify(entry.env);
    }),
  );
  const [, second = "", third = ""] = entries;
  writeFileSync(path("envelopes"), `${second}\n${third}\n`);
  const again = await said("append", "twin-a", path("envelopes"), "--envelopes");
  expect(again).toMatchObject([{ appended: 0, repeated: 2, indices: [1, 2], size: 7 }]);
  const receipts = ["--receipts", path("receipts")];
  await said("append", "twin-a", path("envelopes"), "--envelopes", ...receipts);
  const ids = (await said("show", "twin-a")).slice(1, 3).map(({ id }) => String(id));
  expect(readdirSync(path("receipts")).toSorted()).toEqual(ids.toSorted());
  const receipt = JSON.parse(readFileSync(path(`receipts/${ids[0] ?? ""}`), "utf8")) as Record<string, unknown>;
  expect(receipt["promise"]).toMatchObject({ id: ids[0], log: "example.org/twin-a", recv: "2026-03-10T09:05:00.000Z" });
  await said("append", "twin-a", path("envelopes"), "--envelopes", ...receipts);
  writeFileSync(path("mangled"), `${second}\n${third.replace('"v":1', '"v": 1')}\n`);
  const { code, err } = await run("log", "append", path("twin-a"), path("mangled"), "--envelopes");
  expect([code, err]).toMatchObject([66, expect.stringContaining("mangled:2:")]);
  writeFileSync(path("changed"), `${second.replace("Ostrel", "Karsa")}\n`);
  const changed = await run("log", "append", path("twin-a"), path("changed"), "--envelopes");
  expect([changed.code, changed.err]).toMatchObject([1, expect.stringContaining("servanda log append: ")]);
});

test("a text that is too long for a record lies beside the log's records, and is missed if it is changed", async () => {
  await begin("long", join(root, "agreements/dayton-annex-1a.servanda.md"));
  const blobs = readdirSync(path("long/blob"), { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  expect(blobs.length).toBeGreaterThan(0);
  expect((await run("log", "conclude", path("long"))).code).toBe(0);
  for (const blob of blobs) writeFileSync(join(blob.parentPath, blob.name), "something else");
  expect(await run("log", "conclude", path("long"))).toMatchObject({ code: 66, err: expect.stringContaining("blob") });
});

test("another text is judged over all reports; what was concluded under the old one stays", async () => {
  await begin("amended");
  await said("import", "amended", evening, ...at("09:05"));
  const [before] = await said("conclude", "amended", ...at("09:10"));
  const text = readFileSync(river, "utf8").replace(
    "Gard must consult within 24 hours",
    "Gard must consult within 12 hours",
  );
  expect(text).toContain("within 12 hours");
  writeFileSync(path("amended.servanda.md"), text);
  await said("text", "amended", "--agreement", path("amended.servanda.md"), ...at("09:15"));
  const [after] = await said("conclude", "amended", ...at("09:20"));
  // Under the old text 7; under the new one the consultation came too late, which is one more.
  expect([before?.["follow"], after?.["follow"], after?.["unfounded"]]).toEqual([7, 15, []]);
  expect(await said("conclude", "amended", ...at("09:25"))).toMatchObject([{ concluded: [] }]);
  const duties = (await said("show", "amended")).filter(({ says }) => String(says).startsWith("duty began"));
  const due = await Promise.all(
    duties.map(async ({ index }) => {
      const [shown] = await said("show", "amended", "--index", String(index));
      return (shown?.["body"] as Record<string, unknown> | undefined)?.["dueAt"];
    }),
  );
  expect(due).toEqual(["2026-03-04T21:30:00.000Z", "2026-03-04T09:30:00.000Z"]);
  expect(await run("verify", path("amended"), "--recompute")).toMatchObject({ code: 0 });
});

test("a log whose files were changed is not read", async () => {
  await begin("sound");
  await said("import", "sound", evening, ...at("09:05"));
  // The newest, of seven records; older partial tiles are nothing any more.
  const tiles = readdirSync(path("sound/tile"), { recursive: true, withFileTypes: true }).filter(
    (each) => each.isFile() && each.name === "7",
  );
  expect(tiles).toHaveLength(2);
  for (const [at, tile] of tiles.entries()) {
    const copy = path(`changed-${at}`);
    cpSync(path("sound"), copy, { recursive: true });
    const changed = join(tile.parentPath, tile.name).replace(path("sound"), copy);
    const bytes = readFileSync(changed);
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    writeFileSync(changed, bytes);
    expect(await run("log", "show", copy)).toMatchObject({ code: 66 });
  }
});

test("a key of the log that others may read is refused", async () => {
  await begin("keys");
  execFileSync("chmod", ["644", path("keys-keys/log.pem")]);
  expect(await run("log", "conclude", path("keys"))).toMatchObject({
    code: 66,
    err: expect.stringContaining("log.pem"),
  });
});
