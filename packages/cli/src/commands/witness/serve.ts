// `servanda witness serve`: a witness at work, until it is told to stop.
import { accepted, type Outcome } from "@servanda/core";
import { openWitness, serveWitness } from "@servanda/host";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK } from "../../exit-codes.ts";
import type { Terminal } from "../../terminal.ts";
import { witnessWords } from "../../words/witness/witness-words.ts";
import { folderIn, witnessOf, wrongUsage } from "./folder.ts";

const COMMAND = "witness serve";
const DEFAULT_LISTEN = "127.0.0.1:7380";
const MAX_PORT = 65_535;

export async function runServe(args: Arguments, terminal: Terminal): Promise<number> {
  const folder = folderIn(args, COMMAND, 0);
  if (!folder.ok) return complain(terminal, COMMAND, folder.refusal);
  const address = addressIn(args.value("listen") ?? DEFAULT_LISTEN);
  if (!address.ok) return complain(terminal, COMMAND, address.refusal);
  const open = await openWitness(folder.value, (path) => terminal.err(`${witnessWords.keptNow(path)}\n`));
  if (!open.ok) return complain(terminal, COMMAND, open.refusal);
  try {
    const server = await serveWitness(witnessOf(open.value), {
      ...address.value,
      onError: (error) => terminal.err(`${witnessWords.failed(String(error))}\n`),
    });
    if (!server.ok) return complain(terminal, COMMAND, server.refusal);
    const { host, port } = server.value;
    const name = host.includes(":") ? `[${host}]` : host;
    terminal.out(`${witnessWords.listening(open.value.vkey.name, `${name}:${port}`)}\n`);
    await toldToStop();
    await server.value.close();
    terminal.out(`${witnessWords.stopped}\n`);
    return EXIT_OK;
  } finally {
    open.value.close();
  }
}

/** `HOST:PORT`; an IPv6 address stands in brackets. */
function addressIn(text: string): Outcome<{ readonly host: string; readonly port: number }> {
  const [, bracketed, plain, digits = ""] = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:\s[\]]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  if (host === undefined || port > MAX_PORT) return wrongUsage(witnessWords.badListen(text), COMMAND);
  return accepted({ host, port });
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
