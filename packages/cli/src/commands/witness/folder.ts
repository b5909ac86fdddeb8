// The witness's folder that a verb is asked about, and the witness in it.
import { accepted, type Outcome, refused } from "@servanda/core";
import { ed25519, type OpenWitness } from "@servanda/host";
import { createWitness, type Witness } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { usageWords } from "../../messages.ts";
import { witnessWords } from "../../words/witness/witness-words.ts";

/** The first word. Refused where there are more words than `most` after it. */
export function folderIn({ positionals }: Arguments, command: string, most: number): Outcome<string> {
  const [folder, ...rest] = positionals;
  if (folder === undefined) return wrongUsage(witnessWords.noFolder, command);
  const [tooMuch] = rest.slice(most);
  return tooMuch === undefined ? accepted(folder) : wrongUsage(witnessWords.tooMuch(tooMuch), command);
}

export function wrongUsage(message: string, command: string): Outcome<never> {
  return refused("wrong-usage", message, usageWords.seeHelp(command));
}

/** By this machine's clock. */
export function witnessOf({ vkey, signer, store }: OpenWitness): Witness {
  return createWitness({ name: vkey.name, signer, store, clock: { now: () => Date.now() }, ed25519 });
}
