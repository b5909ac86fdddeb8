// Witnesses of a log: one over HTTP, asked by every verb that writes, and one that only files reach.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openWitness, serveWitness } from "@servanda/host";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../../main.ts";
import { rememberingTerminal } from "../../testing/terminal.ts";
import { witnessOf } from "../witness/folder.ts";

const root = join(import.meta.dirname, "../../../../..");
const river = join(root, "examples/river/4-whole.servanda.md");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "servanda-cosign-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = rememberingTerminal();
  const code = await main(args, terminal);
  return { code, ...terminal.written };
}

async function done(...args: string[]): Promise<string> {
  const { code, out, err } = await run(...args);
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}: ${err}`);
  return out;
}

test("a log is witnessed once enough have signed, and its evidence outlives the next checkpoint", async () => {
  const vkeys = new Map<string, string>();
  for (const name of ["near", "far"]) {
    const said = await done("witness", "init", path(name), "--name", `witness.example/${name}`);
    vkeys.set(name, said.trim().split("\n").at(-1) ?? "");
  }
  const near = await openWitness(path("near"), () => undefined);
  if (!near.ok) throw new Error(near.refusal.message);
  const server = await serveWitness(witnessOf(near.value), { host: "127.0.0.1", port: 0 });
  if (!server.ok) throw new Error(server.refusal.message);
  const policy = [
    `witness near ${vkeys.get("near") ?? ""} http://127.0.0.1:${server.value.port}/`,
    `witness far ${vkeys.get("far") ?? ""}`,
    "group both all near far",
    "quorum both",
  ];
  writeFileSync(path("policy"), `${policy.join("\n")}\n`);

  // The witnesses do not know the log yet: it begins all the same.
  const init = ["--origin", "example.org/river", "--agreement", river, "--policy", path("policy"), "--json"];
  const begun = JSON.parse(await done("log", "init", path("river"), ...init)) as { readonly vkey: string };
  const cosign = ["log", "cosign", path("river"), "--carry", path("stick"), "--json"];
  expect(await run("log", "cosign", path("river"), "--json")).toMatchObject({
    code: 1,
    out: expect.stringContaining('"level":"signed","missing":["near","far"]'),
  });
  for (const name of ["near", "far"]) await done("witness", "add-log", path(name), begun.vkey);

  // Whoever writes asks those that can be reached.
  await done("log", "import", path("river"), join(root, "examples/river/records.ndjson"));
  expect(await run(...cosign)).toMatchObject({ code: 1, out: expect.stringContaining('"cosigned":["near"]') });
  const requests = readdirSync(path("stick"));
  await done(
    "witness",
    "sign",
    path("far"),
    ...requests.map((each) => join(path("stick"), each)),
    "--out",
    path("stick"),
  );
  const { out } = await run(...cosign);
  expect(JSON.parse(out)).toEqual({ size: 7, level: "fully witnessed", cosigned: expect.any(Array), missing: [] });
  expect(readFileSync(path("river/checkpoints/7"))).toEqual(readFileSync(path("river/checkpoint")));

  await done("log", "conclude", path("river"));
  const kept = readFileSync(path("river/checkpoints/7"), "utf8");
  expect(kept.match(/^— witness\.example/gm)).toHaveLength(2);
  expect(readFileSync(path("river/checkpoint"), "utf8").match(/^— witness\.example/gm)).toHaveLength(1);
  await server.value.close();
  near.value.close();
  expect(await run("verify", path("river"))).toMatchObject({ code: 0 });
});
