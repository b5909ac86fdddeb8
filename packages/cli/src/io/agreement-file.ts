// An agreement from disk: its text, the files beside it that it draws on, and what the checker says of them.
import { dirname, join } from "node:path";
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
  const sources = [source];
  const ports: CheckPorts = {
    readFile: (relative) => {
      const drawn = readTextIfThere(join(dirname(path), relative));
      if (drawn !== undefined) sources.push(makeSourceFile(relative, drawn));
      return drawn;
    },
  };
  return accepted({ source, checked: check(source, ports), sources });
}
