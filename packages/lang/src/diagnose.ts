// The one question every tool asks of a text: what is wrong with it? Runs the stages there are, in order.

import { check } from "./check/check.ts";
import { type CheckPorts, noFiles } from "./check/ports.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { SourceFile } from "./document/source-file.ts";

/** All diagnostics of one file and of what it draws on, sorted by position. */
export function diagnose(source: SourceFile, ports: CheckPorts = noFiles): readonly Diagnostic[] {
  return check(source, ports).diagnostics;
}
