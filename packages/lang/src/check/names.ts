// What the agreement declares: flat, global names, clause numbers, and words of its own. A reading overlays clauses,
// defines, registers, stages, bodies and places of the same name and shares everything else. Not for what names mean.
import { BASE_READING, type Clause, type ReadingName } from "@servanda/agreement";
import type { Report } from "../diagnostics/words.ts";
import type { Place } from "../document/source-file.ts";
import type {
  Body,
  Class,
  Clause as ClauseStatement,
  Define,
  PlaceStatement,
  Register,
  Stage,
  Statement,
} from "../syntax/ast.ts";
import type { Name } from "../syntax/ast-sentences.ts";
import type { Reservation } from "./reservations.ts";
import type { Gathered, Placed } from "./sources.ts";
import { type HeldTogether, holdersOf, readingName, worldsOf } from "./worlds.ts";

export type DeclaredKind =
  | "party"
  | "guarantor"
  | "observer"
  | "actor"
  | "body"
  | "line"
  | "zone"
  | "class"
  | "register"
  | "measure"
  | "annex"
  | "stage"
  | "define"
  | "ladder"
  | "rung"
  | "reading";

export interface Declaration {
  readonly name: string;
  readonly kind: DeclaredKind;
  readonly place: Place;
  readonly label?: string;
}

/** What a clause may speak of, as one holder reads it. */
export interface World {
  readonly reading: ReadingName;
  readonly holders: readonly string[];
  readonly clauses: ReadonlyMap<string, Placed<ClauseStatement>>;
  readonly defines: ReadonlyMap<string, Placed<Define>>;
  readonly registers: ReadonlyMap<string, Placed<Register>>;
  readonly stages: ReadonlyMap<string, Placed<Stage>>;
  readonly bodies: ReadonlyMap<string, Placed<Body>>;
  /** Lines and zones. */
  readonly places: ReadonlyMap<string, Placed<PlaceStatement>>;
  /** `clause 5`, `define X`, `register R`, `stage S`, `body B`, `place P` that this reading replaces or adds. */
  readonly own: ReadonlySet<string>;
}

export interface Names {
  readonly declared: ReadonlyMap<string, Declaration>;
  readonly base: World;
  readonly readings: readonly World[];
  /** By the number of the clause, in the order of the text. */
  readonly reservations: ReadonlyMap<string, readonly Reservation[]>;
  /** Of the base and of every reading. */
  readonly clauseNumbers: ReadonlySet<string>;
  /** Lower-case words of the agreement's own: levels of proof, labels of defines, attributes of classes. */
  readonly ownWords: ReadonlySet<string>;
  /** A define's lower-case label → its name. */
  readonly labelledDefines: ReadonlyMap<string, string>;
}

interface Overlay {
  readonly clauses: Map<string, Placed<ClauseStatement>>;
  readonly defines: Map<string, Placed<Define>>;
  readonly registers: Map<string, Placed<Register>>;
  readonly stages: Map<string, Placed<Stage>>;
  readonly bodies: Map<string, Placed<Body>>;
  readonly places: Map<string, Placed<PlaceStatement>>;
}

function emptyOverlay(): Overlay {
  return {
    clauses: new Map(),
    defines: new Map(),
    registers: new Map(),
    stages: new Map(),
    bodies: new Map(),
    places: new Map(),
  };
}

/** Declares everything; reports what is declared twice. */
export function declareNames(statements: readonly Placed[], report: Report): Names {
  const declared = new Map<string, Declaration>();
  const base = emptyOverlay();
  const worlds = worldsOf(statements.flatMap(({ statement }) => (statement.kind === "variant" ? [statement] : [])));
  const reservations = new Map<string, Reservation[]>();
  const overlays = new Map(worlds.map((world) => [world, emptyOverlay()]));
  for (const placed of statements) {
    if (placed.statement.kind === "variant") continue;
    for (const declaration of declarationsOf(placed)) declare(declared, declaration, report);
    addTo(base, placed, report);
  }
  for (const placed of statements) {
    const { statement } = placed;
    if (statement.kind !== "variant" || statement.statement === undefined) continue;
    const inner = { ...placed, statement: statement.statement };
    for (const each of [...declarationsOf(placed), ...declarationsOf(inner)]) {
      if (!declared.has(each.name)) declared.set(each.name, each);
    }
    if (statement.form !== "reading") {
      addReservation(reservations, holdersOf(statement), inner);
      continue;
    }
    for (const [world, overlay] of overlays) {
      if (world.readings.includes(readingName(statement))) addTo(overlay, inner, report);
    }
  }
  return {
    declared,
    base: { reading: BASE_READING, holders: [], ...base, own: new Set() },
    reservations,
    readings: [...overlays].map(([world, overlay]) => overlaid(world, base, overlay)),
    clauseNumbers: new Set([base, ...overlays.values()].flatMap(({ clauses }) => [...clauses.keys()])),
    ...ownWordsOf(statements),
  };
}

function addReservation(
  reservations: Map<string, Reservation[]>,
  holders: readonly string[],
  { statement, ...placed }: Placed,
): void {
  if (statement.kind !== "clause" || holders.length === 0) return;
  const number = statement.id.text;
  reservations.set(number, [...(reservations.get(number) ?? []), { holders, placed: { ...placed, statement } }]);
}

function overlaid({ name, holders }: HeldTogether, base: Overlay, overlay: Overlay): World {
  const own = [
    ...[...overlay.clauses.keys()].map((id) => `clause ${id}`),
    ...[...overlay.defines.keys()].map((name) => `define ${name}`),
    ...[...overlay.registers.keys()].map((name) => `register ${name}`),
    ...[...overlay.stages.keys()].map((name) => `stage ${name}`),
    ...[...overlay.bodies.keys()].map((name) => `body ${name}`),
    ...[...overlay.places.keys()].map((name) => `place ${name}`),
  ];
  return {
    reading: name,
    holders,
    clauses: new Map([...base.clauses, ...overlay.clauses]),
    defines: new Map([...base.defines, ...overlay.defines]),
    registers: new Map([...base.registers, ...overlay.registers]),
    stages: new Map([...base.stages, ...overlay.stages]),
    bodies: new Map([...base.bodies, ...overlay.bodies]),
    places: new Map([...base.places, ...overlay.places]),
    own: new Set(own),
  };
}

function addTo(overlay: Overlay, placed: Placed, report: Report): void {
  const { statement } = placed;
  if (statement.kind === "define" && statement.name.text !== "" && !overlay.defines.has(statement.name.text)) {
    overlay.defines.set(statement.name.text, { ...placed, statement });
  } else if (
    statement.kind === "register" &&
    statement.name.text !== "" &&
    !overlay.registers.has(statement.name.text)
  ) {
    overlay.registers.set(statement.name.text, { ...placed, statement });
  } else if (statement.kind === "stage" && statement.name.text !== "" && !overlay.stages.has(statement.name.text)) {
    overlay.stages.set(statement.name.text, { ...placed, statement });
  } else if (statement.kind === "body" && statement.name.text !== "" && !overlay.bodies.has(statement.name.text)) {
    overlay.bodies.set(statement.name.text, { ...placed, statement });
  } else if (statement.kind === "place" && statement.name.text !== "" && !overlay.places.has(statement.name.text)) {
    overlay.places.set(statement.name.text, { ...placed, statement });
  } else if (statement.kind === "clause" && statement.id.text !== "") {
    const first = overlay.clauses.get(statement.id.text);
    if (first === undefined) overlay.clauses.set(statement.id.text, { ...placed, statement });
    else reportTwice(placed, statement.id, placeOf(first, first.statement.id), "clause", report);
  }
}

function declare(declared: Map<string, Declaration>, declaration: Declaration, report: Report): void {
  const first = declared.get(declaration.name);
  if (first === undefined) declared.set(declaration.name, declaration);
  else report("S0202", declaration.place, { name: declaration.name, what: declaration.kind, first: first.place });
}

function reportTwice(placed: Placed, name: Name, first: Place, what: DeclaredKind | "clause", report: Report): void {
  report("S0202", placeOf(placed, name), { name: name.text, what, first });
}

export function placeOf(placed: Pick<Placed, "source">, node: { readonly span: Place["span"] }): Place {
  return { file: placed.source.name, span: node.span };
}

/** Where a clause's number stands; of a clause under a reading, that of the reading. */
export function placeOfNumber({ number, reading, span }: Clause, { main, statements }: Gathered): Place {
  for (const placed of statements) {
    const { statement } = placed;
    const isVariant = statement.kind === "variant" && statement.form === "reading";
    const inner = isVariant ? statement.statement : statement;
    if (inner?.kind === "clause" && inner.id.text === number && (isVariant || reading === BASE_READING))
      return placeOf(placed, inner.id);
  }
  return { file: main.document.source.name, span };
}

/** The names one statement declares, in order; of a reading its own name, not those of the statement inside. */
export function declarationsOf(placed: Placed): readonly Declaration[] {
  return namesOf(placed.statement)
    .filter(({ name }) => name.text !== "")
    .map(({ name, kind, label }) => ({
      name: name.text,
      kind,
      place: placeOf(placed, name),
      ...(label === undefined ? {} : { label }),
    }));
}

interface NameOf {
  readonly name: Name;
  readonly kind: DeclaredKind;
  readonly label: string | undefined;
}

function namesOf(statement: Statement): readonly NameOf[] {
  switch (statement.kind) {
    case "actors": {
      const kind = statement.role === "other" ? "actor" : statement.role;
      return statement.actors.map(({ name, label }) => ({ name, kind, label: label?.text }));
    }
    case "place":
      return [{ name: statement.name, kind: statement.form, label: statement.label?.text }];
    case "body":
    case "class":
    case "register":
    case "measure":
    case "annex":
    case "stage":
    case "define":
      return [{ name: statement.name, kind: statement.kind, label: statement.label?.text }];
    case "ladder":
      return [
        { name: statement.name, kind: "ladder", label: undefined },
        ...statement.rungs.map(({ name }) => ({ name, kind: "rung" as const, label: undefined })),
      ];
    case "variant":
      return statement.name === undefined
        ? []
        : [{ name: statement.name, kind: "reading", label: statement.label?.text }];
    default:
      return [];
  }
}

function ownWordsOf(statements: readonly Placed[]): Pick<Names, "ownWords" | "labelledDefines"> {
  const ownWords = new Set<string>();
  const labelledDefines = new Map<string, string>();
  for (const { statement: outer } of statements) {
    const statement = outer.kind === "variant" ? outer.statement : outer;
    if (statement?.kind === "standard") ownWords.add(statement.level.text);
    if (statement?.kind === "define" && /^\p{Ll}/u.test(statement.label?.text ?? "")) {
      labelledDefines.set(statement.label?.text ?? "", statement.name.text);
    }
    if (statement?.kind === "class") for (const word of attributeWordsOf(statement)) ownWords.add(word);
  }
  return { ownWords: new Set([...ownWords, ...labelledDefines.keys()]), labelledDefines };
}

/** `with pullback 25 km` on a line of a class declares the word. */
function attributeWordsOf(statement: Class): readonly string[] {
  return statement.lines.flatMap((line) =>
    (line.fact?.phrases ?? []).flatMap((phrase, index, phrases) => {
      const [noun] = phrase.kind === "phrase" && phrase.preposition === "with" ? phrase.nouns : [];
      const isFollowed = phrases[index + 1]?.kind === "amount-phrase";
      return isFollowed && noun?.kind === "thing" ? noun.words.map((word) => word.text) : [];
    }),
  );
}
