// What is said when an agreement is exported: what went out, and by name what did not.
import { grouped, listed } from "../report/layout.ts";

export const exportWords = {
  whichForm: (known: readonly string[], found: string | undefined, near: string | undefined): string => {
    if (found === undefined) return `export as what? There is ${listed(known)}`;
    const hint = near === undefined ? `there is ${listed(known)}` : `did you mean \`${near}\`?`;
    return `there is no export \`${found}\`; ${hint}`;
  },
  notEmpty: (path: string): string => `\`--out ${path}\` is a folder that holds something`,
  isFile: "a file stands there",
  newFolder: "Name a folder that does not exist yet, or an empty one.",
  written: (folder: string, exported: number, all: number, kept: number, read: number): string =>
    `${folder}: ${exported} of ${all} clauses as formulas, a log of ${grouped(kept)} of ${grouped(read)} records`,
  formula: (clause: string, count: number): string =>
    `clause ${clause}: Servanda gives ${grouped(count)} ${count === 1 ? "verdict" : "verdicts"}`,
  refused: (clause: string, reasons: readonly string[]): string =>
    `clause ${clause} is left out: ${reasons.join("; ")}.`,
  none: (path: string): string => `no clause of \`${path}\` can be said as a formula; nothing was written.`,
  heading: (name: string): string => `==> ${name} <==`,
} as const;
