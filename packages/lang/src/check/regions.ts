// Lines and zones to regions: from files, grown from others, made of others, known by name alone, or left open. Lists
// of places that rules name become regions of their own.
import type { Region, RegionOf, Shape } from "@servanda/agreement";
import type { Report } from "../diagnostics/words.ts";
import { kindRows } from "../std/kinds.ts";
import { isUnder, kindClosure } from "../std/vocabulary.ts";
import type { Line, PlaceStatement } from "../syntax/ast.ts";
import type { Noun, Phrase, PrepositionPhrase, Thing } from "../syntax/ast-sentences.ts";
import { measure } from "./amounts.ts";
import { textOf } from "./context.ts";
import { cyclesAmong } from "./cycles.ts";
import { type Names, placeOf } from "./names.ts";
import { type CheckPorts, pathFrom } from "./ports.ts";
import { readShape } from "./shapes.ts";
import type { Drawn, Placed } from "./sources.ts";

/** Regions that no statement declares: the union of a list. */
export interface SyntheticRegions {
  /** The name of the union; the same list gives the same region. */
  readonly union: (names: readonly string[]) => string;
  /** What lies beyond a line that one holds: known by the source's word alone, as no text says which side is whose. */
  readonly forwardOf: (name: string) => string;
  readonly regions: () => readonly Region[];
}

const NAMED: Shape = { kind: "named" };

export function syntheticRegions(): SyntheticRegions {
  const made = new Map<string, Region>();
  return {
    union(names) {
      const [only] = names;
      if (names.length === 1 && only !== undefined) return only;
      const name = names.join(", ");
      made.set(name, { name, names: [], shape: { kind: "union", of: names } });
      return name;
    },
    forwardOf(line) {
      const name = `forward of ${line}`;
      // Sources know the line by the name of the text, whatever run of it a reading means.
      made.set(name, { name, names: [name.replace(/@.*$/, "")], shape: NAMED });
      return name;
    },
    regions: () => [...made.values()],
  };
}

export interface RegionWork {
  readonly names: Names;
  readonly ports: CheckPorts;
  readonly report: Report;
  readonly drawn: Drawn[];
  readonly synthetic: SyntheticRegions;
  /** Places that this release reads and does not act on. */
  readonly unmeant: (placed: Placed, span: { readonly start: number; readonly end: number }) => void;
}

/** All regions in the order of the text. A place with a mistake is known by name, so that rules can be checked on. */
export function readRegions(work: RegionWork, places: readonly Placed<PlaceStatement>[]): readonly Region[] {
  const regions = places.map((placed) => readRegion(work, placed));
  reportCycles(work, places, regions);
  return regions;
}

/** As its own statement has it; the names in it are those of the text. */
export function readRegion(work: RegionWork, placed: Placed<PlaceStatement>): Region {
  const { name, label, lines } = placed.statement;
  const references = lines.flatMap((line) => referencesIn(work, placed, line));
  const further = lines.flatMap((line) => {
    if (isReference(line)) return [];
    const subjects = line.fact?.kind === "happening" && line.fact.phrases.length === 0 ? line.fact.subjects : [];
    const named = subjects.flatMap((noun) =>
      noun.kind === "matter"
        ? [noun.text]
        : noun.kind === "thing" && noun.name && noun.words.length === 0
          ? [noun.name.text]
          : [],
    );
    if (named.length === 0) work.unmeant(placed, line.span);
    return named;
  });
  const names = [...new Set([name.text, ...(label === undefined ? [] : [label.text]), ...further])];
  return {
    name: name.text,
    ...(label === undefined ? {} : { label: label.text }),
    names,
    shape: shapeOf(work, placed),
    ...(references.length === 0 ? {} : { references }),
  };
}

/** `- ActualLine for Ukraine`. */
function isReference({ fact }: Line): boolean {
  const [phrase, second] = fact?.kind === "happening" ? fact.phrases : [];
  return second === undefined && phrase?.kind === "phrase" && phrase.preposition === "for";
}

/** Which place the name stands for, for each actor that the line names. */
function referencesIn(work: RegionWork, placed: Placed, line: Line): readonly RegionOf[] {
  const { fact } = line;
  if (fact?.kind !== "happening" || !isReference(line)) return [];
  const [subject, second] = fact.subjects;
  const region = subject === undefined || second !== undefined ? undefined : regionName(work, placed, subject);
  const nouns = fact.phrases.flatMap((phrase) => (phrase.kind === "phrase" ? phrase.nouns : []));
  const actors = nouns.map((noun) => (noun.kind === "thing" && noun.words.length === 0 ? noun.name?.text : undefined));
  if (region === undefined || actors.includes(undefined)) return unmeant(work, placed, line.span) ?? [];
  return actors.flatMap((actor) => (actor === undefined ? [] : [{ actor, region }]));
}

function shapeOf(work: RegionWork, placed: Placed<PlaceStatement>): Shape {
  const { statement } = placed;
  const phrases = statement.phrases.flatMap((phrase) => (phrase.kind === "phrase" ? [phrase] : []));
  const open = statement.tails.find((tail) => tail.kind === "left open");
  for (const tail of statement.tails) if (tail !== open && tail.kind !== "negotiable") work.unmeant(placed, tail.span);
  const [first] = statement.definition;
  if (first === undefined) {
    const from = phrases.find((phrase) => phrase.preposition === "from" && phrase.nouns[0]?.kind === "matter");
    // Where the bounds stand in another paper, nobody can say from here what lies outside.
    const paper = phrases.find((phrase) => phrase.preposition === "according to" && isPaper(work, phrase));
    // How it ran then is what the file, or the sources that name it, must show: a place has one version here.
    const version = phrases.find((phrase) => phrase.preposition === "at" && isSigning(phrase));
    const meant = new Set<Phrase | undefined>([from, paper, version]);
    for (const phrase of statement.phrases) if (!meant.has(phrase)) work.unmeant(placed, phrase.span);
    if (from !== undefined) return shapeFromFile(work, placed, from);
    if (paper !== undefined) return { kind: "open", why: textOf(placed.source, paper.span) };
    return open?.kind === "left open" ? { kind: "open", why: open.text.text } : NAMED;
  }
  return definedShape(work, placed, phrases) ?? NAMED;
}

/** `at signature`, `at entry`. */
function isSigning({ nouns: [noun, second] }: PrepositionPhrase): boolean {
  const isPlain = noun?.kind === "thing" && noun.name === undefined && noun.of.length === 0 && second === undefined;
  return isPlain && (noun.words[0]?.text === "signature" || noun.words[0]?.text === "entry") && noun.words.length === 1;
}

/** `according to MapAppendix`, where that is an annex. */
function isPaper(work: RegionWork, phrase: PrepositionPhrase): boolean {
  return phrase.nouns.every(
    (noun) => noun.kind === "thing" && work.names.declared.get(noun.name?.text ?? "")?.kind === "annex",
  );
}

function shapeFromFile(work: RegionWork, placed: Placed<PlaceStatement>, phrase: PrepositionPhrase): Shape {
  const [noun] = phrase.nouns;
  if (noun?.kind !== "matter") return NAMED;
  const at = placeOf(placed, noun);
  const path = pathFrom(placed.folder, noun.text);
  if (path === undefined || work.ports.leavesFolder?.(path) === true) {
    work.report("S0502", at, { path: noun.text });
    return NAMED;
  }
  const text = work.ports.readFile(path);
  if (text === undefined) {
    work.report("S0501", at, { path });
    return NAMED;
  }
  if (!work.drawn.some((each) => each.path === path)) work.drawn.push({ path, text });
  const read = readShape(text, placed.statement.form);
  if (read.kind === "shape") return read.shape;
  work.report("S0503", at, { path, reason: read.reason, detail: read.detail, remedy: read.remedy });
  return NAMED;
}

function definedShape(
  work: RegionWork,
  placed: Placed<PlaceStatement>,
  phrases: readonly PrepositionPhrase[],
): Shape | undefined {
  const { definition } = placed.statement;
  const [first] = definition;
  const words = first?.kind === "thing" ? first.words.map((word) => word.text).join(" ") : "";
  const isAmountPhrase = placed.statement.phrases.length > phrases.length;
  if (isAmountPhrase) return unmeant(work, placed);
  if (words === "area" && first?.kind === "thing" && first.of.length === 0) return areaShape(work, placed, phrases);
  if ((words === "left" || words === "right") && first?.kind === "thing") return sideShape(work, placed, first, words);
  const names = definition.map((noun) => regionName(work, placed, noun));
  const known = names.filter((name) => name !== undefined);
  if (known.length < names.length) return undefined;
  return narrowed(work, placed, known, phrases);
}

/** `A outside B` is A without B; `A in B` what both have. */
function narrowed(
  work: RegionWork,
  placed: Placed<PlaceStatement>,
  parts: readonly string[],
  phrases: readonly PrepositionPhrase[],
): Shape | undefined {
  const [phrase, ...more] = phrases;
  if (phrase === undefined) return { kind: "union", of: parts };
  if (more.length > 0 || (phrase.preposition !== "outside" && phrase.preposition !== "in"))
    return unmeant(work, placed);
  const others = phrase.nouns.map((noun) => regionName(work, placed, noun));
  const known = others.filter((name) => name !== undefined);
  if (known.length < others.length) return undefined;
  const whole = work.synthetic.union(parts);
  if (phrase.preposition === "outside") return { kind: "minus", from: whole, less: known };
  return { kind: "intersection", of: [whole, work.synthetic.union(known)] };
}

/** `area within 15 km of L`. */
function areaShape(
  work: RegionWork,
  placed: Placed<PlaceStatement>,
  phrases: readonly PrepositionPhrase[],
): Shape | undefined {
  const [phrase, ...more] = phrases;
  const [noun] = phrase?.nouns ?? [];
  if (phrase?.preposition !== "within" || more.length > 0 || noun?.kind !== "amount") return unmeant(work, placed);
  const measured = measure(noun);
  const [of] = noun.of;
  if (measured?.dimension === "duration" && of !== undefined) {
    const amount = { start: noun.span.start, end: of.span.start };
    const found = textOf(placed.source, amount).replace(/ of( the)?$/, "");
    const span = { start: noun.span.start, end: noun.span.start + found.length };
    work.report("S0303", { file: placed.source.name, span }, { found, of: `of ${textOf(placed.source, of.span)}` });
    return undefined;
  }
  if (measured?.dimension !== "distance" || of === undefined || phrase.nouns.length > 1) return unmeant(work, placed);
  const moving = movingKind(of);
  if (moving !== undefined) return { kind: "moving", distanceM: measured.value, ...moving };
  const region = regionName(work, placed, of);
  return region === undefined ? undefined : { kind: "within", distanceM: measured.value, of: region };
}

/** `vessel moving`, `moving vessels`: what the zone goes with. */
function movingKind(
  noun: Noun,
): Pick<Extract<Shape, { kind: "moving" }>, "kinds" | "fastestMetresPerSecond"> | undefined {
  if (noun.kind !== "thing" || noun.name !== undefined || noun.of.length > 0) return undefined;
  const words = noun.words.map(({ text }) => text);
  const said = words.filter((word) => word !== "moving").join(" ");
  const row = kindRows.find(({ name, plural }) => name === said || plural === said);
  if (row === undefined || !words.includes("moving")) return undefined;
  return { kinds: kindClosure(row.name), fastestMetresPerSecond: isUnder(row.name, "vessel") ? FASTEST_SHIP : FASTEST };
}

/** Metres per second: sixty knots; the fastest ferry in service makes 58. */
const FASTEST_SHIP = 31;
/** Metres per second: faster than any military aircraft in service. */
const FASTEST = 1000;

function sideShape(
  work: RegionWork,
  placed: Placed<PlaceStatement>,
  noun: Thing,
  side: "left" | "right",
): Shape | undefined {
  const [of] = noun.of;
  const region = of === undefined ? undefined : regionName(work, placed, of);
  if (of === undefined || placed.statement.phrases.length > 0) return unmeant(work, placed);
  if (region === undefined) return undefined;
  if (work.names.declared.get(region)?.kind === "line") return { kind: "side", of: region, side };
  work.report("S0505", placeOf(placed, of), { name: region, side });
  return undefined;
}

/** The declared line or zone a noun names; something else is reported, an unknown name was already. */
function regionName(work: RegionWork, placed: Placed, noun: Noun): string | undefined {
  const name = noun.kind === "thing" && noun.words.length === 0 && noun.of.length === 0 ? noun.name?.text : undefined;
  if (name === undefined) return unmeant(work, placed, noun.span);
  const kind = work.names.declared.get(name)?.kind;
  if (kind === "line" || kind === "zone") return name;
  if (kind !== undefined) work.report("S0304", placeOf(placed, noun), { found: name, type: kind, wanted: ["place"] });
  return undefined;
}

function unmeant(
  work: RegionWork,
  placed: Placed,
  span: { start: number; end: number } = placed.statement.span,
): undefined {
  work.unmeant(placed, span);
  return undefined;
}

export function reportCycles(
  work: RegionWork,
  places: readonly Placed<PlaceStatement>[],
  regions: readonly Region[],
): void {
  const byName = new Map([...regions, ...work.synthetic.regions()].map((region) => [region.name, region.shape]));
  const names = places.map(({ statement }) => statement.name.text);
  for (const around of cyclesAmong(names, (name) => partsOf(byName.get(name)))) {
    // Unions that only a list made have no name to show.
    const shown = around.slice(0, -1).filter((name) => work.names.declared.has(name));
    const [name = ""] = shown;
    const placed = places.find(({ statement }) => statement.name.text === name);
    if (placed !== undefined)
      work.report("S0504", placeOf(placed, placed.statement.name), { name, trail: [...shown, name] });
  }
}

/** The regions that a shape is made of. */
export function partsOf(shape: Shape | undefined): readonly string[] {
  if (shape === undefined) return [];
  if (shape.kind === "union" || shape.kind === "intersection") return shape.of;
  if (shape.kind === "minus") return [shape.from, ...shape.less];
  return shape.kind === "within" || shape.kind === "side" ? [shape.of] : [];
}
