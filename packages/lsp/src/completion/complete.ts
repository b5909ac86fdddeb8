// What may be written next. The grammar says which words, names and kinds of token can follow and in which role; the
// table of prepositions which types fit there; the agreement which names it has. Nothing here lists what the grammar or
// the library lists already.
import {
  type AgreementSymbol,
  type DeclaredKind,
  type Expectation,
  expectedAfter,
  meaningOf,
  modals,
  type NounType,
  type ParsedAgreement,
  type Preposition,
  prepositions,
  type SymbolIndex,
  type Token,
  walkStatement,
} from "@servanda/lang";
import type { CompletionItem } from "vscode-languageserver-types";
import type { View } from "../analysis/analysis.ts";
import { covers, rangeOf } from "../analysis/places.ts";
import { completionWords, symbolWords } from "../words.ts";
import { type Cursor, cursorAt } from "./cursor.ts";
import { bestOffers, itemOf, type Offer } from "./offer.ts";
import { standingOffers } from "./standing-offers.ts";
import { everyWord, phraseOffers, reservedOffer, wordOffers } from "./vocabulary-offers.ts";
import { best, fitOf, rankOfName, typesBehind } from "./wanted.ts";

/** Paths that the editor knows of, relative to the agreement's folder. */
export interface Paths {
  readonly texts: readonly string[];
  readonly library: readonly string[];
  readonly maps: readonly string[];
}

const noPaths: Paths = { texts: [], library: [], maps: [] };

/** Whether paths can matter at a place: between quotation marks. */
export function wantsPaths(view: View, offset: number): boolean {
  return cursorIn(view, offset)?.isQuoted === true;
}

export function completeAt(view: View, offset: number, paths: Paths = noPaths): readonly CompletionItem[] {
  const { source } = view;
  const cursor = cursorIn(view, offset);
  if (cursor === undefined) return [];
  const offers = cursor.isQuoted ? quotedOffers(view, cursor, paths) : openOffers(view, cursor, offset);
  return bestOffers(offers).map((offer, index) =>
    itemOf(offer, index, rangeOf(source, offer.replace ?? cursor.replace)),
  );
}

function cursorIn({ parsed, source }: View, offset: number): Cursor | undefined {
  const block = parsed.articles.flatMap(({ blocks }) => blocks).find(({ span }) => covers(span, offset));
  return block && cursorAt(source, block.span, offset);
}

// ── in quotation marks ─────────────────────────────────────────────────────────────────

function quotedOffers({ analysis }: View, { before }: Cursor, paths: Paths): readonly Offer[] {
  const [opener] = before;
  const last = before.at(-1);
  const file = (detail: string, rank: number) => (text: string) => ({ text, kind: "file", rank, detail }) as const;
  if (opener?.text === "include") {
    return [...paths.library.map(file(completionWords.library, 1)), ...paths.texts.map(file(completionWords.path, 2))];
  }
  if ((opener?.text === "line" || opener?.text === "zone") && last?.text === "from") {
    return paths.maps.map(file(completionWords.map, 1));
  }
  return matters(analysis.parsed).map((text) => ({ text, kind: "matter", rank: 1, detail: completionWords.matter }));
}

/** Every quoted matter of the agreement, sorted: who writes one again means the same one. */
function matters({ articles }: ParsedAgreement): readonly string[] {
  const found = new Set<string>();
  const statements = articles.flatMap(({ blocks }) => blocks.flatMap((block) => block.statements));
  for (const outer of statements) {
    const statement = outer.kind === "variant" ? (outer.statement ?? outer) : outer;
    if (statement.kind === "place") continue;
    walkStatement(statement, {
      noun: (noun) => {
        if (noun.kind === "matter" && noun.text !== "") found.add(noun.text);
      },
    });
  }
  return [...found].sort();
}

// ── words, names, numbers ──────────────────────────────────────────────────────────────

function openOffers(view: View, cursor: Cursor, offset: number): readonly Offer[] {
  const { before, typed } = cursor;
  const expected = expectedHere(before);
  const context: Context = { view, cursor, index: view.analysis.index(), offset };
  return [
    ...expected.flatMap((expectation) => offersFor(context, expectation)),
    ...(cursor.isFirstOnLine ? startOffers() : []),
    ...groupOffers(cursor),
    ...standingOffers(view.analysis.parsed, before),
    ...(/^\p{Ll}/u.test(typed) && expected.some(({ terminal }) => terminal.text === "WORD") ? everyWord(typed) : []),
  ];
}

interface Context {
  readonly view: View;
  readonly cursor: Cursor;
  readonly index: SymbolIndex;
  readonly offset: number;
}

/** Every opener, at the start of a line. */
function startOffers(): readonly Offer[] {
  return (expectedAfter([]) ?? []).flatMap(({ terminal }) =>
    terminal.kind === "opener" ? [reservedOffer(terminal.text, true, 5)] : [],
  );
}

const restarts: Readonly<Partial<Record<Token["kind"], string>>> = {
  preposition: "Phrase",
  modal: "Duty",
  tail: "Tail",
};

/** Where the statement has a mistake, what follows its last preposition, modal or tail. */
function expectedHere(before: readonly Token[]): readonly Expectation[] {
  const expected = expectedAfter(before);
  if (expected !== undefined) return before.length === 0 ? [] : expected;
  for (let at = before.length - 1; at > 0; at--) {
    const rule = restarts[before[at]?.kind ?? "end"];
    const found = rule === undefined ? undefined : expectedAfter(before.slice(at), rule);
    if (found !== undefined) return found;
  }
  return [];
}

/** `must n`: groups of words whose beginning is written and was read as something else. */
function groupOffers({ before, typed, replace }: Cursor): readonly Offer[] {
  const offers: Offer[] = [];
  for (let count = 1; count <= 2 && count <= before.length; count++) {
    const begun = before.slice(-count);
    const [first] = begun;
    const expected = first === undefined ? undefined : expectedAfter(before.slice(0, -count));
    const opened = first?.isFirstOnLine === true ? (expectedAfter([]) ?? []) : [];
    const start = begun.map(({ text }) => text).join(" ");
    if (first !== undefined && begun.every(({ kind }) => kind === "word")) {
      const span = { start: first.span.start, end: replace.end };
      offers.push(...phraseOffers(`${start} ${typed}`).map((offer) => ({ ...offer, replace: span })));
    }
    for (const { terminal } of [...(expected ?? []), ...opened]) {
      if (terminal.kind === "token" || first === undefined || !terminal.text.startsWith(`${start} ${typed}`)) continue;
      const offer = reservedOffer(terminal.text, terminal.kind === "opener", typed === "" ? 4 : 0);
      offers.push({ ...offer, replace: { start: first.span.start, end: replace.end } });
    }
  }
  return offers;
}

function offersFor(context: Context, expectation: Expectation): readonly Offer[] {
  const { terminal } = expectation;
  if (terminal.kind === "opener") return [];
  if (terminal.kind === "literal") return literalOffers(context, terminal.text, expectation);
  switch (terminal.text) {
    case "NAME":
      return expectation.rule === "ClauseId" ? [] : nameOffers(context, expectation);
    case "WORD":
      return [...wordOffers(expectation, context.cursor.before), ...ownWordOffers(context, expectation)];
    case "CODE":
      return numberOffers(context);
    default:
      return [];
  }
}

function literalOffers({ cursor, index }: Context, text: string, { rule, roles }: Expectation): readonly Offer[] {
  // Punctuation is quicker typed than chosen, and so are months.
  if (!/^\p{L}/u.test(text) || rule === "Month") return [];
  if (rule === "Reference") {
    const rank = best(
      ["clause"],
      roles.map((role) => fitOf(role, cursor.before)),
    );
    return rank === undefined ? [] : [reservedOffer(text, false, rank)];
  }
  if (rule === "Modal") return [reservedOffer(text, false, 1 + modals.findIndex((modal) => modal === text) / 10)];
  if (!isPreposition(text)) return [reservedOffer(text, false, ranks[rule] ?? 4)];
  const types = typesBehind(cursor.behind, (name) => kindOf(index, name));
  const rank = rankOfPreposition(text, types);
  return rank === undefined ? [] : [reservedOffer(text, false, rank)];
}

/** Reserved words that a place most often wants; others come after the names. */
const ranks: Readonly<Record<string, number>> = { Quantifier: 2, Verb: 2 };

function isPreposition(text: string): text is Preposition {
  return (prepositions as readonly string[]).includes(text);
}

function kindOf({ symbols }: SymbolIndex, name: string): DeclaredKind | undefined {
  const kind = symbols.find((symbol) => symbol.name === name && symbol.kind !== "variable")?.kind;
  return kind === undefined || kind === "clause" || kind === "level" || kind === "word" || kind === "variable"
    ? undefined
    : kind;
}

/** Before a noun that is written already, only prepositions that go with it. */
function rankOfPreposition(preposition: Preposition, types: readonly NounType[]): number | undefined {
  if (types.length === 0) return 4;
  const meanings = types.flatMap((type) => meaningOf(preposition, type) ?? []);
  if (meanings.length === 0) return undefined;
  return meanings.some((meaning) => meaning !== "unmeant") ? 1 : 6;
}

/** `breach Attack`, `5 GBP`: it reads, and is seldom meant. */
const BEHIND_WORDS = 5;

/** Rules in which a NAME is declared. */
const declaring: ReadonlySet<string> = new Set(
  "Actor Body Place Class Register Measure Annex Stage Define Ladder Rung Variant".split(" "),
);

function nameOffers({ cursor, index, offset }: Context, { rule, roles }: Expectation): readonly Offer[] {
  // Behind the words of `a party` a name is bound, and nobody knows it but its author.
  if (declaring.has(rule) || (rule === "Quantified" && cursor.before.at(-1)?.kind === "word")) return [];
  const fits = roles.map((role) => fitOf(role, cursor.before));
  const isBehindWords = rule === "Amount" || (cursor.before.at(-1)?.kind === "word" && roles[0]?.rule !== "Duty");
  return index.symbols.flatMap((symbol) => {
    if (symbol.kind === "variable" && !livesAt(symbol, cursor, offset)) return [];
    const rank = rankOfName(symbol, fits);
    if (rank === undefined) return [];
    const offer = { text: symbol.name, kind: "name", detail: detailOf(symbol) } as const;
    return [{ ...offer, rank: isBehindWords ? Math.max(rank, BEHIND_WORDS) : rank }];
  });
}

/** A variable is of use only in its own statement, behind the place that binds it. */
function livesAt({ declarations }: AgreementSymbol, { before }: Cursor, offset: number): boolean {
  const start = before[0]?.span.start ?? 0;
  return declarations.some(({ place }) => place.span.start > start && place.span.end < offset);
}

function detailOf({ kind, label }: AgreementSymbol): string {
  return label === undefined ? symbolWords[kind] : `${symbolWords[kind]} “${label}”`;
}

/** Levels of proof and labels of defines that the agreement declares. */
function ownWordOffers({ index }: Context, { rule, roles }: Expectation): readonly Offer[] {
  const isNoun = rule === "Thing" || rule === "Quantified" || rule === "Amount";
  const isHappening = roles.some(({ rule: within }) => within === "Happening" || within === "Duty" || within === "Of");
  if (!isNoun || !isHappening) return [];
  return index.symbols.flatMap((symbol) =>
    symbol.kind === "level" || symbol.kind === "word"
      ? [{ text: symbol.name, kind: "word", rank: 2, detail: symbolWords[symbol.kind] } as const]
      : [],
  );
}

/** Numbers of clauses where one is referred to; the next free one where one is opened. */
function numberOffers({ view, cursor, index }: Context): readonly Offer[] {
  const clauses = index.symbols.filter(({ kind }) => kind === "clause");
  if (cursor.before.at(-1)?.kind !== "opener") {
    return clauses.map(({ name }) => ({ text: name, kind: "clause", rank: 1, detail: symbolWords.clause }));
  }
  const around = view.parsed.document.articles.findLast(({ span }) => span.start <= cursor.replace.start);
  const free = nextNumber(
    around?.isNumbered === true ? around.number : undefined,
    new Set(clauses.map(({ name }) => name)),
  );
  return [{ text: free, kind: "clause", rank: 1, detail: completionWords.nextNumber }];
}

function nextNumber(article: string | undefined, taken: ReadonlySet<string>): string {
  const stem = article === undefined ? "" : `${article}.`;
  for (let count = 1; count <= taken.size; count++) if (!taken.has(`${stem}${count}`)) return `${stem}${count}`;
  return `${stem}${taken.size + 1}`;
}
