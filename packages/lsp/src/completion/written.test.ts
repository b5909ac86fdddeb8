// What the authors of the library wrote next was offered: reserved words and declared names before a letter is typed,
// words of the vocabulary with their first letter. Every third word, which is thousands of places.
import { readdirSync, readFileSync } from "node:fs";
import { lex, monthNames, type Token } from "@servanda/lang";
import { expect, test } from "vitest";
import { analyse, mainView, type View } from "../analysis/analysis.ts";
import { completeAt } from "./complete.ts";

const folder = new URL("../../../../agreements/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".servanda.md"));
const EVERY = 3;

const reserved: ReadonlySet<Token["kind"]> = new Set(
  (["opener", "modal", "preposition", "quantifier", "comparison", "verb", "tail", "keyword"] as const).values(),
);

function viewOf(name: string): View {
  const text = readFileSync(new URL(name, folder), "utf8");
  return mainView(analyse(`file:///${name}`, text, () => ({ state: "known", text: undefined })));
}

/** Whether anybody could offer a token: not a name that is being declared, a number, or a group over two lines. */
function isOffered({ analysis, file, source }: View, { kind, text, span }: Token): boolean {
  if (kind === "word") return true;
  const mention = analysis.index().at(file, span.start);
  if (kind === "name") return mention?.isDeclaration === false && !(monthNames as readonly string[]).includes(text);
  return reserved.has(kind) && !/[\r\n]/.test(source.text.slice(span.start, span.end));
}

/** A phrase of several words is offered as a whole, `has ratified` in two steps. */
function stands(label: string, { kind, text }: Token): boolean {
  if (kind === "word") return label.split(" ").includes(text);
  return label === text || (kind === "verb" && text.startsWith(`${label} `));
}

test.each(names)("%s", (name) => {
  const view = viewOf(name);
  const blocks = view.parsed.document.articles.flatMap((article) => article.blocks);
  const tokens = blocks.flatMap(({ span }) => lex(name, view.source.text, span, () => undefined).tokens);
  const asked = tokens.filter((token) => isOffered(view, token)).filter((_, index) => index % EVERY === 0);
  const missed = asked.filter((token) => {
    const items = completeAt(view, token.span.start + (token.kind === "word" ? 1 : 0));
    return !items.some(({ label }) => stands(label, token));
  });
  expect(asked.length).toBeGreaterThan(5);
  expect(missed.map(({ kind, text }) => `${kind} ${text}`)).toEqual([]);
});
