// `servanda log permit`: a rule begins, or ends, by a quorum of offices.
import { existsSync } from "node:fs";
import { accepted, type Outcome, refused } from "@servanda/core";
import { GRANTED_TYPES } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import type { RecordContent } from "../../logged/author.ts";
import { keyPath, OFFICER } from "../../logged/key-folder.ts";
import type { Terminal } from "../../terminal.ts";
import { keyWords } from "../../words/log/key-words.ts";
import { type JointAct, needed, neededWord, runJoint } from "./joint.ts";
import type { OpenLog } from "./with-writer.ts";

export async function runPermit(args: Arguments, terminal: Terminal): Promise<number> {
  return await runJoint("log permit", args, terminal, async (open) => permission(open, args));
}

function permission({ writer, log }: OpenLog, args: Arguments): Outcome<JointAct> {
  const content = args.has("end") ? ending(args) : rule(args);
  if (!content.ok) return content;
  const offices = log.founding.quorum.offices.map((office) => keyPath(writer.keys, office, OFFICER));
  return accepted({ content: content.value, otherwise: offices.filter((path) => existsSync(path)) });
}

function ending(args: Arguments): Outcome<RecordContent> {
  const name = neededWord(args, "end", "NAME");
  return name.ok ? accepted({ type: "forbid", body: { rule: name.value } }) : name;
}

function rule(args: Arguments): Outcome<RecordContent> {
  const name = neededWord(args, "rule", "NAME");
  if (!name.ok) return name;
  const office = neededWord(args, "office", "NAME");
  if (!office.ok) return office;
  const role = neededWord(args, "role", "ROLE");
  if (!role.ok) return role;
  const listed = needed(args, "types", "TYPES");
  if (!listed.ok) return listed;
  const types = listed.value.split(",").map((each) => each.trim());
  const unknown = types.filter((type) => !GRANTED_TYPES.some((each) => each === type));
  if (unknown.length > 0) return refused("wrong-usage", keyWords.badTypes(unknown, GRANTED_TYPES));
  return accepted({ type: "permit", body: { rule: name.value, office: office.value, role: role.value, types } });
}
