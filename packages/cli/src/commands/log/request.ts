// `servanda log request`: the holder of a key asks for it to be enrolled, wherever the log is.
import { accepted, canonicalText, type Outcome, refused } from "@servanda/core";
import { fromBase64, HASH_BYTES, keyIdOf } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK } from "../../exit-codes.ts";
import { writeNewFile } from "../../io/new-file.ts";
import { usableAgreement } from "../../io/usable-agreement.ts";
import { requestOf } from "../../logged/enrolment-request.ts";
import { foundingNonce } from "../../logged/founding.ts";
import { DEVICE, OFFICER, readOrMakeKey } from "../../logged/key-folder.ts";
import type { Terminal } from "../../terminal.ts";
import { keyWords } from "../../words/log/key-words.ts";
import { needed, neededWord } from "./joint.ts";

const COMMAND = "log request";

export async function runRequest(args: Arguments, terminal: Terminal): Promise<number> {
  const path = args.value("agreement");
  const usable = path === undefined ? undefined : usableAgreement(path, COMMAND, terminal);
  if (usable?.ok === false) return usable.exitCode;
  const said = await request(args, usable?.agreement.id);
  if (!said.ok) return complain(terminal, COMMAND, said.refusal);
  terminal.out(`${said.value}\n`);
  return EXIT_OK;
}

/** `agreement`: the identity of the text with which the log is to begin. */
async function request(args: Arguments, agreement: string | undefined): Promise<Outcome<string>> {
  const origin = needed(args, "origin", "NAME");
  if (!origin.ok) return origin;
  const office = neededWord(args, "office", "NAME");
  if (!office.ok) return office;
  const role = args.has("role")
    ? neededWord(args, "role", "ROLE")
    : accepted(agreement === undefined ? DEVICE : OFFICER);
  if (!role.ok) return role;
  const nonce =
    agreement === undefined ? needed(args, "root", "HASH") : accepted(foundingNonce(origin.value, agreement));
  if (!nonce.ok) return nonce;
  if (fromBase64(nonce.value)?.length !== HASH_BYTES) return refused("wrong-usage", keyWords.badRoot(nonce.value));
  const device = needed(args, "device", "FILE");
  if (!device.ok) return device;
  const out = needed(args, "out", "FILE");
  if (!out.ok) return out;
  const signer = await readOrMakeKey(device.value);
  if (!signer.ok) return signer;
  const claim = { log: origin.value, office: office.value, role: role.value, nonce: nonce.value };
  const written = writeNewFile(out.value, `${canonicalText(await requestOf(signer.value, claim))}\n`);
  return written.ok ? accepted(keyWords.requested(out.value, keyIdOf(signer.value.publicKey), device.value)) : written;
}
