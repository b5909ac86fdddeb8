// What a lower-case word of the library means, from the library's own tables: for hovers.
import {
  type ActRow,
  actRows,
  attributes,
  clockStarts,
  type KindRow,
  kindClosure,
  kindRows,
  knownPhrases,
  roles,
  type Span,
  type Token,
  units,
  worldVerbs,
} from "@servanda/lang";
import { bodyMeanings, hoverWords } from "../words.ts";

const known: ReadonlySet<string> = new Set(knownPhrases);
const kinds: ReadonlyMap<string, KindRow> = new Map(kindRows.map((row) => [row.name, row]));
const acts: ReadonlyMap<string, ActRow> = new Map(
  actRows.flatMap((row) => [row.base, row.third, row.participle].map((form) => [form, row] as const)),
);
const MAX_KINDS = 8;
const MAX_WORDS = 4;

/** The longest known phrase around a word: `air alert` for either of its words. */
export function phraseAt(tokens: readonly Token[], token: Token): { readonly text: string; readonly span: Span } {
  const at = tokens.indexOf(token);
  for (let count = MAX_WORDS; count > 1; count--) {
    for (let first = at - count + 1; first <= at; first++) {
      const words = first < 0 ? [] : tokens.slice(first, first + count);
      const text = words.map((word) => word.text).join(" ");
      const [from, to] = [words[0], words.at(-1)];
      if (words.length < count || from === undefined || to === undefined) continue;
      if (words.every(({ kind }) => kind === "word") && known.has(text)) {
        return { text, span: { start: from.span.start, end: to.span.end } };
      }
    }
  }
  return { text: token.text, span: token.span };
}

/** Undefined for a word that is not of the library. */
export function vocabularyText(phrase: string): string | undefined {
  const texts = [kindText(phrase), actText(phrase), nounText(phrase)].filter((text) => text !== "");
  if (texts.length > 0) return texts.join("\n\n");
  const rule = bodyMeanings.get(phrase);
  if (rule !== undefined) return hoverWords.bodyRule(phrase, rule);
  return known.has(phrase) ? hoverWords.vocabulary(phrase) : undefined;
}

function kindText(phrase: string): string {
  const row = kinds.get(phrase);
  if (row === undefined) return "";
  const below = kindClosure(phrase).filter((kind) => kind !== phrase);
  return [
    hoverWords.kindOfEvent(phrase),
    row.under === undefined ? "" : hoverWords.under(row.under),
    below.length === 0 ? "" : hoverWords.takesIn(below.slice(0, MAX_KINDS)),
  ]
    .filter((text) => text !== "")
    .join(" ");
}

function actText(phrase: string): string {
  const seen = worldVerbs.get(phrase);
  if (seen !== undefined) {
    const as = seen.sees === "kind" ? ` ${hoverWords.seenAs(seen.kind)}` : "";
    return `${hoverWords.worldAct(phrase)}${as}`;
  }
  const row = acts.get(phrase);
  if (row === undefined) return "";
  return row.settled === "record" ? hoverWords.recordAct(row.base) : hoverWords.worldAct(row.base);
}

function nounText(phrase: string): string {
  const unit = units.get(phrase);
  if (unit !== undefined) return hoverWords.unit(unit.plural);
  if (roles.has(phrase)) return hoverWords.role(phrase);
  if (attributes.has(phrase)) return hoverWords.attribute(phrase);
  return clockStarts.some((start) => start === phrase) ? hoverWords.clockStart(phrase) : "";
}
