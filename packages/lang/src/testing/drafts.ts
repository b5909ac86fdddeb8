// The 15 real agreements that the tests read, where they are: in `SERVANDA_CORPUS`, by default beside the repository.
// For tests only; where the folder is absent the tests that need it are skipped, and say so.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeSourceFile, type SourceFile } from "../document/source-file.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const folder = join(process.env["SERVANDA_CORPUS"] ?? join(root, "..", "shared", "corpus"), "agreements-draft");

/** Empty where the corpus is absent. */
export const drafts: readonly SourceFile[] = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith(".servanda.md"))
      .sort()
      .map((name) => makeSourceFile(name, readFileSync(join(folder, name), "utf8")))
  : [];

/** For test titles: why nothing ran. */
export const draftsNote: string =
  drafts.length > 0 ? `${drafts.length} drafts` : "SKIPPED: no drafts found, set SERVANDA_CORPUS to the corpus folder";
