// `servanda log text`: another text takes the place of the one in force, by a quorum of offices.
import { existsSync } from "node:fs";
import { accepted, type Outcome } from "@servanda/core";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { type Usable, usableAgreement } from "../../io/usable-agreement.ts";
import { keyPath, OFFICER } from "../../logged/key-folder.ts";
import { textOf } from "../../logged/text-files.ts";
import type { Terminal } from "../../terminal.ts";
import { type JointAct, needed, runJoint } from "./joint.ts";
import type { OpenLog } from "./with-writer.ts";

const COMMAND = "log text";

export async function runText(args: Arguments, terminal: Terminal): Promise<number> {
  const path = needed(args, "agreement", "FILE");
  if (!path.ok) return complain(terminal, COMMAND, path.refusal);
  const usable = usableAgreement(path.value, COMMAND, terminal);
  if (!usable.ok) return usable.exitCode;
  return await runJoint(COMMAND, args, terminal, (open) => newText(open, usable));
}

async function newText({ writer, log }: OpenLog, usable: Extract<Usable, { ok: true }>): Promise<Outcome<JointAct>> {
  const { form, blobs } = textOf(usable);
  // Blobs that no record comes to name harm nobody; a record that names what is not there would.
  await writer.store.create(blobs);
  const officers = log.founding.quorum.offices.map((office) => keyPath(writer.keys, office, OFFICER));
  const body = { ...form, files: form.files.map((each) => ({ ...each })) };
  const content = { type: "text", agreement: form.agreement, body };
  return accepted({ content, otherwise: officers.filter((path) => existsSync(path)) });
}
