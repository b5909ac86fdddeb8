// Chance, from the machine's generator.
import { randomBytes } from "node:crypto";
import type { Random } from "@servanda/log";

/** For salts, keys and pseudonyms. */
export const nodeRandom: Random = { bytes: (count) => new Uint8Array(randomBytes(count)) };
