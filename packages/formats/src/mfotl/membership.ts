// Whom a clause binds when it is broken, or when its trigger goes on record. That somebody has entered, or has left, by
// the text's own rules is an act of the institution: the monitor works it out, and it stands in the log.
import { type ActorName, type ActVerb, type Bearers, ENDS, ENTERS } from "@servanda/agreement";
import { type Draft, fresh, refuse } from "./draft.ts";
import { conjunction, disjunction, exists, type Formula, negation, once, related, variable } from "./formula.ts";
import { isAmong } from "./patterns.ts";

/** The bearer, who is one of these actors, is bound. */
export function isBound(
  draft: Draft,
  bearer: string,
  { actors, onlyInForce, fromSignature }: Bearers,
): readonly Formula[] {
  if (fromSignature === true) refuse(draft, { what: "signature" });
  const { membership } = draft.agreement;
  const isSignatory = (actor: ActorName): boolean => membership?.signatories.includes(actor) === true;
  const signatories = actors.filter(isSignatory);
  const others = actors.filter((actor) => !isSignatory(actor));
  const asOther = onlyInForce ? hasNotGone(draft, bearer) : [];
  if (signatories.length === 0) return asOther;
  const asSignatory = [
    ...(membership?.entry === undefined ? [] : [hasBefallen(draft, ENTERS, bearer)]),
    negation(hasBefallen(draft, ENDS, bearer)),
  ];
  if (others.length === 0) return asSignatory;
  return [
    disjunction([
      conjunction([isAmong(draft, bearer, others), ...asOther]),
      conjunction([isAmong(draft, bearer, signatories), ...asSignatory]),
    ]),
  ];
}

/** Of who is no signatory: its own word, or the end of a notice that the text lets it give. */
function hasNotGone(draft: Draft, bearer: string): readonly Formula[] {
  const canLeave = draft.agreement.clauses.some(({ rule }) => rule.kind === "empower" && rule.use.kind === "leave");
  const verbs = canLeave ? ["denounce", ENDS] : ["denounce"];
  return verbs.map((verb) => negation(hasBefallen(draft, verb, bearer)));
}

/** Some act of the verb by the bearer is on record: before, or at the same instant. */
function hasBefallen(draft: Draft, verb: ActVerb, bearer: string): Formula {
  const act = fresh(draft, "a");
  return once(undefined, exists([act], related({ kind: "act", verb }, variable(act), variable(bearer))));
}
