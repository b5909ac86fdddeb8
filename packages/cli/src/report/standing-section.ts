// Where ladders, measures and places stand at the end, since when, and why; and what of the text is out of force.
import type { Ladder, Measure, StateChange } from "@servanda/agreement";
import { BASE_READING, thingKey } from "@servanda/agreement";
import { thingText } from "../words/pattern-words.ts";
import { rungText, stateWords } from "../words/state-words.ts";
import { deadlineTime, localTime } from "./clock-face.ts";
import { table, wrap } from "./layout.ts";
import type { Section } from "./report-input.ts";

export function standingSection(section: Section): string {
  const { run, paint } = section;
  const last = lastChanges(section);
  const parts = [
    ...run.agreement.ladders.map((ladder) => ladderText(section, ladder, last.get(ladder.key + thingKey(of(ladder))))),
    ...run.agreement.measures.map((measure) => measureText(section, measure)),
    ...others(section),
  ];
  return parts.length === 0 ? "" : `${paint("strong", stateWords.section)}\n${parts.join("\n")}`;
}

function of({ name }: Ladder): StateChange["of"] {
  return { kind: "ladder", name };
}

/** The last change of each thing, by what brought it about and which thing it is. */
function lastChanges({ run }: Section): ReadonlyMap<string, StateChange> {
  const changes = changesOf(run);
  return new Map(changes.map((change) => [change.cause + thingKey(change.of), change]));
}

function changesOf({ onTheWay }: Section["run"]): readonly StateChange[] {
  return onTheWay.broughtAbout.flatMap((said) => (said.kind === "state" ? [said.change] : []));
}

function ladderText({ run, zone }: Section, ladder: Ladder, change: StateChange | undefined): string {
  const { name, reading } = ladder;
  const which = reading === BASE_READING ? name : `${name} (${reading})`;
  if (change === undefined) return table([[which, stateWords.notYet]]);
  const row = table([[which, change.state, stateWords.since(localTime(zone, change.at))]]);
  const rung = rungText(run.agreement.ladders, change);
  const reports = change.evidence.length === 0 ? "" : ` · ${stateWords.restsOn(change.evidence.length)}`;
  if (rung === undefined) return row;
  return `${row}\n${wrap(`${stateWords.because(rung)}${reports}`, { indent: "    " })}`;
}

function measureText({ run, zone }: Section, { name, isInForceAtFirst, senders }: Measure): string {
  const changes = changesOf(run).filter((change) => change.of.kind === "measure" && change.of.name === name);
  const whole = changes.findLast((change) => change.of.kind === "measure" && change.of.sender === undefined);
  const first = isInForceAtFirst ? stateWords.inForceAtFirst : stateWords.notYet;
  const state =
    whole === undefined
      ? [first]
      : [stateWords.state(whole.state, whole.percent), stateWords.since(localTime(zone, whole.at))];
  const terms = senders.flatMap((sender) => {
    const term = changes.findLast((change) => change.of.kind === "measure" && change.of.sender === sender);
    if (term === undefined) return [];
    const { endsAt } = term;
    return [
      endsAt === undefined ? stateWords.termOver(sender) : stateWords.termEnds(sender, deadlineTime(zone, endsAt)),
    ];
  });
  const row = table([[name, ...state]]);
  return terms.length === 0 ? row : `${row}\n${wrap(terms.join("; "), { indent: "    " })}`;
}

/** Places that somebody was given the control of; clauses, and the agreement, that are not in force. */
function others({ run, zone }: Section): string[] {
  const last = new Map(changesOf(run).map((change) => [`${change.reading} ${thingKey(change.of)}`, change]));
  const shown = [...last.values()].filter(
    ({ of: { kind }, state }) =>
      kind === "place" || ((kind === "clause" || kind === "agreement") && state !== "in force"),
  );
  return shown.map(({ of: thing, state, at, reading }) => {
    const which = reading === BASE_READING ? thingText(thing) : `${thingText(thing)} (${reading})`;
    const text = thing.kind === "place" ? stateWords.heldBy(state) : state;
    return table([[which, text, stateWords.since(localTime(zone, at))]]);
  });
}
