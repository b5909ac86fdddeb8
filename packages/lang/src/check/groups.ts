// Decisions that are waited for from a group that has no rule to decide by.
import type { Body } from "@servanda/agreement";
import type { Report } from "../diagnostics/words.ts";
import type { Noun, RecordedAct } from "../syntax/ast-sentences.ts";
import { placeOf } from "./names.ts";
import type { Gathered } from "./sources.ts";

/** Said once for each group, where its decision is first waited for. */
export function reportUndecided({ statements }: Gathered, bodies: readonly Body[], report: Report): void {
  const groups = new Set(bodies.flatMap(({ name, rules }) => (rules === undefined ? [name] : [])));
  for (const placed of statements) {
    for (const subject of decidersIn(placed.statement)) {
      const name = subject.kind === "thing" && subject.words.length === 0 ? (subject.name?.text ?? "") : "";
      if (!groups.delete(name)) continue;
      report("S0611", placeOf(placed, subject), { name });
    }
  }
}

/** Who decides, in the order of the text. The tree is plain data, as deep as the parser allows. */
function decidersIn(value: object): readonly Noun[] {
  if (isRecordedAct(value)) return value.verb.text === "decides" ? value.subjects : [];
  return Object.values(value).flatMap((part) => (typeof part === "object" && part !== null ? decidersIn(part) : []));
}

function isRecordedAct(value: object): value is RecordedAct {
  return "kind" in value && value.kind === "recorded-act";
}
