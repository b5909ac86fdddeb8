// The questions beside whether it happened. Reports speak to a question by what they state; a body that a standard
// names speaks by finding on it, and its last word counts. What a source may not claim it has not said.
import type {
  Act,
  ActorName,
  Answered,
  AttributionRung,
  CheckedAgreement,
  LogRecord,
  Observation,
  Question,
  Standard,
} from "@servanda/agreement";
import { attributionRungs, DECIDES, FINDS } from "@servanda/agreement";
import { isBarred } from "./match.ts";
import { levelOf, REPORTED } from "./standards.ts";
import { latest } from "./status.ts";

/** The level of an answer that the body which finds on it has turned down. */
const REFUTED = "refuted";

/** What bodies have found on one question of one incident. */
export interface Found {
  readonly accepted: ReadonlySet<ActorName>;
  readonly isRefuted: boolean;
}

/** How far somebody's part is claimed: by the ground that the report states. Other grounds are of who did it. */
function rungOf({ basis }: Pick<Observation, "basis">): AttributionRung {
  return attributionRungs.find((each) => each === basis) ?? "force";
}

/** The record as far as its source may claim: what is attributed beyond that names nobody. */
export function asAllowed<Any extends LogRecord>(agreement: CheckedAgreement, record: Any): Any {
  if (agreement.attributionLimits === undefined || record.record !== "observation" || record.by === undefined)
    return record;
  const rank = attributionRungs.indexOf(rungOf(record));
  const isBeyond = agreement.attributionLimits.some(
    ({ actor, from }) => actor === record.of && rank >= attributionRungs.indexOf(from),
  );
  if (!isBeyond) return record;
  const { by: _by, basis: _basis, attribution: _attribution, ...rest } = record;
  return rest as Any;
}

/** Does a report speak to the question, where it is about this bearer? */
function speaks(
  question: Question,
  report: Observation,
  bearer: ActorName | null,
  barred: ReadonlySet<ActorName>,
): boolean {
  if (question === "direction") return report.attributes?.["origin"] !== undefined || bearingOf(report) !== undefined;
  if (report.by === undefined || report.by !== bearer || isBarred(report, barred)) return false;
  const rank = attributionRungs.indexOf(rungOf(report));
  switch (question) {
    case "attribution":
      return true;
    case "control":
      return rank >= attributionRungs.indexOf("territory held");
    case "force":
    case "command":
      return rank >= attributionRungs.indexOf(question);
    case "intent":
      return report.attributes?.["intent"] === "deliberate";
  }
}

interface Bearing {
  readonly deg: number;
  readonly doubtDeg: number;
}

/** Whence it came, in degrees from true north. */
function bearingOf({ attributes }: Observation): Bearing | undefined {
  const deg = attributes?.["bearingDeg"];
  const doubtDeg = attributes?.["bearingDoubtDeg"] ?? 0;
  return typeof deg === "number" && typeof doubtDeg === "number" ? { deg, doubtDeg } : undefined;
}

/** Can both be right about the direction? They name one place of origin, or their bearings meet. */
function agreeOnDirection(a: Observation, b: Observation): boolean {
  const [origin, other] = [a.attributes?.["origin"], b.attributes?.["origin"]];
  if (origin !== undefined && other !== undefined) return origin === other;
  const [bearing, second] = [bearingOf(a), bearingOf(b)];
  if (bearing === undefined || second === undefined) return false;
  const turn = (((bearing.deg - second.deg) % 360) + 360) % 360;
  return Math.min(turn, 360 - turn) <= bearing.doubtDeg + second.doubtDeg;
}

/** Whom a standard lets prove it by their word: on site they report. */
function findersIn(standards: readonly Standard[], bodies: CheckedAgreement["bodies"]): readonly ActorName[] {
  const named = standards.flatMap(({ anyOf }) =>
    anyOf.flatMap((proof) => (proof.kind === "standing" && !proof.onSite ? [proof.actor] : [])),
  );
  return named.filter((name) => bodies.some((body) => body.name === name));
}

/** Whether some standard names a body, which then speaks by acts. */
export function isFoundOn({ standards, questions, bodies }: CheckedAgreement): boolean {
  return (questions ?? []).length > 0 || findersIn(standards, bodies).length > 0;
}

const NOTHING: Found = { accepted: new Set(), isRefuted: false };

/** `names`: everything by which an act may be about the incident. */
export function foundOn(
  agreement: CheckedAgreement,
  question: Question | "occurrence",
  bearer: ActorName | null,
  acts: readonly Act[],
  names: ReadonlySet<string>,
): Found {
  const { standards, questions, bodies } = agreement;
  const own =
    question === "occurrence" ? standards : (questions ?? []).find((each) => each.question === question)?.standards;
  const finders = findersIn(own ?? [], bodies);
  if (finders.length === 0) return NOTHING;
  const matters = mattersOf(question, bearer);
  const last = finders.map((finder) =>
    latest(acts.filter((act) => act.by === finder && isFinding(act) && isAbout(act, names) && isOn(act, matters))),
  );
  return {
    accepted: new Set(last.flatMap((act) => (act === undefined || act.outcome === "rejected" ? [] : [act.by]))),
    isRefuted: last.some((act) => act?.outcome === "rejected"),
  };
}

function isFinding({ act }: Act): boolean {
  return act === FINDS || act === DECIDES;
}

function isAbout({ about }: Act, names: ReadonlySet<string>): boolean {
  return about !== undefined && names.has(about);
}

function isOn({ matter }: Act, matters: readonly string[]): boolean {
  return matter !== undefined && matters.includes(matter);
}

/** `attribution to Karsa`, `intent of Karsa`; of what concerns nobody, the word alone. */
function mattersOf(question: Question | "occurrence", bearer: ActorName | null): readonly string[] {
  if (question === "occurrence" || question === "direction") return [question];
  return bearer === null ? [] : ["to", "of", "by"].map((word) => `${question} ${word} ${bearer}`);
}

/** What the reports of an incident, and the bodies, say on the text's other questions. `core`: those of the finding. */
export function answersTo(
  agreement: CheckedAgreement,
  bearer: ActorName | null,
  core: readonly Observation[],
  support: readonly Observation[],
  found: (question: Question) => Found,
): readonly Answered[] {
  const barred = new Set(agreement.attributionBarred);
  return (agreement.questions ?? []).flatMap(({ question, standards }): Answered[] => {
    const { accepted, isRefuted } = found(question);
    if (isRefuted) return [{ question, level: REFUTED }];
    const speaking = support.filter((report) => speaks(question, report, bearer, barred));
    if (speaking.length + accepted.size === 0) return [];
    const reached = [
      levelOf({ standards }, [], [], accepted),
      ...core
        .filter((report) => speaking.includes(report))
        .map((report) => {
          const bearing =
            question === "direction" ? speaking.filter((each) => agreeOnDirection(report, each)) : speaking;
          return levelOf({ standards }, [report], bearing);
        }),
    ];
    const levels = standards.map(({ level }) => level);
    return [{ question, level: levels.findLast((level) => reached.includes(level)) ?? REPORTED }];
  });
}
