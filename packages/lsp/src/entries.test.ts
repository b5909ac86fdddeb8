// The server as it is shipped: one file in a process of its own, and one file in a scope that has what a web worker has
// and nothing of Node.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createProtocolConnection,
  type DataCallback,
  type Disposable,
  type Location,
  type Message,
} from "vscode-languageserver/node";
import { bundle } from "../../../tools/bundles.ts";
import { editorOn, editorOnStreams } from "./testing/client.ts";

const common = "```servanda\nzone Buffer\n```\n";
const main = `\`\`\`servanda
between Karsa, Ostrel
include "common.servanda.md"
clause 1: Karsa must not fire in Bufer
clause 2: Ostrel must not fire in Buffer
\`\`\`
`;

const folder = mkdtempSync(join(tmpdir(), "servanda-editor-"));
const elsewhere = mkdtempSync(join(tmpdir(), "servanda-elsewhere-"));
const at = (name: string): string => pathToFileURL(join(folder, name)).href;
let child: ChildProcess | undefined;

beforeAll(() => {
  writeFileSync(join(folder, "main.servanda.md"), main);
  // A byte order mark is not part of what editors show.
  writeFileSync(join(folder, "common.servanda.md"), `\uFEFF${common}`);
  writeFileSync(join(elsewhere, "common.servanda.md"), common);
  symlinkSync(join(elsewhere, "common.servanda.md"), join(folder, "linked.servanda.md"));
});
afterAll(() => {
  child?.kill();
  for (const each of [folder, elsewhere]) rmSync(each, { recursive: true });
});

test("a process: reads the disk, finds a name in another file, follows no link out of the folder", async () => {
  const program = join(folder, "server.cjs");
  writeFileSync(program, await bundle("server.js"));
  child = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  if (child.stdout === null || child.stdin === null) throw new Error("no streams");
  const editor = await editorOnStreams(child.stdout, child.stdin, pathToFileURL(`${folder}/`).href);
  const found = await editor.open(at("main.servanda.md"), main);
  expect(found.map(({ code }) => code)).toContain("S0201");
  const [definition] = await editor.ask<Location[]>("textDocument/definition", {
    textDocument: { uri: at("main.servanda.md") },
    position: { line: 4, character: 34 },
  });
  expect(definition).toEqual({
    uri: at("common.servanda.md"),
    range: { start: { line: 1, character: 5 }, end: { line: 1, character: 11 } },
  });
  const linked = `${main.replace("common", "linked")}`;
  writeFileSync(join(folder, "linked-main.servanda.md"), linked);
  const codes = (await editor.open(at("linked-main.servanda.md"), linked)).map(({ code }) => code);
  expect(codes).toContain("S0502");
  const ended = new Promise((resolve) => child?.on("exit", resolve));
  await editor.rpc.sendRequest("shutdown");
  await editor.rpc.sendNotification("exit");
  expect(await ended).toBe(0);
});

test("a worker: asks its page for files", async () => {
  const port = new Port();
  const scope = createContext({
    postMessage: (message: Message) => port.deliver(structuredClone(message)),
    addEventListener: () => undefined,
    setTimeout,
    clearTimeout,
    console,
    TextEncoder,
    TextDecoder,
  });
  runInContext(await bundle("server-worker.js"), scope);
  port.send = (message) => {
    // In a context of its own, as a message between threads would arrive.
    scope["message"] = JSON.stringify(message);
    runInContext("globalThis.onmessage({ data: JSON.parse(message) })", scope);
  };
  const rpc = createProtocolConnection(new PortReader(port), new PortWriter(port));
  const asked: string[] = [];
  rpc.onRequest("servanda/readText", ({ uri }: { uri: string }) => {
    asked.push(uri);
    return uri.endsWith("common.servanda.md") ? common : null;
  });
  rpc.onRequest("servanda/listFolder", () => []);
  const editor = await editorOn(rpc, "memfs:/agreements/");
  const found = await editor.open("memfs:/agreements/main.servanda.md", main);
  expect(found.filter(({ severity }) => severity === 1).map(({ code }) => code)).toEqual(["S0201"]);
  expect(asked).toEqual(["memfs:/agreements/common.servanda.md"]);
  rpc.dispose();
});

// ── a pair of ports ────────────────────────────────────────────────────────────────────

class Port {
  deliver: (message: Message) => void = () => undefined;
  send: (message: Message) => void = () => undefined;
}

class PortReader extends AbstractMessageReader {
  private readonly port: Port;

  constructor(port: Port) {
    super();
    this.port = port;
  }

  listen(callback: DataCallback): Disposable {
    this.port.deliver = callback;
    return { dispose: () => undefined };
  }
}

class PortWriter extends AbstractMessageWriter {
  private readonly port: Port;

  constructor(port: Port) {
    super();
    this.port = port;
  }

  async write(message: Message): Promise<void> {
    this.port.send(message);
  }

  end(): void {}
}
