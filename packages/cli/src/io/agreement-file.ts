// An agreement from disk: its text, the files beside it that it draws on, and what the checker says of them.
import { realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { accepted, type Outcome } from "@servanda/core";
import { type Checked, type CheckPorts, check, makeSourceFile, type SourceFile } from "@servanda/lang";
import { readText, readTextIfThere } from "./read-file.ts";

/** A checked file with every text it drew on, so that its diagnostics can be shown. */
export interface AgreementFile {
  readonly source: SourceFile;
  readonly checked: Checked;
  /** The file itself first. */
  readonly sources: readonly SourceFile[];
}

/** Refused only where the file itself cannot be read: what is wrong in it is a diagnostic. */
export function readAgreement(path: string): Outcome<AgreementFile> {
  const text = readText(path);
  if (!text.ok) return text;
  const source = makeSourceFile(path, text.value);
  const folder = dirname(path);
  const ports: CheckPorts = {
    readFile: (drawn) => readTextIfThere(join(folder, drawn)),
    leavesFolder: (drawn) => isOutside(folder, join(folder, drawn)),
  };
  const checked = check(source, ports);
  return accepted({ source, checked, sources: checked.sources });
}

/** Whether a link leads out of the folder; a file that is not there leads nowhere. */
function isOutside(folder: string, path: string): boolean {
  try {
    const inside = relative(realpathSync(folder), realpathSync(path));
    return isAbsolute(inside) || inside.split(sep)[0] === "..";
  } catch {
    return false;
  }
}
