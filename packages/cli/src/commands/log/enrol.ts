// `servanda log enrol`: a device's key becomes known to the log.
import { accepted, type Outcome, refused } from "@servanda/core";
import { keyIdOf, provePossession, toBase64 } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { DEVICE, keyPath, OFFICER, readOrMakeKey } from "../../logged/key-folder.ts";
import type { Terminal } from "../../terminal.ts";
import { keyWords } from "../../words/log/key-words.ts";
import { type JointAct, needed, neededWord, runJoint } from "./joint.ts";
import type { OpenLog } from "./with-writer.ts";

export async function runEnrol(args: Arguments, terminal: Terminal): Promise<number> {
  return await runJoint("log enrol", args, terminal, (open) => enrolment(open, args));
}

async function enrolment({ writer, log }: OpenLog, args: Arguments): Promise<Outcome<JointAct>> {
  const office = neededWord(args, "office", "NAME");
  if (!office.ok) return office;
  const offices = log.founding.offices.map(({ name }) => name);
  if (!offices.includes(office.value)) {
    return refused("wrong-usage", keyWords.noSuchOffice(office.value, offices));
  }
  const device = needed(args, "device", "FILE");
  if (!device.ok) return device;
  const role = args.has("role") ? neededWord(args, "role", "ROLE") : accepted(DEVICE);
  if (!role.ok) return role;
  const signer = await readOrMakeKey(device.value);
  if (!signer.ok) return signer;
  // The tree as it is now: whoever signs sees that the proof is fresh.
  const claim = { log: log.origin, office: office.value, role: role.value, nonce: log.root };
  const possession = await provePossession(signer.value, claim);
  const body = {
    publicKey: toBase64(signer.value.publicKey),
    office: office.value,
    role: role.value,
    nonce: log.root,
    possession,
  };
  const both = [...new Set([log.founding.mission, office.value])];
  const otherwise = both.map((name) => keyPath(writer.keys, name, OFFICER));
  return accepted({
    content: { type: "enrol", body },
    otherwise,
    note: keyWords.made(keyIdOf(signer.value.publicKey), device.value),
  });
}
