// Test vectors of others. They are not in this repository: SERVANDA_VECTORS names their folder, `../shared/vectors`
// beside the repository otherwise. A test that needs them says so with `describe.skipIf(!hasVectors)`.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder =
  process.env["SERVANDA_VECTORS"] ?? fileURLToPath(new URL("../../../../../shared/vectors", import.meta.url));

export const hasVectors: boolean = existsSync(folder);

/** Added to a title: empty where the vectors are there. */
export const whyVectorsAreSkipped: string = hasVectors ? "" : ` (no vectors at ${folder}; set SERVANDA_VECTORS)`;

/** The path of a file or folder, by the parts that lead to it: `vectorPath("jcs", "testdata")`. */
export function vectorPath(...parts: readonly string[]): string {
  return join(folder, ...parts);
}

export function vectorText(...parts: readonly string[]): string {
  return readFileSync(vectorPath(...parts), "utf8");
}
