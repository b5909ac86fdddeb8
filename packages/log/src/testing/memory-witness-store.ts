// What a witness keeps, in memory, with a plan of what goes wrong.
import { accepted } from "@servanda/core";
import { sameBytes } from "../bytes.ts";
import type { Vkey } from "../note/vkey.ts";
import { refuse } from "../refusals.ts";
import type { WitnessHead } from "../witness/answer.ts";
import type { AddCheckpoint } from "../witness/request.ts";
import type { WitnessStore } from "../witness/witness.ts";

export interface MemoryWitnessStore extends WitnessStore {
  readonly heads: Map<string, WitnessHead>;
  readonly kept: AddCheckpoint[];
  /** What becomes of the next write: killed before or after it is durable, or refused by the disk. */
  fault: "none" | "killed before" | "killed after" | "disk full";
}

class Killed extends Error {}

/** One task of the event loop lies between asking and answering, so that two requests can meet. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function memoryWitnessStore(logs: ReadonlyMap<string, readonly Vkey[]>): MemoryWitnessStore {
  const heads = new Map<string, WitnessHead>();
  const kept: AddCheckpoint[] = [];
  const store: MemoryWitnessStore = {
    heads,
    kept,
    fault: "none",
    async load(origin) {
      await pause();
      const keys = logs.get(origin);
      return accepted(keys === undefined ? undefined : { origin, keys, head: heads.get(origin) });
    },
    async advance(origin, from, to) {
      await pause();
      const { fault } = store;
      store.fault = "none";
      if (fault === "killed before") throw new Killed();
      if (fault === "disk full") return refuse("not_durable", { what: "no room on the disk" });
      if (!isSame(heads.get(origin), from)) return accepted(false);
      heads.set(origin, to);
      if (fault === "killed after") throw new Killed();
      return accepted(true);
    },
    async keep(_origin, request) {
      kept.push(request);
    },
  };
  return store;
}

function isSame(left: WitnessHead | undefined, right: WitnessHead | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return left.size === right.size && left.at === right.at && sameBytes(left.root, right.root);
}
