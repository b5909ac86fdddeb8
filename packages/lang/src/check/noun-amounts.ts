// Amounts as nouns: lengths, distances, numbers, and counts of events.
import { DAY_MS } from "@servanda/core";
import type { Amount, Noun } from "../syntax/ast-sentences.ts";
import { compareOf, type Measured, measure, scaled } from "./amounts.ts";
import { complain, textOf, type Work } from "./context.ts";
import type { Typed } from "./typed.ts";

const UNKNOWN: Typed = { type: "unknown" };
const PLAIN: Typed = { type: "plain" };

/** A thousand years: beyond them neither calendars nor clocks are known. */
const LONGEST = { days: 365_250, months: 12_000, "working days": 261_000 } as const;
const LONGEST_MS = LONGEST.days * DAY_MS;

export function typeAmount(work: Work, noun: Amount): Typed {
  const [of] = noun.of;
  const measured = noun.name === undefined ? measure(noun) : undefined;
  if (noun.isPercent) return { type: "percent" };
  if (measured !== undefined) return typeMeasured(work, noun, measured);
  const value = scaled(noun.number.text, 1);
  if (noun.words.length === 0 && noun.name === undefined) {
    const menu = of === undefined ? undefined : className(work, of);
    if (menu !== undefined) return { type: "menu", className: menu, atLeast: value };
    return { type: "number", compare: noun.comparison && compareOf(noun.comparison), value };
  }
  if (noun.comparison === "last") return PLAIN;
  const counted = work.shared.readers.noun(work, { ...noun, kind: "thing" });
  if (counted.type === "attribute") return { ...counted, compare: compareOf(noun.comparison), value };
  if (counted.type !== "event" && counted.type !== "breach") return counted.type === "unknown" ? UNKNOWN : PLAIN;
  if (!Number.isInteger(value)) {
    complain(work, "S0314", noun.number.span, { found: noun.number.text });
    return UNKNOWN;
  }
  return { type: "count", compare: compareOf(noun.comparison), count: value, of: counted };
}

function typeMeasured(work: Work, noun: Amount, { dimension, value, length }: Measured): Typed {
  const of = noun.of[0] === undefined ? undefined : work.shared.readers.noun(work, noun.of[0]);
  if (length !== undefined) {
    if (length.kind !== "elapsed" && !Number.isInteger(length.count)) {
      complain(work, "S0305", noun.span, { found: textOf(work.source, noun.span) });
      return UNKNOWN;
    }
    if (length.kind === "elapsed" ? length.ms > LONGEST_MS : length.count > LONGEST[length.kind]) {
      complain(work, "S0416", noun.span, { found: textOf(work.source, noun.span) });
      return UNKNOWN;
    }
    work.shared.days.needLength(work, noun.span, length);
    const ms = dimension === "duration" ? value : undefined;
    return noun.comparison === "last" ? { type: "window", ms } : { type: "duration", length, ms, of };
  }
  if (dimension === "distance") return { type: "distance", metres: value, of };
  if (dimension === "calibre") return { type: "calibre", millimetres: value };
  return PLAIN;
}

function className(work: Work, noun: Noun): string | undefined {
  const name = noun.kind === "thing" && noun.words.length === 0 ? noun.name?.text : undefined;
  return name !== undefined && work.shared.classes.has(name) ? name : undefined;
}
