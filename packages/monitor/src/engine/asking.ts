// The questions of a text beside whether it happened, asked of an incident: what its reports state, and what the bodies
// that find on them have found. Nothing of it costs anything where no standard names a body or another question.
import type { Act, ActorName, Answered, Finding, Observation, Question } from "@servanda/agreement";
import { DECIDES, FINDS, incidentId, refOf } from "@servanda/agreement";
import { type Kleene, YES } from "@servanda/core";
import { answersTo, type Found, foundOn, isFoundOn } from "../atoms/questions.ts";
import type { State } from "./state.ts";

type Asked = (report: Observation) => Kleene;

/** What is known of one happening, or of a day of figures. */
export interface Inquiry {
  /** Some body has found that it was this actor's deed. */
  isFoundAgainst(bearer: ActorName | null): boolean;
  /** Bodies by whose word it happened; for a bearer only where it was found to be his deed. */
  happened(bearer: ActorName | null, isOfBearer: boolean): ReadonlySet<ActorName>;
  answers(
    bearer: ActorName | null,
    core: readonly Observation[],
    support: readonly Observation[],
  ): Pick<Finding, "answers">;
  isRefuted(bearer: ActorName | null): boolean;
}

export class Asking {
  /** Bodies find by acts, or there are other questions. */
  readonly isAny: boolean;
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
    this.isAny = isFoundOn(state.agreement);
    if (this.isAny) for (const verb of [FINDS, DECIDES]) state.acts.ofVerb(verb);
  }

  /** `isIncident`: it has a name of its own besides those of its reports. */
  into(members: readonly Observation[], isIncident: boolean): Inquiry | undefined {
    if (!this.isAny) return undefined;
    const { agreement, acts } = this.#state;
    const refs = members.map(refOf);
    const names = new Set(isIncident ? [...refs, ...refs.map(incidentId)] : refs);
    const said: readonly Act[] = [...names].flatMap((name) => acts.about(name));
    const on = (question: Question | "occurrence", bearer: ActorName | null): Found =>
      foundOn(agreement, question, bearer, said, names);
    return {
      isFoundAgainst: (bearer) => on("attribution", bearer).accepted.size > 0,
      happened: (bearer, isOfBearer) =>
        isOfBearer && bearer !== null && on("attribution", bearer).accepted.size === 0
          ? NOBODY
          : on("occurrence", bearer).accepted,
      answers(bearer, core, support) {
        const answers: readonly Answered[] = answersTo(agreement, bearer, core, support, (each) => on(each, bearer));
        return answers.length === 0 ? {} : { answers };
      },
      isRefuted: (bearer) => on("occurrence", bearer).isRefuted || on("attribution", bearer).isRefuted,
    };
  }
}

const NOBODY: ReadonlySet<ActorName> = new Set();

/** Whose deed a body has found it to be, it is, whatever the reports say. */
export function asFound(inquiry: Inquiry | undefined, bearer: ActorName | null, attributed: Asked): Asked {
  return inquiry?.isFoundAgainst(bearer) === true ? () => YES : attributed;
}
