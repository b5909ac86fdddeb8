// The questions about one happening that are kept apart: whether it happened, from which direction, who did it, and on
// purpose or not. Each has standards of proof of its own and may have a body of its own that finds on it.
import type { Standard } from "./agreement.ts";
import type { LevelName } from "./condition.ts";
import type { ActorName } from "./record.ts";

/** How much of somebody's part in it is claimed, least first: `attribution` is any of the others. */
export const attributionRungs = ["direction of fire", "territory held", "force", "command"] as const;
export type AttributionRung = (typeof attributionRungs)[number];

/** Questions beside whether it happened. `control`, `force` and `command` ask for that rung of attribution. */
export const questions = ["direction", "attribution", "control", "force", "command", "intent"] as const;
export type Question = (typeof questions)[number];

/** The standards of one question, lowest first. */
export interface QuestionAsked {
  readonly question: Question;
  readonly standards: readonly Standard[];
}

/** How far an answer is proven: the highest standard reached, `reported`, or `refuted` by the body that finds on it. */
export interface Answered {
  readonly question: Question;
  readonly level: LevelName;
}

/** What an actor's sources may not claim: this rung and those above it. */
export interface AttributionLimit {
  readonly actor: ActorName;
  readonly from: AttributionRung;
}

/** The verb by which a body finds on a question: `find`, on the matter `attribution to Karsa`. */
export const FINDS = "find";
