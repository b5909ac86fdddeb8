// Every sentence of the export that a person reads: why a clause or a record is left out, and the page that goes with
// the files.
import type { Note } from "./clauses.ts";
import type { Outside, RecordOutside } from "./outside.ts";

const OUTSIDE: Readonly<
  Record<Exclude<Outside["what"], "incidents" | "moving or open zone" | "number" | "variable">, string>
> = {
  absence: "it asks whether something did not happen, which takes proof that somebody watched",
  attribution: "who did it is for a body to find, or some sources may not say it in full",
  "act without a trigger's report": "it asks about the report that triggered it, and an act did",
  breach: "it hangs on breaches of other clauses",
  calendar: "its limit is counted on a calendar, in days or months; an interval of a formula has one length",
  "changed by the text": "the text, or somebody's power, can suspend or end it, or presumes a breach of it",
  date: "it hangs on a moment that is counted from another, or is owed by a date",
  decision: "it asks for a decision of a body that decides by votes",
  distance: "it asks for a distance; formulas know only in which zone something was",
  duty: "it hangs on whether a duty stands, was done or was missed",
  effect: "it brings something about by itself; a formula says only what was breached",
  effort: "it asks for an effort, not for a result",
  extension: "its deadline can be put off",
  "forbidden act": "what it forbids is an act on record",
  "judged content": "whether it was done is for a judge to say",
  joint: "several owe it together",
  "limit from a trigger": "it asks for an act within a limit from its trigger",
  matter: "it hangs on a plea and a ruling",
  near: "it asks how near to the judged event something was",
  "no deadline": "it has no deadline of its own",
  permission: "it permits; nobody can break a permission",
  "place of an act": "it asks for the place that an act is about",
  "place of each side": "it means another place for each side",
  power: "it gives a power; nobody can break a power",
  prevention: "its bearer answers for what others do",
  proof: "it asks for a level of proof",
  quota: "it asks for an amount",
  recurrence: "it is owed again and again",
  register: "it counts units of a register; a formula counts reports",
  reservation: "it is the reservation of a signatory",
  "seen content": "what it asks for must be seen, and what nobody saw may have been done",
  signature: "it binds from signature on, before the agreement is in force",
  standing: "it is owed from the outset, without a trigger on record",
  state: "it asks for a state that the institution brings about",
  trigger: "its trigger is a condition that comes true, a moment, or one of several",
  until: "it ends when something comes true",
};

/** Why a clause is not said as a formula: the end of *clause 3 is left out: …*. */
export function outsideWords(outside: Outside): string {
  switch (outside.what) {
    case "incidents":
      return `reports of ${outside.kinds.join(", ")} are joined into incidents, and it speaks of incidents`;
    case "moving or open zone":
      return `nobody can say for sure what lies in \`${outside.region}\`: it moves, or the text leaves it open`;
    case "number":
      return `it compares with ${outside.value}, a number that MonPoly cannot read`;
    case "variable":
      return `it speaks of \`${outside.name}\` where nobody can say who or what that is`;
    default:
      return OUTSIDE[outside.what];
  }
}

/** Why a record is in no log. */
export function recordOutsideWords(outside: RecordOutside): string {
  switch (outside.why) {
    case "interval":
      return "it happened somewhere in an interval, not at an instant";
    case "late":
      return "it was recorded later than it happened, and what begins a duty must be known at once";
    case "late act":
      return "it was recorded later than it was done, and both times count";
    case "beyond horizon":
      return "it was recorded so late that it is listed and not applied";
    case "figure":
      return "it is a figure over a period";
    case "doubtful attribution":
      return "its source doubts who did it";
    case "nobody named":
      return "it names nobody, and a clause asks about that party";
    case "joined":
      return "it names nobody, and may be of one incident with a report that names somebody";
    case "withdrawn":
      return "its source withdrew it";
    case "corrected":
      return "its source corrected it later";
    case "correction":
      return "it corrects a report";
    case "withdrawal":
      return "it withdraws a record";
    case "institution":
      return "it is in the institution's own name";
    case "place":
      return `it is in doubt whether it lies in \`${outside.region}\``;
    case "attribute":
      return `it does not state \`${outside.attribute}\`, which a clause asks for`;
  }
}

export const noteWords: Readonly<Record<Note, string>> = {
  rulings: "Pleas and rulings are not in it: what was excused or is contested satisfies it as well.",
  steps: "What follows once it was done or missed is not in it.",
};
