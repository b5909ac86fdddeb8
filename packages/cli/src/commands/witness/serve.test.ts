// The command at work: it answers, stops when told to, and is killed without forgetting what it has cosigned.
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../../main.ts";
import { rememberingTerminal } from "../../testing/terminal.ts";

const command = fileURLToPath(new URL("../../../bin/servanda.js", import.meta.url));
const files = fileURLToPath(new URL("../../../../../tests/transcripts/files/witness/", import.meta.url));
const logVkey = "log.example/ceasefire/1+ca834d5c+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs";

let root = "";
let folder = "";
const children: ChildProcess[] = [];
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "servanda-serve-"));
  folder = join(root, "w1");
  mkdirSync(folder);
  copyFileSync(join(files, "test-key.pem"), join(folder, "key.pem"));
  chmodSync(join(folder, "key.pem"), 0o600);
  await main(["witness", "init", folder, "--name", "witness.example/w1"], rememberingTerminal());
  await main(["witness", "add-log", folder, logVkey], rememberingTerminal());
});
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(root, { recursive: true });
});

interface Serving {
  readonly child: ChildProcess;
  readonly url: string;
  readonly ended: Promise<{ code: number | null; out: string }>;
}

function serving(): Promise<Serving> {
  const args = [command, "witness", "serve", folder, "--listen", "127.0.0.1:0"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  let out = "";
  const ended = new Promise<{ code: number | null; out: string }>((resolve) =>
    child.on("close", (code) => resolve({ code, out })),
  );
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      out += chunk;
      const url = /answers at (http:\S+)\n/.exec(out)?.[1];
      if (url !== undefined) resolve({ child, url, ended });
    });
  });
}

async function post(url: string, name: string): Promise<{ status: number; text: string }> {
  const body = readFileSync(join(files, `${name}.add-checkpoint`));
  const response = await fetch(url, { method: "POST", body });
  return { status: response.status, text: await response.text() };
}

test("it answers; a second process is refused; killed, it remembers; told to stop, it ends with 0", async () => {
  const first = await serving();
  expect(await post(first.url, "five")).toMatchObject({ status: 200, text: expect.stringMatching(/^— witness\./) });
  const terminal = rememberingTerminal();
  expect(await main(["witness", "sign", folder, join(files, "eight.add-checkpoint")], terminal)).toBe(66);
  expect(terminal.written.err).toContain("is at work in another process");
  first.child.kill("SIGKILL");
  await first.ended;

  const second = await serving();
  expect(await post(second.url, "five")).toEqual({ status: 409, text: "5\n" });
  expect((await post(second.url, "eight-other-face")).status).toBe(422);
  expect((await post(second.url, "eight")).status).toBe(200);
  second.child.kill("SIGTERM");
  expect(await second.ended).toEqual({ code: 0, out: expect.stringMatching(/\nstopped\n$/) });

  const shown = rememberingTerminal();
  expect(await main(["witness", "show", folder, "--json"], shown)).toBe(0);
  expect(JSON.parse(shown.written.out)).toMatchObject({ head: { size: 8 }, kept: 1 });
});
