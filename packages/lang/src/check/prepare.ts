// Everything that rules stand on, read before any rule: actors, places, classes, standards, stages, readings.
import {
  type Entry,
  type Measure,
  type QuestionAsked,
  questions,
  type Reading,
  type Region,
  type Stage,
  type Standard,
} from "@servanda/agreement";
import { standardKinds } from "../std/vocabulary.ts";
import type { PlaceStatement, Statement } from "../syntax/ast.ts";
import { type ActorTable, readActors } from "./actors.ts";
import { type ClassMember, classMembers } from "./classes.ts";
import { beginWork, type Readers, type Shared } from "./context.ts";
import { type Days, readDays } from "./days.ts";
import { defineAsKind, expandDefine } from "./defines.ts";
import { ENTRY, readEntry, SIGNATURE } from "./entry.ts";
import { type GapList, headOf } from "./gaps.ts";
import { readMeasure } from "./measures.ts";
import type { Names } from "./names.ts";
import { typeNoun } from "./nouns.ts";
import { namedPoints } from "./open-points.ts";
import type { CheckPorts } from "./ports.ts";
import { readPlacesOf } from "./reading-places.ts";
import { readStages } from "./reading-stages.ts";
import { readRegions, syntheticRegions } from "./regions.ts";
import type { Reporting } from "./report.ts";
import type { Usage } from "./resolve-names.ts";
import { sealedAnnexes } from "./sealed.ts";
import type { Gathered, Placed } from "./sources.ts";
import { levelsOf, readStandard } from "./standards.ts";

export interface Prepared {
  readonly measures: readonly Measure[];
  readonly shared: Shared;
  readonly actors: ActorTable;
  readonly regions: readonly Region[];
  readonly standards: readonly Standard[];
  /** Those of other questions. */
  readonly questions: readonly QuestionAsked[];
  readonly entry: Entry | undefined;
  readonly stages: readonly Stage[];
  readonly readings: readonly Reading[];
}

export function prepare(
  gathered: Gathered,
  names: Names,
  usage: Usage,
  ports: CheckPorts,
  reporting: Reporting,
  gaps: GapList,
): Prepared {
  const days = readDays(gathered, ports, reporting);
  const statements = gathered.statements.filter(({ statement }) => !statement.broken);
  const unmeant = (placed: Placed, span: { readonly start: number; readonly end: number }): void =>
    gaps.note(placed, span, false);
  const actors = readActors(statements, { names, report: reporting.report, unmeant });
  const synthetic = syntheticRegions();
  const places = firsts(ofKind(statements, "place"));
  const regionWork = { names, ports, report: reporting.report, drawn: gathered.drawn, synthetic, unmeant };
  const ofBase = readRegions(regionWork, places);
  const ofReadings = names.readings.map((world) => ({ world, ...readPlacesOf(regionWork, world, ofBase) }));
  const regions = [...ofBase, ...ofReadings.flatMap((each) => each.regions)];
  const shared = sharedOf({ names, usage, reporting, statements, actors, places, regions, synthetic, days });
  for (const { world, own } of ofReadings) shared.ownPlaces.set(world.reading, own);
  const proofs = readStandards(shared, statements, gaps);
  const entry = readFirstEntry(shared, statements, reporting, gaps);
  if (entry !== undefined) shared.ownMoments.set("entry", ENTRY);
  const stages = readStages(shared, ofKind(statements, "stage"), gaps);
  const measures = readMeasures(shared, statements, gaps);
  noteUnmeant(statements, gaps);
  const read = { shared, actors, regions, ...proofs, entry, stages, measures };
  return { ...read, readings: readReadings(shared, statements) };
}

const readers: Readers = { noun: typeNoun, defineAsKind, define: expandDefine };

interface SharedParts {
  readonly names: Names;
  readonly usage: Usage;
  readonly days: Days;
  readonly reporting: Reporting;
  readonly statements: readonly Placed[];
  readonly actors: ActorTable;
  readonly places: readonly Placed<PlaceStatement>[];
  readonly regions: readonly Region[];
  readonly synthetic: ReturnType<typeof syntheticRegions>;
}

function sharedOf({
  names,
  usage,
  reporting,
  statements,
  actors,
  places,
  regions,
  synthetic,
  days,
}: SharedParts): Shared {
  const classes = new Map<string, readonly ClassMember[]>();
  for (const { statement } of ofKind(statements, "class")) {
    if (!classes.has(statement.name.text)) classes.set(statement.name.text, classMembers(statement, names));
  }
  return {
    readers,
    names,
    report: reporting.report,
    days,
    actors: actors.known,
    regions: new Set(places.map(({ statement }) => statement.name.text)),
    references: new Map(
      regions.flatMap(({ name, references }) => (references === undefined ? [] : [[name, references]])),
    ),
    synthetic,
    classes,
    ladders: new Map(
      ofKind(statements, "ladder")
        .toReversed()
        .map((each) => [each.statement.name.text, each]),
    ),
    sealed: sealedAnnexes(statements),
    openPoints: namedPoints(statements),
    meaningless: new Set(),
    allKinds: standardKinds().map((kind) => kind.name),
    ...levelsOf(ofKind(statements, "standard").map(({ statement }) => statement)),
    unknown: usage.unknown,
    circular: new Set(),
    emptyRoles: new Set(),
    counting: new Map(),
    forbidding: new Map(),
    affected: new Map(),
    ownStages: new Map(),
    ownPlaces: new Map(),
    ownMoments: new Map([["signature", SIGNATURE]]),
    forbiddenActs: new Set(),
    membership: { isAsked: false, isProvisional: false },
  };
}

function ofKind<Kind extends Statement["kind"]>(
  statements: readonly Placed[],
  kind: Kind,
): readonly Placed<Extract<Statement, { kind: Kind }>>[] {
  return statements.flatMap((placed) =>
    placed.statement.kind === kind ? [placed as Placed<Extract<Statement, { kind: Kind }>>] : [],
  );
}

function firsts(places: readonly Placed<PlaceStatement>[]): readonly Placed<PlaceStatement>[] {
  const seen = new Set<string>();
  return places.filter(
    ({ statement }) => statement.name.text !== "" && !seen.has(statement.name.text) && seen.add(statement.name.text),
  );
}

/** Levels in the order they are first declared; what the agreement itself says replaces what it includes. */
function readStandards(
  shared: Shared,
  statements: readonly Placed[],
  gaps: GapList,
): Pick<Prepared, "standards" | "questions"> {
  const byLevel = new Map<string, Standard | undefined>();
  const placedStandards = ofKind(statements, "standard");
  const own = new Set(placedStandards.filter((each) => !each.isLibrary).map(({ statement }) => statement.level.text));
  for (const placed of placedStandards) {
    const level = placed.statement.level.text;
    if (placed.isLibrary && own.has(level)) {
      byLevel.set(level, undefined);
      continue;
    }
    const work = beginWork(shared, shared.names.base, placed.source);
    const standard = readStandard(work, placed.statement);
    if (gaps.settle(placed, work) && standard !== undefined) byLevel.set(level, standard);
  }
  const known = [...byLevel.values()].filter((standard) => standard !== undefined);
  const aboutOthers = questions.map((question) => {
    return { question, standards: known.filter(({ level }) => shared.answers.get(level) === question) };
  });
  return {
    standards: known.filter(({ level }) => !shared.answers.has(level)),
    questions: aboutOthers.filter(({ standards }) => standards.length > 0),
  };
}

/** An agreement enters into force once; a further statement of it has no meaning. */
function readFirstEntry(
  shared: Shared,
  statements: readonly Placed[],
  reporting: Reporting,
  gaps: GapList,
): Entry | undefined {
  const whole = ofKind(statements, "entry").filter(
    ({ source, statement }) => !reporting.hasErrorIn({ file: source.name, span: statement.span }),
  );
  const [first, ...others] = whole.map((placed) => {
    const work = beginWork(shared, shared.names.base, placed.source);
    const entry = readEntry(work, placed.statement);
    return gaps.settle(placed, work) ? { placed, entry } : undefined;
  });
  for (const other of others) if (other !== undefined) gaps.note(other.placed, headOf(other.placed), true);
  return first?.entry;
}

/** Measures, each once; those without a meaning are remembered. */
function readMeasures(shared: Shared, statements: readonly Placed[], gaps: GapList): readonly Measure[] {
  const seen = new Set<string>();
  return ofKind(statements, "measure").flatMap((placed) => {
    const { name, span } = placed.statement;
    if (seen.has(name.text)) return [];
    seen.add(name.text);
    const work = beginWork(shared, shared.names.base, placed.source);
    const measure = readMeasure(work, placed.statement, placed.isIncluded ? placed.home : span);
    if (gaps.settle(placed, work) && measure !== undefined) return [measure];
    shared.meaningless.add(`state of measure ${name.text}`);
    return [];
  });
}

const inReadings: readonly string[] = ["clause", "define", "register", "stage", "body", "place"];

/** Statements that this release reads and does not act on. */
function noteUnmeant(statements: readonly Placed[], gaps: GapList): void {
  for (const placed of statements) {
    const { statement } = placed;
    const varied = statement.kind === "variant" ? statement.statement : undefined;
    const isActing = varied !== undefined && inReadings.includes(varied.kind);
    const isUnmeant =
      statement.kind === "variant" && (statement.form === "reservation" ? varied?.kind !== "clause" : !isActing);
    if (isUnmeant) gaps.note(placed, headOf(placed), true);
  }
}

// Holders are typed for what is wrong with them; that a body or an actor holds a reading is said as the text says it.
function readReadings(shared: Shared, statements: readonly Placed[]): readonly Reading[] {
  for (const placed of ofKind(statements, "variant")) {
    if (placed.statement.form !== "reading") continue;
    const work = beginWork(shared, shared.names.base, placed.source);
    for (const noun of placed.statement.holders) typeNoun(work, noun);
  }
  return shared.names.readings.map(({ reading, holders }) => ({ name: reading, holders }));
}
