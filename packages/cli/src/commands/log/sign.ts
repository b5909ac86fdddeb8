// `servanda log sign`: one more signature on a record that several have to sign.
import { accepted, type Outcome, refused } from "@servanda/core";
import { readKeyFile } from "@servanda/host";
import { cosignRecord, fromUtf8, readEnvelope, type SignedRecord, toUtf8 } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK } from "../../exit-codes.ts";
import { writeNewFile } from "../../io/new-file.ts";
import { readText } from "../../io/read-file.ts";
import { usageWords } from "../../messages.ts";
import { printable } from "../../report/layout.ts";
import type { Terminal } from "../../terminal.ts";
import { keyWords } from "../../words/log/key-words.ts";
import { sentenceOf } from "../../words/log/show-words.ts";
import { needed } from "./joint.ts";

const COMMAND = "log sign";

export async function runSign(args: Arguments, terminal: Terminal): Promise<number> {
  const signed = await sign(args);
  if (!signed.ok) return complain(terminal, COMMAND, signed.refusal);
  const { record, path } = signed.value;
  const { log, office, type, body } = record.body;
  // Whoever signs sees what.
  const said = keyWords.signed(path, log, office, sentenceOf(type, body), record.sigs.length);
  terminal.out(printable(`${said}\n`));
  return EXIT_OK;
}

async function sign(args: Arguments): Promise<Outcome<{ readonly record: SignedRecord; readonly path: string }>> {
  const [file, ...more] = args.positionals;
  if (file === undefined || more.length > 0) {
    return refused("wrong-usage", keyWords.whatToSign, usageWords.seeHelp(COMMAND));
  }
  const key = needed(args, "key", "FILE");
  if (!key.ok) return key;
  const out = needed(args, "out", "FILE");
  if (!out.ok) return out;
  const text = readText(file);
  if (!text.ok) return text;
  const record = readEnvelope(toUtf8(text.value.replace(/\n$/, "")));
  if (!record.ok) return record;
  const signer = await readKeyFile(key.value);
  if (!signer.ok) return signer;
  const cosigned = await cosignRecord(record.value, [signer.value]);
  if (!cosigned.ok) return cosigned;
  const written = writeNewFile(out.value, `${fromUtf8(cosigned.value.bytes) ?? ""}\n`);
  return written.ok ? accepted({ record: cosigned.value, path: out.value }) : written;
}
