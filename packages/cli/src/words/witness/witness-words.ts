// What `servanda witness` says.
import { formatInstant, type Instant } from "@servanda/core";
import { some } from "../../report/layout.ts";

export const witnessWords = {
  noFolder: "no witness is named: in which folder is it?",
  noName: "who is it? `--name NAME` is missing: an address without `https://`, such as `witness.example/w1`",
  badName: (name: string): string => `\`${name}\` is no name of a key: no spaces, no \`+\``,
  noVkey: "no key is named: a log's verifier key, as it stands in its `vkey` file",
  badVkey: (text: string, reason: string): string => `\`${text}\` is not taken: ${reason}`,
  notALogKey: "it is not an Ed25519 key of a log (type 0x01)",
  tooMuch: (word: string): string => `\`${word}\` is one word too many`,
  badListen: (text: string): string => `\`--listen ${text}\` is not HOST:PORT`,
  noFile: "no request is named",
  noOut: (folder: string): string => `\`--out ${folder}\` is no folder`,
  answered: (path: string): string => `\`${path}\` is there already, and an answer is never written over`,
  outForMany: "several requests have several answers: `--out DIR` says where they go",
  made: (folder: string, vkey: string): string =>
    `${folder}: a witness. Others put this line into their policies, or give it to the log:\n${vkey}`,
  keys: (origin: string, keys: readonly string[]): string =>
    keys.length === 0
      ? `${origin}: nothing more is cosigned; what was cosigned stays known`
      : [`${origin}: cosigned where ${keys.length === 1 ? "this key" : "one of these keys"} has signed`, ...keys].join(
          "\n  ",
        ),
  listening: (name: string, address: string): string => `${name} answers at http://${address}/add-checkpoint`,
  stopped: "stopped",
  failed: (error: string): string => `a request could not be answered, and nothing was signed: ${error}`,
  cosigned: (path: string, out: string): string => `${path}: cosigned; the answer is in ${out}`,
  notCosigned: (path: string, out: string, said: string): string =>
    `${path}: not cosigned; the answer is in ${out}: ${said}`,
  knownSize: (size: number): string =>
    `this witness has cosigned ${some(size, "record")}, and the request goes from another size`,
  noLogs: "it cosigns for no log yet: `servanda witness add-log` adds one",
  head: (size: number, at: Instant, root: string): string =>
    `  ${some(size, "record")}, cosigned ${formatInstant(at)}, root ${root}`,
  kept: (count: number, folder: string): string =>
    `  ${some(count, "checkpoint")} that the log has signed did not continue this: compare ` +
    `\`kept\` and \`checkpoint\` in ${folder}`,
  keptNow: (path: string): string =>
    `kept, because the log has signed it and it does not continue what was cosigned: ${path}`,
  noHead: "  nothing was cosigned yet",
  noKey: "  no key: nothing more is cosigned",
  damaged: (message: string): string => `  signs nothing: ${message}`,
  key: (vkey: string): string => `  key ${vkey}`,
} as const;
