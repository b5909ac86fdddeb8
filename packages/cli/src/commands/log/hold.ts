// `servanda log hold` and `log release`: what an open case needs is not destroyed before it is over.
import { accepted, type Outcome } from "@servanda/core";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { keyPath, OFFICER } from "../../logged/key-folder.ts";
import { recordAt } from "../../sealed/record-at.ts";
import type { Terminal } from "../../terminal.ts";
import { sealWords } from "../../words/log/seal-words.ts";
import { type JointAct, needed, runJoint } from "./joint.ts";

/** Puts a hold on the record at `--index`. */
export async function runHold(args: Arguments, terminal: Terminal): Promise<number> {
  return await write(args, terminal, "hold");
}

/** Ends the hold that the record at `--index` is. */
export async function runRelease(args: Arguments, terminal: Terminal): Promise<number> {
  return await write(args, terminal, "release");
}

async function write(args: Arguments, terminal: Terminal, type: "hold" | "release"): Promise<number> {
  const command = `log ${type}`;
  const at = await recordAt(args, command);
  if (!at.ok) return complain(terminal, command, at.refusal);
  const { index, record } = at.value;
  return await runJoint(command, args, terminal, async ({ writer, log }): Promise<Outcome<JointAct>> => {
    const reason = needed(args, "reason", "TEXT");
    if (!reason.ok) return reason;
    const body = { [type === "hold" ? "record" : "hold"]: record.id, reason: reason.value };
    const note = type === "hold" ? sealWords.held(index) : sealWords.released(index);
    return accepted({
      content: { type, body },
      otherwise: [keyPath(writer.keys, log.founding.mission, OFFICER)],
      note,
    });
  });
}
