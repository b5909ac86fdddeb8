// Which matters the text knows, and who may rule on each: read off the checked agreement wherever it names one, be it
// an exception, a condition or an act that starts something.
import type { ActorName, ActorTerm, CheckedAgreement } from "@servanda/agreement";

/** Each matter of the text with those who may rule on it. Nobody: it stays unsettled. */
export function mattersOf(agreement: CheckedAgreement): ReadonlyMap<string, ReadonlySet<ActorName>> {
  const found = new Map<string, Set<ActorName>>();
  const everyone = [...agreement.actors, ...agreement.bodies].map(({ name }) => name);
  walk([agreement.clauses, agreement.registers, agreement.stages], (matter, part) => {
    const judges = found.get(matter) ?? new Set();
    for (const name of judgesIn(part, everyone)) judges.add(name);
    found.set(matter, judges);
  });
  return found;
}

/** The parts of a rule that name a matter: exceptions, conditions and act patterns. */
interface MatterPart {
  readonly matter: string;
  readonly judgedBy?: readonly ActorName[] | ActorTerm;
  readonly act?: string;
  readonly by?: ActorTerm;
}

function judgesIn({ judgedBy, act, by }: MatterPart, everyone: readonly ActorName[]): readonly ActorName[] {
  if (act === "judge") return by === undefined ? everyone : actorsIn(by, everyone);
  if (judgedBy === undefined) return [];
  return "kind" in judgedBy ? actorsIn(judgedBy, everyone) : judgedBy;
}

function actorsIn(term: ActorTerm, everyone: readonly ActorName[]): readonly ActorName[] {
  if (term.kind === "named") return term.actors;
  return term.kind === "variable" ? everyone : term.among;
}

function walk(value: unknown, visit: (matter: string, part: MatterPart) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (isMatterPart(value)) visit(value.matter, value);
  for (const each of Object.values(value)) walk(each, visit);
}

// In a checked agreement nothing else has a property of this name.
function isMatterPart(value: object): value is MatterPart {
  return "matter" in value && typeof value.matter === "string";
}
