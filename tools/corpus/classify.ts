// What a block leaves to people, from its syntax tree. A quoted matter is left to whoever judges it; where the block
// names no judge it is open, as are `left open` and `no deadline`. A matter that an act on record settles by itself
// (`Council decides "…"`, `must vote on "…"`) is left to nobody, and so is a name: of a place, of an item of a list, of
// what a clause overrides.
// Follows the names of defines and ladders to what they stand for; not those of stages and places, which are said once
// and would colour every clause that mentions them.
import type { Fact, Noun, Phrase, Statement } from "@servanda/lang";
import { actRow } from "../../packages/lang/src/std/vocabulary.ts";

export type ClauseClass = "asIs" | "judged" | "open" | "not";

export interface Classified {
  readonly class: Exclude<ClauseClass, "not">;
  /** What is left to people, in the order of the text; empty where nothing is. */
  readonly why: readonly string[];
}

/** Conditions by name: what a define means, when a rung of a ladder holds. */
export type NamedConditions = ReadonlyMap<string, readonly unknown[]>;

/** Readings included: a name may stand for several things. */
export function namedConditions(statements: readonly Statement[]): NamedConditions {
  const named = new Map<string, unknown[]>();
  const add = (name: string, ...meant: unknown[]) => named.set(name, [...(named.get(name) ?? []), ...meant]);
  for (const each of statements) {
    const statement = each.kind === "variant" ? each.statement : each;
    if (statement?.kind === "define") {
      add(statement.name.text, statement.condition, statement.tails, statement.phrases);
    } else if (statement?.kind === "ladder") {
      add(statement.name.text, statement.on);
      for (const rung of statement.rungs) add(rung.name.text, rung.condition, rung.tails);
    }
  }
  return named;
}

export function classify(statements: readonly Statement[], named: NamedConditions): Classified {
  const walk = new Walk(named);
  walk.visit(statements, false);
  const why = [...new Set([...walk.open, ...walk.judged])];
  return { class: walk.open.length > 0 ? "open" : walk.judged.length > 0 ? "judged" : "asIs", why };
}

/** Any node of the tree. The tree is plain data, so one walk over properties meets every noun wherever it stands. */
interface AnyNode {
  readonly kind?: string;
  readonly [property: string]: unknown;
}

/** Statements whose lines hold names of places, members or items, or acts of a state at home. */
const listing: ReadonlySet<string> = new Set(["place", "class", "body", "measure", "register"]);

class Walk {
  readonly open: string[] = [];
  readonly judged: string[] = [];
  readonly #named: NamedConditions;
  readonly #followed = new Set<string>();

  constructor(named: NamedConditions) {
    this.#named = named;
  }

  /** `hasJudge`: the sentence or fact around names one. */
  visit(value: unknown, hasJudge: boolean): void {
    if (Array.isArray(value)) for (const each of value) this.visit(each, hasJudge);
    else if (typeof value === "object" && value !== null) this.#visitNode(value as AnyNode, hasJudge);
  }

  #visitNode(node: AnyNode, hasJudge: boolean): void {
    switch (node.kind) {
      case "matter":
        if (!hasJudge) this.open.push(`"${String(node["text"])}" has no judge`);
        return this.visit([node["of"], node["otherThan"]], hasJudge);
      case "left open":
        return void this.open.push(`left open ${quoted(node["text"])}`);
      case "no deadline":
        return void this.open.push("no deadline");
      case "phrase":
        if (node["preposition"] === "overriding") return;
        if (node["preposition"] === "judged by") return void this.judged.push(`judged by ${judgesIn(node["nouns"])}`);
        return this.visit(node["nouns"], hasJudge);
      case "sentence":
        return this.#visitSentence(node);
      case "recorded-act":
        return this.visit(
          [node["subjects"], settled(node["object"]), withoutTopic(node["phrases"])],
          hasJudgeIn(node["phrases"]),
        );
      case "happening":
      case "state":
        return this.#visitProperties(node, hasJudgeIn(node["phrases"]));
      case "entry":
        return this.#visitProperties(withoutItems(node), hasJudgeIn(node["phrases"]));
      default:
        this.#follow(node);
        return this.#visitProperties(listing.has(node.kind ?? "") ? withoutItems(node) : node, hasJudge);
    }
  }

  /** A judge named in a sentence judges what the sentence says, not what its tails add. */
  #visitSentence(node: AnyNode): void {
    const hasJudge = hasJudgeIn(node["about"]) || hasJudgeIn(node["phrases"]);
    const predicate = node["predicate"] as AnyNode | undefined;
    const acts = (predicate?.["acts"] ?? []) as readonly Noun[];
    const isOnRecord = acts.length > 0 && acts.every(isActOnRecord);
    this.visit([node["subjects"], node["about"]], hasJudge);
    if (isOnRecord) {
      const objects = (predicate?.["objects"] ?? []) as readonly Noun[];
      this.visit([...acts, ...objects].map(settled), hasJudge);
      this.visit(withoutTopic(node["phrases"]), hasJudge);
    } else this.visit([predicate, node["phrases"]], hasJudge);
    this.visit(node["tails"], false);
  }

  #visitProperties(node: AnyNode, hasJudge: boolean): void {
    for (const [property, value] of Object.entries(node)) if (property !== "span") this.visit(value, hasJudge);
  }

  #follow(node: AnyNode): void {
    const { kind, name } = node as { kind?: string; name?: { text?: string } };
    if ((kind !== "thing" && kind !== "quantified") || name?.text === undefined) return;
    if (this.#followed.has(name.text)) return;
    this.#followed.add(name.text);
    this.visit(this.#named.get(name.text), false);
  }
}

function judgesIn(nouns: unknown): string {
  const names = (nouns as readonly Noun[]).map((noun) => {
    if (noun.kind === "matter") return `"${noun.text}"`;
    if (noun.kind !== "thing" && noun.kind !== "quantified") return noun.kind;
    const quantifier = noun.kind === "quantified" ? [noun.written] : [];
    return [...quantifier, ...noun.words, noun.name]
      .map((part) => part?.text ?? "")
      .join(" ")
      .trim();
  });
  return names.join(", ");
}

function hasJudgeIn(phrases: unknown): boolean {
  return (phrases as readonly Phrase[]).some((each) => each.kind === "phrase" && each.preposition === "judged by");
}

/** What an act on record is about: the record says it, whatever the words mean. */
function settled(noun: unknown): unknown {
  return (noun as Noun | undefined)?.kind === "matter" ? undefined : noun;
}

/** `vote on "…"`: what the act is about, behind a preposition. */
function withoutTopic(phrases: unknown): readonly Phrase[] {
  return (phrases as readonly Phrase[]).filter(
    (each) =>
      !(each.kind === "phrase" && each.preposition === "on" && each.nouns.every(({ kind }) => kind === "matter")),
  );
}

/** `notify`, `give notice`; `conduct` must be seen in the world. */
function isActOnRecord(noun: Noun): boolean {
  if (noun.kind !== "thing") return noun.kind === "matter";
  const words = noun.words.map(({ text }) => text);
  const phrases = words.map((_, index) => words.slice(0, words.length - index).join(" "));
  const row = phrases.map((phrase) => actRow(phrase)).find((each) => each !== undefined);
  return row?.settled === "record";
}

function withoutItems(node: AnyNode): AnyNode {
  const lines = (node["lines"] ?? []) as readonly AnyNode[];
  const files = (node["phrases"] ?? []) as readonly Phrase[];
  const phrases = node.kind === "place" ? files.filter((each) => !isFile(each)) : files;
  // A line of a register may be a counting rule, which can need a judge.
  const kept = lines.map((line) => (node.kind === "register" && !isItem(line) ? line : line["tails"]));
  return { ...node, phrases, lines: kept };
}

/** A line that is nothing but a quoted name. */
function isItem(line: AnyNode): boolean {
  const fact = line["fact"] as Fact | undefined;
  if (fact?.kind !== "happening" || fact.phrases.length > 0) return false;
  return fact.subjects.every(({ kind }) => kind === "matter");
}

/** `from "contact-line.geojson"`. */
function isFile(phrase: Phrase): boolean {
  return phrase.kind === "phrase" && phrase.preposition === "from" && phrase.nouns[0]?.kind === "matter";
}

function quoted(node: unknown): string {
  return `"${(node as { readonly text: string }).text}"`;
}
