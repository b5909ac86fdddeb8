// Standards of proof: levels in the order of the text, each reached by any of its proofs.
import { type Proof, type Question, questions, type Standard } from "@servanda/agreement";
import type { Standard as StandardStatement } from "../syntax/ast.ts";
import type { Amount, Condition, Happening } from "../syntax/ast-sentences.ts";
import { measure } from "./amounts.ts";
import { complain, gap, type Work } from "./context.ts";
import { typeNoun } from "./nouns.ts";

/** What the standard is about, where it is not whether something happened. */
function questionOf({ about }: StandardStatement): Question | undefined {
  return questions.find((each) => each === about?.text);
}

/** Words for levels of proof: whether something happened, and the other questions by the word of the level. */
export function levelsOf(statements: readonly StandardStatement[]): {
  readonly levels: readonly string[];
  readonly answers: ReadonlyMap<string, Question>;
} {
  const answers = new Map(
    statements.flatMap((each) => {
      const question = questionOf(each);
      return question === undefined ? [] : [[each.level.text, question] as const];
    }),
  );
  return { levels: statements.map(({ level }) => level.text).filter((level) => !answers.has(level)), answers };
}

/** Undefined where the standard has no meaning yet or is mistaken. */
export function readStandard(work: Work, statement: StandardStatement): Standard | undefined {
  const { about } = statement;
  if (about !== undefined && about.text !== "occurrence" && questionOf(statement) === undefined)
    return gap(work, about);
  const proofs = alternatives(statement.condition).map((part) => readProofs(work, part));
  const known = proofs.filter((each) => each !== undefined);
  if (known.length < proofs.length || known.length === 0) return undefined;
  return { level: statement.level.text, anyOf: known.flat() };
}

function alternatives(condition: Condition | undefined): readonly Condition[] {
  if (condition === undefined) return [];
  return condition.kind === "any-of" ? condition.parts.flatMap(alternatives) : [condition];
}

/** One, or one for each of several with standing: `any observer`. */
function readProofs(work: Work, condition: Condition): readonly Proof[] | undefined {
  if (condition.kind !== "happening" || condition.subjects.length !== 1) return gap(work, condition);
  const [subject] = condition.subjects;
  if (subject?.kind === "amount" && isSources(subject)) {
    const proof = sourcesProof(work, condition, subject);
    return proof && [proof];
  }
  const typed = subject && typeNoun(work, subject);
  if (typed?.type === "unknown") return undefined;
  const isOne = typed?.type === "actor" && (typed.quantifier === "any" || typed.actors.length === 1);
  if (!isOne) return notProof(work, condition);
  const standing = (onSite: boolean): readonly Proof[] =>
    typed.actors.map((actor) => ({ kind: "standing", actor, onSite }));
  const [phrase, ...more] = condition.phrases;
  if (phrase === undefined) return standing(false);
  const isOnSite =
    phrase.kind === "phrase" &&
    phrase.preposition === "on" &&
    phrase.nouns[0]?.kind === "thing" &&
    phrase.nouns[0].words.map((word) => word.text).join(" ") === "site";
  return isOnSite && more.length === 0 ? standing(true) : gap(work, condition);
}

function notProof(work: Work, condition: Happening): undefined {
  work.errors.count += 1;
  work.shared.report("S0317", { file: work.source.name, span: condition.span }, {});
  return undefined;
}

const sourceWords = /^(?:independent )?sources?$/;

function isSources(amount: Amount): boolean {
  return sourceWords.test(amount.words.map((word) => word.text).join(" "));
}

/** `3 independent sources of 2 kinds within 2 hours, 3 km`. */
function sourcesProof(work: Work, condition: Happening, amount: Amount): Proof | undefined {
  const [of] = amount.of;
  const kinds =
    of?.kind === "amount" && /^kinds?$/.test(of.words.map((word) => word.text).join(" ")) ? Number(of.number.text) : 1;
  if (of !== undefined && of.kind !== "amount") return gap(work, condition);
  let withinMs: number | undefined;
  let withinM: number | undefined;
  for (const phrase of condition.phrases) {
    if (phrase.kind !== "phrase" || phrase.preposition !== "within") return gap(work, phrase);
    for (const noun of phrase.nouns) {
      const measured = noun.kind === "amount" ? measure(noun) : undefined;
      if (measured?.dimension === "duration") withinMs = measured.value;
      else if (measured?.dimension === "distance") withinM = measured.value;
      else return gap(work, phrase);
    }
  }
  const sources = Number(amount.number.text);
  if (kinds > sources) {
    complain(work, "S0324", condition.span, { sources, kinds });
    return undefined;
  }
  return {
    kind: "sources",
    sources,
    sourceKinds: kinds,
    ...(withinMs === undefined ? {} : { withinMs }),
    ...(withinM === undefined ? {} : { withinM }),
  };
}
