// Generated acts on record: pleas, rulings, objections, votes, decisions, notices, treaty acts, extensions, waivers.
import {
  type Act,
  BASE_READING,
  type CheckedAgreement,
  type Clause,
  dutyId,
  findingId,
  INSTITUTION,
  incidentId,
  type Observation,
  refOf,
} from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import { type Draw, stated } from "./draw.ts";
import {
  COMMISSION,
  COUNCIL,
  DONE,
  GUARANTORS,
  JOINER,
  MATTERS,
  MEASURE,
  MISSION,
  PARTIES,
  PLEAS,
  PRISONERS,
  PROVOCATION,
  ZONES,
} from "./names.ts";
import { delayMs, instant } from "./observations.ts";
import { dispute, entering, extension, inquiry, leaving, reasons, vote, waiver } from "./stories.ts";
import { type Wanted, wantedAct, wantedPerformance, wantedUse } from "./wanted.ts";

/** At most so many at a time: small logs meet as many bounds as large ones, and are read when one fails. */
const MOST = 10;

/** What acts can be about, and which clauses they can be on. */
interface Subjects {
  readonly about: readonly string[];
  readonly clauses: readonly Pick<Clause, "number">[];
}

/** Every name by which an act may mean a report, its incident, a finding about it or a duty that it triggers. */
function subjectsOf(draw: Draw, agreement: CheckedAgreement, observations: readonly Observation[]): Subjects {
  const { clauses } = agreement;
  const named = observations.slice(0, 6).flatMap((report): string[] => {
    const ref = refOf(report);
    const { key, reading } = draw.pick(clauses);
    const finding = {
      clause: key,
      reading,
      bearer: report.by ?? null,
      subject: { kind: "incident" as const, least: ref },
      certainty: "certain" as const,
      level: "",
      occurrence: "",
      status: "open" as const,
      units: 1,
      from: 0,
      to: 0,
      evidence: [],
      unsettled: [],
    };
    const duty = { clause: key, reading, bearer: draw.pick(GUARANTORS), step: 0, trigger: ref };
    return [ref, ref, incidentId(ref), findingId(agreement, finding), dutyId(agreement, duty)];
  });
  const standing = clauses.map(({ key }) =>
    dutyId(agreement, { clause: key, reading: BASE_READING, bearer: "Gard", step: 0, trigger: "standing" }),
  );
  return { about: [...named, ...standing], clauses };
}

type Deed = Pick<Act, "act"> & Partial<Act>;

function deed(draw: Draw, { clauses }: Subjects): Deed {
  const clause = `clause ${draw.pick(clauses).number}`;
  return draw.choose<Deed>({
    "single vote": [
      2,
      () =>
        stated({
          act: "vote",
          matter: draw.pick(MATTERS),
          outcome: draw.pick(["accepted", "accepted", "rejected", "abstained"] as const),
          to: draw.pick([undefined, COUNCIL, COMMISSION]),
        }),
    ],
    put: [1.5, () => ({ act: draw.pick(["table", "propose"]), matter: draw.pick(MATTERS) })],
    convene: [0.7, () => stated({ act: "convene", to: draw.pick([COUNCIL, COMMISSION]) })],
    decide: [
      1.5,
      () => ({
        act: "decide",
        by: draw.pick([COUNCIL, COMMISSION, MISSION]),
        matter: draw.pick([...MATTERS, ...MATTERS, `suspend ${clause}`]),
        outcome: draw.pick(["accepted", "accepted", "rejected"] as const),
      }),
    ],
    plead: [2, () => stated({ act: "plead", matter: draw.pick(PLEAS), by: draw.maybe(0.7, () => draw.pick(PARTIES)) })],
    judge: [
      2.5,
      () =>
        stated({
          act: "judge",
          by: draw.pick([MISSION, MISSION, COUNCIL, "Karsa"]),
          matter: draw.pick([...PLEAS, ...PLEAS, PROVOCATION, DONE, undefined]),
          outcome: draw.pick(["accepted", "rejected"] as const),
          count: draw.maybe(0.3, () => draw.pick([1, 4])),
          to: draw.maybe(0.1, () => draw.pick(GUARANTORS)),
        }),
    ],
    contest: [0.7, () => stated({ act: "contest", matter: draw.maybe(0.5, () => "it was thunder") })],
    declare: [
      2,
      () =>
        draw.pick<Deed>([
          { act: "declare", matter: draw.pick(MATTERS) },
          { act: "declare" },
          { act: "declare", matter: PRISONERS, count: draw.pick([0, 2, 5]), by: draw.pick(PARTIES) },
          { act: "approve", matter: "go" },
        ]),
    ],
    perform: [2, () => ({ act: draw.pick(["consult", "consult", "notify"]), by: draw.pick(GUARANTORS) })],
    extend: [0.8, () => ({ act: "extend", by: draw.pick([MISSION, COUNCIL]), matter: draw.pick(["Term", clause]) })],
    explain: [0.5, () => ({ act: "explain", matter: draw.pick(clauses).number })],
    waive: [0.8, () => ({ act: "waive", by: draw.pick(PARTIES), matter: draw.pick(["1", "clause 1", clause]) })],
    impose: [0.8, () => ({ act: draw.pick(["impose", "renew"]), by: draw.pick(GUARANTORS), matter: MEASURE })],
    join: [0.5, () => ({ act: "join", by: JOINER })],
    ratify: [1.5, () => ({ act: draw.pick(["sign", "ratify", "ratify"]) })],
    "use of no power": [0.8, () => ({ act: draw.pick(["suspend", "terminate", "restore"]), matter: clause })],
    notice: [0.8, () => ({ act: draw.pick(["denounce", "give notice", "withdraw from agreement"]) })],
    // The institution's own acts are worked out, never read.
    forged: [0.2, () => ({ act: "hold", source: INSTITUTION, by: INSTITUTION, matter: draw.pick(MATTERS) })],
  });
}

const ACTORS = [...PARTIES, ...GUARANTORS, ...PARTIES, ...GUARANTORS, MISSION, COUNCIL];

function anyAct(draw: Draw, done: Deed, laterMs = 0): Omit<Act, "id"> {
  const at = instant(draw) + laterMs;
  return stated({
    record: "act" as const,
    source: "registry",
    by: draw.pick(ACTORS),
    at,
    until: draw.maybe(0.3, () => at + draw.pick([5, 30]) * HOUR_MS),
    place: draw.maybe(0.2, () => ({ radiusM: 0, names: [draw.pick(ZONES)] })),
    to: draw.maybe(0.1, () => draw.pick(PARTIES)),
    ...done,
    recordedAt: at + delayMs(draw),
  });
}

/** One act, or a few that belong together. */
function some(
  draw: Draw,
  agreement: CheckedAgreement,
  reports: readonly Observation[],
  { subjects, wanted }: { readonly subjects: Subjects; readonly wanted: Wanted },
): readonly Omit<Act, "id">[] {
  const about = (): Pick<Act, "about"> => stated({ about: draw.maybe(0.4, () => draw.pick(subjects.about)) });
  const named = (all: readonly Omit<Act, "id" | "record" | "source">[]): Omit<Act, "id">[] =>
    all.map((each) => ({ record: "act", source: "registry", ...each }));
  return draw.choose<readonly Omit<Act, "id">[]>({
    "some deed": [3, () => [anyAct(draw, { ...about(), ...deed(draw, subjects) })]],
    "wanted act": [4, () => [anyAct(draw, { ...about(), ...wantedAct(draw, wanted) })]],
    dispute: [wanted.matters.length === 0 ? 0.5 : 4, () => named(dispute(draw, reports, wanted))],
    waiver: [0.5, () => named(waiver(draw, agreement))],
    inquiry: [agreement.questions === undefined ? 0.6 : 3, () => named(inquiry(draw, reports))],
    leaving: [0.3, () => named(leaving(draw))],
    ...(wanted.owed.length === 0
      ? {}
      : {
          performance: [
            3,
            () => {
              const what = wantedPerformance(draw, wanted);
              const isReason = what.act === "explain";
              const laterMs = (isReason ? draw.pick([12, 48, 72]) : draw.pick([0, 12])) * HOUR_MS;
              const done = anyAct(draw, isReason ? what : { ...about(), ...what }, laterMs);
              // Now and then at the very moment at which something in the text is due.
              const at = what.at ?? draw.pick([6, 15, 18, 20, 31]) * HOUR_MS;
              return [!isReason && draw.is(0.4) ? { ...done, at, recordedAt: at } : done];
            },
          ],
        }),
    ...(wanted.powers.length === 0
      ? {}
      : { "use of power": [3, (): Omit<Act, "id">[] => [anyAct(draw, wantedUse(draw, wanted))]] }),
    ...(agreement.bodies.length === 0 ? {} : { vote: [4, () => named(vote(draw, agreement))] }),
  });
}

export function acts(
  draw: Draw,
  agreement: CheckedAgreement,
  reports: readonly Observation[],
  wanted: Wanted,
): readonly Act[] {
  const given = { subjects: subjectsOf(draw, agreement, reports), wanted };
  const all = draw.list(0, 1 + draw.int(MOST), () => some(draw, agreement, reports, given)).flat();
  // Hardly anything can be said of an agreement that never enters into force.
  const entered = agreement.membership?.entry === undefined ? [] : entering(draw, agreement);
  const told = [...entered, ...extension(draw, agreement), ...reasons(draw, agreement)];
  const certain = told.map((each): Omit<Act, "id"> => ({ record: "act", source: "registry", ...each }));
  return [...certain, ...all].map((each, index): Act => ({ ...each, id: `a${index}` }));
}
