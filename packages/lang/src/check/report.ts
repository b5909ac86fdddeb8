// One diagnostic per cause: the same clause is read once for each reading, and what is wrong with it is said once.
import { codes, type DiagnosticCode, type Severity } from "../diagnostics/codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { collectInto, type Report } from "../diagnostics/words.ts";
import type { Place } from "../document/source-file.ts";
import { limits } from "../syntax/grammar.ts";

export interface Reporting {
  readonly report: Report;
  /** Whether an error lies within the place. */
  readonly hasErrorIn: (place: Place) => boolean;
}

/** Names, levels and roles that a file would have declared which could not be included. */
const byMissingFile: ReadonlySet<DiagnosticCode> = new Set(["S0201", "S0203", "S0204", "S0207", "S0321", "S0606"]);

/** `isWhole`: every file that is included could be read. */
export function reportingInto(diagnostics: Diagnostic[], isWhole = true): Reporting {
  const collect = collectInto(diagnostics);
  const seen = new Set<string>();
  const counts = new Map<Severity, number>();
  // A word that the parser could not take as written is no name or word of the vocabulary either.
  const explained = new Set(
    diagnostics
      .filter(({ code, severity }) => code.startsWith("S01") && severity === "error")
      .map(({ at }) => `${at.file} ${at.span.start}`),
  );
  const isExplained = ({ file, span }: Place): boolean => explained.has(`${file} ${span.start}`);
  return {
    report: (code, at, facts) => {
      const key = `${code} ${at.file} ${at.span.start} ${at.span.end}`;
      if (seen.has(key) || isExplained(at) || (!isWhole && byMissingFile.has(code))) return;
      seen.add(key);
      // Each severity has room of its own, so that no error is lost among notes.
      const { severity } = codes[code];
      const count = counts.get(severity) ?? 0;
      counts.set(severity, count + 1);
      if (count < limits.diagnosticCount) collect(code, at, facts);
    },
    hasErrorIn: ({ file, span }) =>
      diagnostics.some(
        ({ severity, at }) =>
          severity === "error" && at.file === file && at.span.start >= span.start && at.span.start <= span.end,
      ),
  };
}

/**
 * What is said of a whole text: nothing uses this, nothing proves that, this release does not act on it. One misspelt
 * word makes a dozen of them untrue, so they wait until the text has no error.
 */
const ofSoundTexts: readonly DiagnosticCode[] = ["S0208", "S0321", "S0322", "S0323", "S0325", "S0390"];

/** For a text with errors: those, and what they cannot have caused. */
export function withoutEchoes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code }) => !ofSoundTexts.includes(code));
}
