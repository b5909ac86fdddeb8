// `servanda log revoke`: a key ends.
import { accepted, type Outcome, parseInstant, refused } from "@servanda/core";
import { instantText } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { keyPath, OFFICER } from "../../logged/key-folder.ts";
import type { Terminal } from "../../terminal.ts";
import { keyWords } from "../../words/log/key-words.ts";
import { runWords } from "../../words/run-words.ts";
import { type JointAct, needed, runJoint } from "./joint.ts";
import type { OpenLog } from "./with-writer.ts";

export async function runRevoke(args: Arguments, terminal: Terminal): Promise<number> {
  return await runJoint("log revoke", args, terminal, async (open) => revocation(open, args));
}

function revocation({ writer, log }: OpenLog, args: Arguments): Outcome<JointAct> {
  const key = needed(args, "revoke", "KEY");
  if (!key.ok) return key;
  if (!/^k1_[A-Za-z0-9_-]{43}$/.test(key.value)) return refused("wrong-usage", keyWords.badKeyId(key.value));
  const reason = needed(args, "reason", "TEXT");
  if (!reason.ok) return reason;
  const text = args.value("compromised-since");
  const since = text === undefined ? undefined : parseInstant(text);
  if (text !== undefined && since === undefined) {
    return refused("wrong-usage", runWords.noInstant("compromised-since", text));
  }
  const compromisedSince = since === undefined ? null : instantText(since);
  const body = { key: key.value, reason: reason.value, compromisedSince };
  const otherwise = [keyPath(writer.keys, log.founding.mission, OFFICER)];
  return accepted({ content: { type: "revoke", body }, otherwise });
}
