// The way to a witness that no network reaches: requests go out as files, answers come back as files, each named after
// the request by its hash. Until the answer is there, the witness counts as silent.
import { join } from "node:path";
import { refuse, sha256, toHex, type WitnessPort } from "@servanda/log";
import { nodeFiles } from "../disk/files.ts";
import { readAnswerFile, writeCarriedFile } from "./carried.ts";

const NAME_DIGITS = 16;
/** Of a request; its answer is named the same with `.answer` behind. */
const REQUEST_ENDING = ".add-checkpoint";
export const ANSWER_ENDING = ".answer";

/** `folder` exists, and is what is carried to and fro; `name` is for words only. */
export function witnessByHand(name: string, folder: string): WitnessPort {
  return {
    async addCheckpoint(request) {
      const path = join(folder, `${toHex(sha256(request)).slice(0, NAME_DIGITS)}${REQUEST_ENDING}`);
      if ((await nodeFiles.read(`${path}${ANSWER_ENDING}`)) !== undefined) {
        return readAnswerFile(`${path}${ANSWER_ENDING}`);
      }
      if ((await nodeFiles.read(path)) === undefined) {
        const written = await writeCarriedFile(path, request);
        if (!written.ok) return written;
      }
      return refuse("witness_unreachable", { name, what: `\`${path}\` is to be carried to it` });
    },
  };
}
