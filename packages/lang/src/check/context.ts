// What one statement is worked out in: the agreement's names as one reading sees them, the variables bound so far,
// and where gaps of meaning and diagnostics go. One `Work` for each statement and reading.
import type { ActorName, BreachPattern, Moment, Question, RegionOf, Role } from "@servanda/agreement";
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import type { Facts } from "../diagnostics/facts.ts";
import type { Report } from "../diagnostics/words.ts";
import type { Place, SourceFile, Span } from "../document/source-file.ts";
import type { Ladder as LadderStatement } from "../syntax/ast.ts";
import type { Node, Noun } from "../syntax/ast-sentences.ts";
import type { ClassMember } from "./classes.ts";
import type { Days } from "./days.ts";
import type { Names, World } from "./names.ts";
import type { NamedPoints } from "./open-points.ts";
import type { Proposition } from "./propositions.ts";
import type { SyntheticRegions } from "./regions.ts";
import type { SealedAnnex } from "./sealed.ts";
import type { Placed } from "./sources.ts";
import type { Typed } from "./typed.ts";

/** A member of the agreement that can do things: an actor, or a body by its members. */
export interface KnownActor {
  readonly name: ActorName;
  readonly role: Role | "body";
  readonly members: readonly ActorName[];
  /** `each guarantor in force`: a body whose membership moves. */
  readonly onlyInForce: boolean;
  readonly answersTo?: ActorName;
}

/**
 * The language turns back on itself in three places: what stands after `of` is a noun again, a noun may name a define,
 * and a define's condition holds nouns and other defines. Whoever reads a part goes through here for the whole.
 */
export interface Readers {
  readonly noun: (work: Work, noun: Noun) => Typed;
  /** A define that names a kind of event; undefined where it says more than that. */
  readonly defineAsKind: (work: Work, name: string) => Typed | undefined;
  /** The condition a define stands for. */
  readonly define: (work: Work, name: string, span: Span) => Proposition | undefined;
}

/** What all statements share, complete before any rule is read. */
export interface Shared {
  readonly readers: Readers;
  readonly names: Names;
  readonly report: Report;
  readonly days: Days;
  readonly actors: ReadonlyMap<ActorName, KnownActor>;
  readonly regions: ReadonlySet<string>;
  /** Places that stand for another for each actor, by name. */
  readonly references: ReadonlyMap<string, readonly RegionOf[]>;
  readonly synthetic: SyntheticRegions;
  readonly classes: ReadonlyMap<string, readonly ClassMember[]>;
  /** The first of each name. */
  readonly ladders: ReadonlyMap<string, Placed<LadderStatement>>;
  readonly sealed: readonly SealedAnnex[];
  readonly openPoints: NamedPoints;
  /** Ladders and measures without a meaning of their own, by their key; filled before clauses are settled. */
  readonly meaningless: Set<string>;
  /** Every kind of the vocabulary, sorted. */
  readonly allKinds: readonly string[];
  /** Places of names and words that were reported as unknown: `file offset`. */
  readonly unknown: ReadonlySet<string>;
  /** Defines that cannot be written out, as was said once. */
  readonly circular: Set<string>;
  /** Roles that nobody has, as was said once. */
  readonly emptyRoles: Set<Role>;
  /** Levels of proof, lowest first. */
  readonly levels: readonly string[];
  /** Levels of other questions than whether it happened. */
  readonly answers: ReadonlyMap<string, Question>;
  /** Registers of each reading, in the order of the text. */
  readonly counting: Map<string, readonly CountingRule[]>;
  /** Clauses that forbid, for `breach` without a clause: those of the base by number, filled as they are found. */
  readonly forbidding: Map<string, Forbidding>;
  /** Clauses of each reading that differ from the base, filled as they are found. */
  readonly affected: Map<string, Set<string>>;
  /** Stages of each reading that differ from the base, by the name the text gives them. */
  readonly ownStages: Map<string, ReadonlySet<string>>;
  /** The same of lines and zones. */
  readonly ownPlaces: Map<string, ReadonlySet<string>>;
  /** `entry` and `signature`, where the text lets them come. */
  readonly ownMoments: Map<string, Moment>;
  /** Whether something asks who is in force, or lets one join or leave. */
  /** Verbs of acts on record that some clause forbids. */
  readonly forbiddenActs: Set<string>;
  readonly membership: { isAsked: boolean; isProvisional: boolean };
}

/** Numbers of clauses whose breach can be found; `plain` ones ask for no breach themselves. */
export interface Forbidding {
  readonly all: readonly string[];
  /** Those with a mistake, which was reported. */
  readonly failed: readonly string[];
  readonly plain: readonly string[];
}

/** Of which kinds a register is, and which of them count. */
export interface CountingRule {
  readonly name: string;
  readonly place: Place;
  readonly of: readonly string[];
  readonly counts: readonly string[];
}

export type Variable =
  | { readonly kind: "actor"; readonly among: readonly ActorName[]; readonly word: string }
  | { readonly kind: "region"; readonly among: readonly string[]; readonly word: string };

/** Something this release reads and does not act on. */
export interface Gap {
  readonly span: Span;
  readonly source: SourceFile;
  /** The define that the words stand in, where they are written out in another statement. */
  readonly define: string | undefined;
}

export interface Work {
  readonly shared: Shared;
  readonly world: World;
  readonly source: SourceFile;
  readonly variables: Map<string, Variable>;
  /** Who the clause binds, once that is read. */
  readonly bound: {
    bearer: { readonly word: string | undefined; readonly among: readonly ActorName[] } | undefined;
    isForbidding: boolean;
    /** The number of the clause that is read. */
    clause: string;
    /** What an unnamed breach is of, in a rung of a ladder; of any clause elsewhere. */
    breach: BreachPattern | undefined;
  };
  /** What may be bound here: all in triggers, regions in what a clause forbids, nothing elsewhere. */
  readonly binding: { may: "all" | "regions" | "nothing" };
  /** Parts without meaning that take the meaning of the whole statement with them. */
  readonly gaps: Gap[];
  /** Parts without meaning that leave the rest as it is. */
  readonly marks: Gap[];
  /** `clause 5`, `define X`, `register R`, `stage S` that this statement depends on. */
  readonly reached: Set<string>;
  /** What the statement changes by itself: `state of clause 5.2`, and the clause with it. */
  readonly changed: Set<string>;
  /** Where parts of exceptions begin that speak of the judged event itself: for the clause as a sentence. */
  readonly aboutTheJudged: Set<number>;
  /** Defines being expanded, outermost first. */
  readonly expanding: readonly string[];
  /** Clauses that give way to this one, and those to which it gives way, by number. */
  readonly precedence: { readonly overrides: Set<string>; readonly yieldsTo: Set<string> };
  readonly errors: { count: number };
  /** Defines expanded so far, against the bound in defines.ts. */
  readonly expansions: { count: number };
}

export function beginWork(shared: Shared, world: World, source: SourceFile): Work {
  return {
    shared,
    world,
    source,
    variables: new Map(),
    bound: { bearer: undefined, isForbidding: false, clause: "", breach: undefined },
    binding: { may: "nothing" },
    gaps: [],
    marks: [],
    reached: new Set(),
    changed: new Set(),
    aboutTheJudged: new Set(),
    expanding: [],
    precedence: { overrides: new Set(), yieldsTo: new Set() },
    errors: { count: 0 },
    expansions: { count: 0 },
  };
}

/** The same work inside another text: a define expanded in place. */
export function inside(work: Work, define: string, source: SourceFile): Work {
  return { ...work, source, expanding: [...work.expanding, define] };
}

export function complain<Code extends DiagnosticCode>(work: Work, code: Code, span: Span, facts: Facts[Code]): void {
  work.errors.count += 1;
  work.shared.report(code, { file: work.source.name, span }, facts);
}

/** Reads a part without acting on it, and with it the whole statement. */
export function gap(work: Work, node: Pick<Node, "span">): undefined {
  work.gaps.push(gapAt(work, node));
  return undefined;
}

/** Reads a part without acting on it; the rest keeps its meaning. */
export function mark(work: Work, node: Pick<Node, "span">): void {
  work.marks.push(gapAt(work, node));
}

function gapAt(work: Work, { span }: Pick<Node, "span">): Gap {
  return { span, source: work.source, define: work.expanding.at(-1) };
}

/** A name or word that was reported as unknown is a mistake of this statement too; said once, so not again. */
export function passUnknown(work: Work, nodes: readonly Pick<Node, "span">[]): void {
  if (nodes.some(({ span }) => work.shared.unknown.has(`${work.source.name} ${span.start}`))) work.errors.count += 1;
}

/** As written, on one line. */
export function textOf(source: SourceFile, span: Span): string {
  return source.text.slice(span.start, span.end).replace(/\s+/g, " ").trim();
}
