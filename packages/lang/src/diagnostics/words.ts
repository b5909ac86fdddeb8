// Facts in, a Diagnostic out: the only place where the two meet. The wording tables are split by hundreds
// (words-syntax.ts is S01xx); adding a code without words for it does not compile.
import { checkWords } from "../check/wording/words.ts";
import type { Place } from "../document/source-file.ts";
import { type CodeRow, codes, type DiagnosticCode } from "./codes.ts";
import type { Diagnostic, TextEdit } from "./diagnostic.ts";
import type { Facts } from "./facts.ts";
import { syntaxWords } from "./words-syntax.ts";

/** What a person reads besides the title. */
export interface Wording {
  readonly label: string;
  readonly text: string;
  readonly hint?: string | undefined;
  readonly also?: readonly { readonly place: Place; readonly text: string }[] | undefined;
  readonly edits?: readonly TextEdit[] | undefined;
}

/** The wording of a family of codes. */
export type WordingTable<Family> = { readonly [Code in keyof Family]: (facts: Family[Code], at: Place) => Wording };

/** The few words of the frame around every diagnostic. */
export const frameWords = {
  hint: "Hint",
  more: (count: number): string => (count === 1 ? "… and 1 more." : `… and ${count} more.`),
} as const;

// The checker's tables are spread in here.
const words: WordingTable<Facts> = { ...syntaxWords, ...checkWords };

/** Where mistakes go while a text is read. */
export type Report = <Code extends DiagnosticCode>(code: Code, at: Place, facts: Facts[Code]) => void;

/** Chooses the words for a mistake. */
export function describe<Code extends DiagnosticCode>(code: Code, at: Place, facts: Facts[Code]): Diagnostic {
  const row: CodeRow = codes[code];
  const wording = words[code](facts, at);
  return {
    code,
    severity: row.severity,
    title: fillTemplate(row.title, facts),
    at: { file: at.file, span: at.span, text: cut(wording.label, 200) },
    also: (wording.also ?? []).map(({ place, text }) => ({ file: place.file, span: place.span, text })),
    text: cut(wording.text, 800),
    ...(wording.hint === undefined ? {} : { hint: cut(wording.hint, 400) }),
    ...(wording.edits === undefined ? {} : { edits: wording.edits }),
  };
}

/** A list and the function that adds to it. */
export function collectInto(list: Diagnostic[]): Report {
  return (code, at, facts) => {
    list.push(describe(code, at, facts));
  };
}

const MAX_TITLE = 60;

/** A long fact gives way, so that what is said of it can be read. */
function fillTemplate(template: string, facts: object): string {
  const byName = new Map<string, unknown>(Object.entries(facts));
  const room = Math.max(12, MAX_TITLE - template.replace(/\{\w+\}/g, "").length);
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = byName.get(name);
    return typeof fact === "string" || typeof fact === "number" ? cut(String(fact), room) : name;
  });
  return cut(filled, MAX_TITLE);
}

/** A word of a million letters is quoted in part. */
function cut(text: string, maximum: number): string {
  return text.length <= maximum ? text : `${text.slice(0, maximum - 1)}…`;
}
