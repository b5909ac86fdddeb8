// `servanda log prove`: that a record stands in the log.
import { fromUtf8 } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK } from "../../exit-codes.ts";
import { proofOf } from "../../logged/proof.ts";
import type { Terminal } from "../../terminal.ts";
import { readPlace } from "./place.ts";

const COMMAND = "log prove";

export async function runProve(args: Arguments, terminal: Terminal): Promise<number> {
  const place = await readPlace(args, COMMAND);
  const proof = place.ok ? await proofOf(place.value.log, place.value.index) : place;
  if (!proof.ok) return complain(terminal, COMMAND, proof.refusal);
  terminal.out(fromUtf8(proof.value) ?? "");
  return EXIT_OK;
}
