// `servanda log enrol`: a device's key becomes known to the log, made here or asked for by whoever holds it.
import { accepted, type Outcome, refused } from "@servanda/core";
import { fromBase64, type KeyForm, keyIdOf } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { readRequest, requestOf } from "../../logged/enrolment-request.ts";
import { DEVICE, keyPath, OFFICER, readOrMakeKey } from "../../logged/key-folder.ts";
import type { Terminal } from "../../terminal.ts";
import { keyWords } from "../../words/log/key-words.ts";
import { type JointAct, needed, neededWord, runJoint } from "./joint.ts";
import type { OpenLog } from "./with-writer.ts";

export async function runEnrol(args: Arguments, terminal: Terminal): Promise<number> {
  return await runJoint("log enrol", args, terminal, (open) => enrolment(open, args));
}

async function enrolment({ writer, log }: OpenLog, args: Arguments): Promise<Outcome<JointAct>> {
  const request = args.value("request");
  const form = request === undefined ? await madeHere(log, args) : readRequest(request, log.origin);
  if (!form.ok) return form;
  const { office, publicKey } = form.value;
  const offices = log.founding.offices.map(({ name }) => name);
  if (!offices.includes(office)) return refused("wrong-usage", keyWords.noSuchOffice(office, offices));
  const both = [...new Set([log.founding.mission, office])];
  const otherwise = both.map((name) => keyPath(writer.keys, name, OFFICER));
  const key = keyIdOf(fromBase64(publicKey) ?? new Uint8Array());
  const note = keyWords.made(key, args.value("device"));
  return accepted({ content: { type: "enrol", body: { ...form.value } }, otherwise, note });
}

/** The key lies on this machine, and is made where there is none. */
async function madeHere(log: OpenLog["log"], args: Arguments): Promise<Outcome<KeyForm>> {
  const office = neededWord(args, "office", "NAME");
  if (!office.ok) return office;
  const device = needed(args, "device", "FILE");
  if (!device.ok) return device;
  const role = args.has("role") ? neededWord(args, "role", "ROLE") : accepted(DEVICE);
  if (!role.ok) return role;
  const signer = await readOrMakeKey(device.value);
  if (!signer.ok) return signer;
  // The tree as it is now: whoever signs sees that the proof is fresh.
  const claim = { log: log.origin, office: office.value, role: role.value, nonce: log.root };
  const { log: _log, ...form } = await requestOf(signer.value, claim);
  return accepted(form);
}
