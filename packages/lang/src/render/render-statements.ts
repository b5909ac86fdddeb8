// Every kind of statement as an English sentence, and its `-` lines as items below it. What each sentence says of the
// kind itself (`is a group of`, `is a zone`) stands here; what was written comes from the tree.
import type { Actors, Annex, Body, Entry, Line, PlaceStatement, Stage, Standard, Statement } from "../syntax/ast.ts";
import type { ActorRole } from "../syntax/grammar.ts";
import { renderClause } from "./render-clause.ts";
import { conditionText, propertyText } from "./render-conditions.ts";
import { nounsText, nounText } from "./render-nouns.ts";
import { phrasesText, withPhrases } from "./render-phrases.ts";
import { tailsText } from "./render-sentences.ts";
import { finished, listed, quoted, spaced, type Wording } from "./wording.ts";

/** A sentence, which ends in a colon where items follow, and the items. */
export interface StatementText {
  readonly sentence: string;
  readonly items: readonly string[];
}

/** A statement that is not broken. Of a reading, the statement it holds: who holds it is said apart. */
export function statementText(statement: Statement, wording: Wording): StatementText {
  switch (statement.kind) {
    case "include":
      return alone(`The text ${quoted(statement.path.text)} is part of this agreement`);
    case "actors":
      return alone(actorsText(statement, wording));
    case "body":
      return withLines(bodyText(statement, wording), statement.lines, wording);
    case "place":
      return withLines(placeText(statement, wording), statement.lines, wording);
    case "class":
      return withLines(`${titleOf(statement)} is a class of things`, statement.lines, wording);
    case "register": {
      const of = statement.of && `of ${nounText(statement.of, "many", wording)}`;
      const text = spaced(titleOf(statement), "is a register", of);
      return withLines(withPhrases(text, statement.phrases, "and", wording), statement.lines, wording);
    }
    case "measure": {
      const text = withPhrases(`${titleOf(statement)} is a measure`, statement.phrases, "and", wording);
      return withLines(text, statement.lines, wording);
    }
    case "annex":
      return alone(annexText(statement, wording));
    case "standard":
      return alone(standardText(statement, wording));
    case "stage":
      return alone(stageText(statement, wording));
    case "entry":
      return withLines(entryText(statement, wording), statement.lines, wording);
    case "define": {
      const head = withPhrases(titleOf(statement), statement.phrases, "or", wording);
      const meaning = statement.condition && conditionText(statement.condition, "meaning", wording);
      return alone(`${head} means: ${meaning ?? ""}${tailsText(statement.tails, wording)}`);
    }
    case "ladder": {
      const on = statement.on && conditionText(statement.on, "meaning", wording);
      const items = statement.rungs.map(
        ({ name, condition, tails }) =>
          spaced(`${name.text}:`, condition && conditionText(condition, "state", wording)) + tailsText(tails, wording),
      );
      const text = `${statement.name.text} is a ladder on ${on ?? ""}; the highest rung whose condition holds counts`;
      return headed(text, items);
    }
    case "clause":
      return { sentence: renderClause(statement, wording), items: [] };
    case "variant":
      return statement.statement ? statementText(statement.statement, wording) : alone("");
  }
}

// ── items ──────────────────────────────────────────────────────────────────────────────

function alone(text: string): StatementText {
  return { sentence: finished(text), items: [] };
}

function headed(text: string, items: readonly string[]): StatementText {
  return items.length === 0 ? alone(text) : { sentence: finished(`${text}:`).slice(0, -1), items };
}

function withLines(text: string, lines: readonly Line[], wording: Wording): StatementText {
  const items = lines.map(
    ({ fact, tails }) => (fact === undefined ? "" : propertyText(fact, wording)) + tailsText(tails, wording),
  );
  return headed(text, items);
}

function titleOf({ name, label }: { name: { text: string }; label: { text: string } | undefined }): string {
  return spaced(name.text, label && `(${quoted(label.text)})`);
}

// ── who ────────────────────────────────────────────────────────────────────────────────

const roleWords: Readonly<Record<ActorRole, readonly [one: string, several: string]>> = {
  party: ["A party is", "Parties are"],
  guarantor: ["A guarantor is", "Guarantors are"],
  observer: ["An observer is", "Observers are"],
  other: ["Also involved is", "Also involved are"],
};

function actorsText({ role, actors }: Actors, wording: Wording): string {
  const items = actors.map(({ name, label, answersTo }) =>
    spaced(titleOf({ name, label }), answersTo && `answering to ${nounText(answersTo, "one", wording)}`),
  );
  const isLoose = actors.slice(0, -1).some((actor) => actor.answersTo !== undefined);
  return `${roleWords[role][actors.length === 1 ? 0 : 1]} ${listed(items, "and", isLoose)}`;
}

function bodyText(body: Body, wording: Wording): string {
  const members = nounsText(body.members, "one", "and", wording);
  return body.lines.length === 0
    ? `${titleOf(body)} is a group of ${members}`
    : `${titleOf(body)} is a body of ${members}`;
}

// ── where and what ─────────────────────────────────────────────────────────────────────

function placeText(place: PlaceStatement, wording: Wording): string {
  const isAlone = place.definition.length === 0 && place.phrases.length === 0 && place.lines.length === 0;
  const definition = nounsText(place.definition, "one", "and", wording);
  const said = definition === "" ? (isAlone ? ", known by its name alone" : "") : ` made of ${definition}`;
  const text = withPhrases(`${titleOf(place)} is a ${place.form}${said}`, place.phrases, "or", wording);
  return text + tailsText(place.tails, wording);
}

function annexText(annex: Annex, wording: Wording): string {
  const sealed = annex.sealed && `, sealed: its text is known by its mark ${quoted(annex.sealed.text)} alone`;
  return withPhrases(`${titleOf(annex)} is an annex`, annex.phrases, "and", wording) + (sealed ?? "");
}

function standardText({ level, about, condition }: Standard, wording: Wording): string {
  const of = about === undefined ? "A report is" : `The ${about.text} of a report is`;
  return `${of} ${level.text} where it rests on ${condition ? conditionText(condition, "meaning", wording) : ""}`;
}

// ── time ───────────────────────────────────────────────────────────────────────────────

function stageText(stage: Stage, wording: Wording): string {
  const begins = stage.when && `begins when ${conditionText(stage.when, "state", wording)}`;
  const runs = stage.phrases.length > 0 ? `runs ${phrasesText(stage.phrases, "or", wording)}` : undefined;
  const said = [begins, runs].filter((part) => part !== undefined).join(", and ");
  const isUnsaid = said === "" && !stage.tails.some(({ kind }) => kind === "until");
  const what = said === "" ? (isUnsaid ? "of which no start is written" : "") : `that ${said}`;
  return spaced(titleOf(stage), "is a stage", what) + tailsText(stage.tails, wording);
}

function entryText(entry: Entry, wording: Wording): string {
  const what = entry.of === undefined ? "this agreement" : nounText(entry.of, "one", wording);
  const text = withPhrases(`${what} enters into force`, entry.phrases, "or", wording);
  const when = entry.when && ` when ${conditionText(entry.when, "state", wording)}`;
  const steps = entry.lines.length === 0 ? "" : "; steps at home";
  return text + (when ?? "") + tailsText(entry.tails, wording) + steps;
}
