// `servanda verify` and `servanda mirror` as people use them: on folders, bundles and evidence, with their exit codes.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBundle, packBundle } from "@servanda/log";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../packages/cli/src/main.ts";
import { rememberingTerminal } from "../../packages/cli/src/testing/terminal.ts";
import { bundleHead, filesOf, POLICY, publishedLog, report } from "../../packages/log/src/testing/published-log.ts";
import { encodeManifest } from "../../packages/log/src/verify/manifest.ts";

const river = fileURLToPath(new URL("../../examples/river/", import.meta.url));
let folder: string;
let files: Map<string, Uint8Array>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "servanda-verify-"));
  ({ files } = await publishedLog(260, [3, 260]));
  writeLog("log", files);
  writeFileSync(at("log.zip"), packBundle(bundleHead, files));
  writeFileSync(at("policy.txt"), POLICY);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

function writeLog(name: string, log: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, bytes] of log) {
    mkdirSync(dirname(at(`${name}/${path}`)), { recursive: true });
    writeFileSync(at(`${name}/${path}`), bytes);
  }
}

/** Exit code and what was written. */
async function run(...args: readonly string[]): Promise<{ exit: number; out: string; err: string }> {
  const terminal = rememberingTerminal();
  return { exit: await main(args, terminal), ...terminal.written };
}

describe("servanda verify", () => {
  it("takes a bundle and a folder, and says whose word the keys are", async () => {
    const bundle = await run("verify", at("log.zip"));
    expect(bundle).toMatchObject({ exit: 0, err: "" });
    expect(bundle.out).toContain("named by the bundle");
    expect(bundle.out).toContain("The newest 20 of 260");
    const own = await run("verify", at("log"), "--policy", at("policy.txt"));
    expect(own).toMatchObject({ exit: 0, err: "" });
    expect(own.out).toContain("keys are           yours");
    expect(own.out).toContain("by 2026-03-01T14:19:02Z");
  });

  it("exits with 1 where a byte is another, and with 2 where something is missing", async () => {
    const bytes = files.get("tile/entries/000")?.slice() ?? new Uint8Array();
    bytes[77] = (bytes[77] ?? 0) ^ 4;
    writeFileSync(at("other.zip"), packBundle(bundleHead, new Map(files).set("tile/entries/000", bytes)));
    const other = await run("verify", at("other.zip"), "--json");
    expect(other.exit).toBe(1);
    expect(JSON.parse(other.out)).toMatchObject({ decision: "invalid", problems: [{ place: "tile/entries/000" }] });
    const fewer = new Map(files);
    fewer.delete("tile/entries/000");
    writeFileSync(at("fewer.zip"), packBundle(bundleHead, fewer));
    expect((await run("verify", at("fewer.zip"))).exit).toBe(2);
  });

  it("holds an unpacked bundle against its list", async () => {
    const opened = openBundle(new Uint8Array(readFileSync(at("log.zip"))));
    if (!opened.ok) throw new Error(opened.refusal.message);
    const list = encodeManifest(opened.value.manifest);
    writeLog("unpacked", new Map(files).set("bundle.json", list));
    expect((await run("verify", at("unpacked"))).out).toContain("named by the bundle");
    writeFileSync(at("unpacked/bundle.json"), list.subarray(1));
    const broken = await run("verify", at("unpacked"));
    expect(broken.exit).toBe(1);
    expect(broken.out).toContain("manifest_malformed");
  });

  it("is used wrongly, or finds nothing to read", async () => {
    expect((await run("verify")).exit).toBe(64);
    expect((await run("verify", at("a"), at("b"))).exit).toBe(64);
    expect((await run("verify", at("nowhere.zip"))).exit).toBe(66);
    writeFileSync(at("no.json"), "{}");
    expect((await run("verify", at("no.json"))).exit).toBe(66);
    expect((await run("verify", at("log"), "--policy", at("nowhere.txt"))).exit).toBe(66);
    expect((await run("verify", at("log"), "--policy", at("no.json"))).exit).toBe(66);
    expect((await run("verify", at("log"), "--vkey", "nonsense")).exit).toBe(64);
  });

  it("writes the page, and says its hash", async () => {
    const { exit, out } = await run("verify", "--page", at("page.html"));
    expect(exit).toBe(0);
    expect(out).toMatch(/[0-9a-f]{64}\n$/);
    expect(readFileSync(at("page.html"), "utf8")).toContain("default-src 'none'");
  });
});

describe("servanda verify --recompute", () => {
  it("finds every conclusion of the tutorial's evening again", async () => {
    const log = at("river.log");
    const agreement = join(river, "4-whole.servanda.md");
    expect((await run("log", "init", log, "--origin", "example.org/river/1", "--agreement", agreement)).exit).toBe(0);
    expect((await run("log", "import", log, join(river, "records.ndjson"))).exit).toBe(0);
    const before = await run("verify", log, "--recompute");
    expect(before.out).toContain("0 of 7 conclusions are in the log");
    expect((await run("log", "conclude", log)).exit).toBe(0);
    const { exit, out } = await run("verify", log, "--recompute", "--json");
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      decision: "valid",
      recomputed: { followCount: 7, sameCount: 7, unfounded: [], leftOutCount: 0, openCount: 0 },
    });
  });

  it("does not decide where the log holds no text", async () => {
    const { exit, out } = await run("verify", at("log"), "--recompute");
    expect(exit).toBe(2);
    expect(out).toContain("could not be worked out");
  });
});

describe("servanda mirror", () => {
  let server: Server | undefined;

  afterAll(() => server?.close());

  /** Serves a log's files by their paths. */
  async function serve(log: ReadonlyMap<string, Uint8Array>): Promise<string> {
    server = createServer((request, response) => {
      const bytes = log.get((request.url ?? "").slice("/log/".length));
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
    });
    const listening = server;
    await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
    const address = listening.address();
    return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/log`;
  }

  it("follows a log over HTTP, and what it holds can be verified alone", async () => {
    const url = await serve(files);
    const first = await run("mirror", url, "--to", at("mirror"), "--policy", at("policy.txt"));
    expect(first).toMatchObject({ exit: 0, err: "" });
    expect(first.out).toContain("260 records are held now");
    expect((await run("mirror", url, "--to", at("mirror"))).out).toContain("nothing new");
    expect((await run("verify", at("mirror"), "--policy", at("policy.txt"))).exit).toBe(0);
  });

  it("keeps what it held where it is shown another tree, and writes evidence", async () => {
    const one = await publishedLog(6);
    const other = await publishedLog(3);
    await other.scene.say("anna", "report", { kind: "nothing" });
    while (other.scene.entries.length < 9) await report(other.scene);
    writeLog("face-1", one.files);
    writeLog("face-2", await filesOf(other.scene.entries));
    expect((await run("mirror", at("face-1"), "--to", at("faces"))).exit).toBe(0);
    for (let times = 0; times < 2; times += 1) {
      const forked = await run("mirror", at("face-2"), "--to", at("faces"));
      expect(forked.exit).toBe(1);
      expect(forked.err).toContain("does not begin as the one that is held");
      expect(forked.out).toContain("what was held stays: 6 records");
    }
    expect(readdirSync(at("faces/evidence"))).toEqual(["equivocation.json"]);
    const evidence = await run("verify", at("faces/evidence/equivocation.json"));
    expect(evidence).toMatchObject({ exit: 0, err: "" });
    expect(evidence.out).toContain("two checkpoints of one log that cannot both be true");
    expect((await run("verify", at("faces"), "--policy", at("policy.txt"))).exit).toBe(0);
  });

  it("sees a second log for the same agreement beside the first", async () => {
    const agreement = join(river, "4-whole.servanda.md");
    for (const name of ["first", "second"]) {
      const origin = `example.org/${name}/1`;
      expect((await run("log", "init", at(name), "--origin", origin, "--agreement", agreement)).exit).toBe(0);
      expect((await run("mirror", at(name), "--to", at(`${name}-mirror`))).exit).toBe(0);
    }
    const seen = await run("mirror", at("second"), "--to", at("second-mirror"), "--beside", at("first-mirror"));
    expect(seen.exit).toBe(1);
    expect(seen.out).toContain("a second log for the same agreement");
    const shown = await run("verify", at("second-mirror/evidence/second-log.json"), "--json");
    expect(JSON.parse(shown.out)).toMatchObject({ kind: "second-log", decision: "valid" });
    const same = await run("mirror", at("first"), "--to", at("first-mirror"), "--beside", at("first"));
    expect(same.exit).toBe(0);
  });

  it("is used wrongly, or finds nobody", async () => {
    expect((await run("mirror", at("log"))).exit).toBe(64);
    expect((await run("mirror", "--to", at("x"))).exit).toBe(64);
    expect((await run("mirror", at("nowhere"), "--to", at("x"))).exit).toBe(66);
    const unreachable = await run("mirror", "http://127.0.0.1:1/log", "--to", at("x"));
    expect(unreachable.exit).toBe(66);
    expect(unreachable.err).toContain("cannot be read");
  });
});
