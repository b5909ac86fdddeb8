// The sentences about what the text itself brought about: rungs of ladders, measures and their terms, the control of
// places, breaches that are presumed. They say what follows by the text, never who is guilty.
import type { Ladder, OpenPoint, StateChange } from "@servanda/agreement";
import { listed } from "../report/layout.ts";
import { thingText } from "./pattern-words.ts";

/** Times as they are shown. */
interface At {
  /** Undefined where it is said beside the sentence. */
  readonly at: string | undefined;
  readonly ends: string | undefined;
}

export const stateWords = {
  section: "WHERE THINGS STAND",
  notYet: "not reached",
  inForceAtFirst: "in force from the outset",
  since: (at: string): string => `since ${at}`,
  clause: (number: string): string => `clause ${number}`,

  /** `by`: what brought it about, as the text names it. `rung`: the condition of the rung, in the text's own words. */
  changed: (change: StateChange, by: string, rung: string | undefined, { at, ends }: At): string => {
    const { of, state, percent } = change;
    const dated = (sentence: string): string => capital(at === undefined ? sentence : `from ${at} on, ${sentence}`);
    switch (of.kind) {
      case "ladder":
        return dated(`the ladder ${of.name} is at ${state}${rung === undefined ? "" : `: ${rung}`}.`);
      case "measure":
        if (of.sender !== undefined) return termText(of.name, of.sender, state, at, ends);
        if (state === "lapsed") return happened(at, `the measure ${of.name} lapsed: no sender keeps it any longer.`);
        return dated(`the measure ${of.name} is ${stateText(state, percent)}, by ${by}.`);
      case "breach":
        return happened(at, `a ${thingText(of)} is presumed, by ${by}: it stands until it is rebutted.`);
      case "place":
        return dated(`the control of ${of.name} is with ${state}, by ${by}.`);
      default:
        return dated(`${thingText(of)} is ${state}, by ${by}.`);
    }
  },
  state: (state: string, percent: number | undefined): string => stateText(state, percent),
  heldBy: (actor: string): string => `held by ${actor}`,
  termEnds: (sender: string, at: string): string => `${sender} until ${at} unless renewed`,
  termOver: (sender: string): string => `lapsed for ${sender}`,
  because: (rung: string): string => `because of: ${rung}`,
  restsOn: (reports: number): string => (reports === 1 ? "1 report" : `${reports} reports`),
  presumed: "presumed",
  presumedMeans: (refs: readonly string[]): string =>
    `presumed: nobody saw it; the text takes it for granted on ${refs.join(", ")}, until a ruling turns it down`,
  sealed: (annexes: readonly string[]): string =>
    `What it says may be altered by ${listed(annexes.map((name) => `annex ${name}`))}, which is sealed.`,
  openPoint: (point: OpenPoint): string => {
    const of = point.of === undefined ? "" : ` of ${point.of}`;
    return point.kind === "negotiable"
      ? `Still under negotiation${of}.`
      : `Left open by the text${of}: "${point.what}". Nothing here fills it.`;
  },
  reserved: (actors: readonly string[]): string => `As ${actors.join(", ")} reserved it:`,
} as const;

function termText(
  name: string,
  sender: string,
  state: string,
  at: string | undefined,
  ends: string | undefined,
): string {
  if (state === "lapsed") return happened(at, `the measure ${name} lapsed for ${sender}, which had not renewed it.`);
  const until = ends === undefined ? "" : `, until ${ends} unless renewed`;
  const sentence = `${sender} keeps the measure ${name}${until}.`;
  return at === undefined ? sentence : `From ${at} on, ${sentence}`;
}

function happened(at: string | undefined, sentence: string): string {
  return capital(at === undefined ? sentence : `at ${at} ${sentence}`);
}

function capital(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}

function stateText(state: string, percent: number | undefined): string {
  return percent === undefined ? state : `${state} by ${percent} %`;
}

/** The condition of the rung that a change reached, in the words of the text. */
export function rungText(ladders: readonly Ladder[], { of, state, cause }: StateChange): string | undefined {
  if (of.kind !== "ladder") return undefined;
  return ladders.find(({ key }) => key === cause)?.rungs.find(({ name }) => name === state)?.text;
}
