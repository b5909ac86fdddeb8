// Registers as counting rules: what counts as one, on which day, and what a judge may leave out of the count.
import type { MatterException, Register } from "@servanda/agreement";
import type { DurationMs } from "@servanda/core";
import { attributes } from "../std/nouns.ts";
import type { Line, Register as RegisterStatement } from "../syntax/ast.ts";
import type { Happening, Noun, Phrase } from "../syntax/ast-sentences.ts";
import { measure } from "./amounts.ts";
import { gap, mark, type Work } from "./context.ts";
import { readMatterException } from "./exceptions.ts";
import { typeNoun } from "./nouns.ts";
import { closePatterns, kindsOf, merged } from "./patterns.ts";
import { readPhrases } from "./phrases.ts";
import { type Effective, nothingSaid } from "./said.ts";

/** A register and how its reports are linked, where it says so. */
export interface ReadRegister {
  readonly register: Omit<Register, "key" | "reading" | "span">;
  /** All kinds the register is of. */
  readonly of: readonly string[];
  readonly linked: { readonly withinMs: DurationMs; readonly withinM?: number } | undefined;
}

interface Rules {
  isExposed: boolean;
  kinds: readonly string[];
  unit: Register["unit"];
  dayOf: Register["dayOf"];
  linked: ReadRegister["linked"];
  readonly exceptions: MatterException[];
}

const aboutRegisters: Effective = new Set(["inside", "outside", "nearness", "doer", "target", "with"]);

/** Undefined where it counts no events, or is mistaken. */
export function readRegister(work: Work, statement: RegisterStatement): ReadRegister | undefined {
  const typed = statement.of === undefined ? undefined : typeNoun(work, statement.of);
  if (typed?.type === "unknown") return undefined;
  if (typed?.type !== "event" || typed.isNone) return gap(work, statement);
  const said = readPhrases(work, statement.phrases, aboutRegisters, nothingSaid());
  const event = merged(closePatterns(work, typed.drafts, said, statement));
  if (event === undefined || said.counts.length > 0) return work.gaps.length > 0 ? undefined : gap(work, statement);
  const rules: Rules = {
    kinds: [],
    unit: { kind: "count" },
    dayOf: "end",
    linked: undefined,
    exceptions: [],
    isExposed: false,
  };
  for (const line of statement.lines) if (!line.broken) readLine(work, line, rules);
  const kinds = rules.kinds.length === 0 ? event.kinds : event.kinds.filter((kind) => rules.kinds.includes(kind));
  const register = {
    name: statement.name.text,
    event: { ...event, kinds },
    unit: rules.unit,
    countsIncidents: rules.linked !== undefined && rules.unit.kind === "count",
    dayOf: rules.dayOf,
    exceptions: rules.exceptions,
    ...(rules.isExposed ? { isExposed: true as const } : {}),
  };
  return { register, of: event.kinds, linked: rules.linked };
}

function readLine(work: Work, line: Line, rules: Rules): void {
  const { fact } = line;
  const [subject] = fact?.kind === "happening" ? fact.subjects : [];
  for (const tail of line.tails) gap(work, tail);
  if (fact?.kind !== "happening" || subject === undefined || fact.subjects.length > 1) {
    gap(work, line);
    return;
  }
  const words =
    subject.kind === "thing" && subject.name === undefined ? subject.words.map((word) => word.text).join(" ") : "";
  if (subject.kind === "amount") readUnits(work, line, fact, subject.words.length === 0 && subject.number.text === "1");
  if (subject.kind === "amount" || attributes.has(words)) {
    rules.kinds = [...rules.kinds, ...kindsFor(work, fact)];
    const attribute = attributes.get(words);
    if (attribute !== undefined) rules.unit = { kind: "attribute", attribute };
  } else if (words === "linked") rules.linked = readLinked(work, fact);
  else if (words === "day" && subject.kind === "thing") readDay(work, subject.of, line, rules);
  else if (words === "exposure") readExposure(work, fact, line, rules);
  else if (words === "except") readExcept(work, fact, line, rules);
  else gap(work, line);
}

/** Only a weight of one has meaning. */
function readUnits(work: Work, line: Line, fact: Happening, isOne: boolean): void {
  if (!isOne || fact.objects.length > 0) gap(work, line);
}

/** `for explosion, burst, shot`. */
function kindsFor(work: Work, fact: Happening): readonly string[] {
  return fact.phrases.flatMap((phrase) => {
    const typed =
      phrase.kind === "phrase" && phrase.preposition === "for" ? phrase.nouns.map((noun) => typeNoun(work, noun)) : [];
    const drafts = typed.flatMap((each) => (each.type === "event" ? each.drafts : []));
    if (typed.length === 0 || typed.some((each) => each.type !== "event")) gap(work, phrase);
    return kindsOf(drafts);
  });
}

/** `linked within 60 seconds, 2 km`. */
function readLinked(work: Work, fact: Happening): ReadRegister["linked"] {
  let withinMs: number | undefined;
  let withinM: number | undefined;
  for (const noun of withinNouns(work, fact.phrases)) {
    const measured = noun.kind === "amount" ? measure(noun) : undefined;
    if (measured?.dimension === "duration") withinMs = measured.value;
    else if (measured?.dimension === "distance") withinM = measured.value;
    else gap(work, noun);
  }
  if (withinMs === undefined) return gap(work, fact);
  return { withinMs, ...(withinM === undefined ? {} : { withinM }) };
}

function withinNouns(work: Work, phrases: readonly Phrase[]): readonly Noun[] {
  return phrases.flatMap((phrase) => {
    if (phrase.kind === "phrase" && phrase.preposition === "within") return phrase.nouns;
    gap(work, phrase);
    return [];
  });
}

/** `day of start`, `day of end`. */
function readDay(work: Work, of: readonly Noun[], line: Line, rules: Rules): void {
  const [edge] = of;
  const word = edge?.kind === "thing" ? edge.words.map((each) => each.text).join(" ") : "";
  if (word === "start" || word === "end") rules.dayOf = word;
  else gap(work, line);
}

/** `exposure every observed hour`: the only one that a watch on record tells. */
function readExposure(work: Work, { phrases }: Happening, line: Line, rules: Rules): void {
  const [phrase, second] = phrases;
  const [noun] = phrase?.kind === "phrase" && phrase.preposition === "every" ? phrase.nouns : [];
  const words = noun?.kind === "thing" ? noun.words.map((word) => word.text).join(" ") : "";
  if (second === undefined && words === "observed hour") rules.isExposed = true;
  else mark(work, line);
}

/** `except "live-fire exercise" judged by Mission`. */
function readExcept(work: Work, fact: Happening, line: Line, rules: Rules): void {
  const [matter] = fact.objects;
  if (matter?.kind !== "matter" || fact.objects.length > 1) {
    gap(work, line);
    return;
  }
  const exception = readMatterException(work, { ...fact, subjects: [matter], objects: [] });
  if (exception !== undefined) rules.exceptions.push(exception);
}
