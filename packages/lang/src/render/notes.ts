// What a statement leaves unsaid, and how the machine takes it: starts of clocks, bounds, who is bound how, judges that
// are missing. Read off the tree, so it can be said of a text with mistakes too.
import { units } from "../std/nouns.ts";
import type { Clause, Statement } from "../syntax/ast.ts";
import type { Condition, Duty, Happening, Noun, Phrase, Sentence, Tail } from "../syntax/ast-sentences.ts";
import type { Preposition } from "../syntax/grammar.ts";
import { type NoteKind, noteWords } from "./note-words.ts";

export interface Note {
  readonly kind: NoteKind;
  readonly text: string;
}

/** Of a statement that is not broken; of a reading, of the statement it holds. Each note once. */
export function notesOf(statement: Statement): readonly Note[] {
  const notes: Note[] = [];
  const say = (kind: NoteKind, text: string): void => {
    if (!notes.some((note) => note.kind === kind && note.text === text)) notes.push({ kind, text });
  };
  if (statement.kind === "variant") return statement.statement ? notesOf(statement.statement) : [];
  if (statement.kind === "clause") noteClause(statement, say);
  if (statement.kind === "stage" || statement.kind === "entry") {
    noteDates(statement.phrases, say);
    noteCondition(statement.when, say);
  }
  if (statement.kind === "define") noteCondition(statement.condition, say);
  if (statement.kind === "ladder") for (const { condition } of statement.rungs) noteCondition(condition, say);
  if ("tails" in statement) noteTails(statement.tails, say);
  return notes;
}

type Say = (kind: NoteKind, text: string) => void;

// ── clauses ────────────────────────────────────────────────────────────────────────────

function noteClause(clause: Clause, say: Say): void {
  const { sentence } = clause;
  if (sentence?.predicate?.kind === "duty") noteDuty(clause, sentence, sentence.predicate, say);
  noteDates(clause.heads, say);
  noteCondition(clause.when, say);
  noteTails(clause.until, say);
  if (sentence !== undefined) noteSentence(sentence, say);
}

function noteSentence({ phrases, tails }: Sentence, say: Say): void {
  noteDates(phrases, say);
  if (isCountedInDays(nounsAfter(phrases, "within"))) say("assumed", noteWords.lastDay);
  noteTails(tails, say);
}

function noteDuty(clause: Clause, sentence: Sentence, duty: Duty, say: Say): void {
  noteModal(sentence, duty, say);
  if (duty.modal === "must") {
    noteDeadline(clause, sentence, say);
    if (isJoint(sentence.subjects)) say("assumed", noteWords.jointly);
  }
  if (duty.modal !== "must not") return;
  if (isJoint(sentence.subjects)) say("assumed", noteWords.severally);
  const bounds: readonly Preposition[] = ["during", "after", "before"];
  const isBounded =
    clause.when !== undefined ||
    clause.until.length > 0 ||
    clause.heads.length > 0 ||
    sentence.tails.some(({ kind }) => kind === "until") ||
    bounds.some((preposition) => nounsAfter(sentence.phrases, preposition).length > 0);
  if (!isBounded) say("assumed", noteWords.always);
}

function noteModal({ phrases }: Sentence, { modal }: Duty, say: Say): void {
  if (modal === "must strive to") say("meaning", noteWords.effort);
  if (modal === "must prevent") say("meaning", noteWords.prevention);
  if (modal === "can") say("meaning", noteWords.power);
  if (modal !== "may") return;
  const isOverriding = nounsAfter(phrases, "overriding").length > 0;
  say("meaning", isOverriding ? noteWords.permissionOverriding : noteWords.permission);
}

/** `each` binds severally, a list without it jointly. */
function isJoint(subjects: readonly Noun[]): boolean {
  return subjects.length > 1 && !subjects.some((noun) => noun.kind === "quantified");
}

const deadlines: readonly Preposition[] = ["within", "by", "before", "every"];
const starts: readonly Preposition[] = ["counted from", "after", "from", "during"];

function noteDeadline(clause: Clause, { about, phrases, tails }: Sentence, say: Say): void {
  const all = [...clause.heads, ...about, ...phrases];
  const isStarted = starts.some((preposition) => nounsAfter(all, preposition).length > 0);
  const isLimited = nounsAfter(phrases, "within").some((noun) => lengthUnit(noun) !== undefined);
  if (tails.some(({ kind }) => kind === "no deadline")) return;
  if (isLimited && clause.when !== undefined && !isStarted) say("assumed", noteWords.clockOnRecord);
  else if (!deadlines.some((preposition) => nounsAfter(phrases, preposition).length > 0))
    say("no deadline", noteWords.noDeadline);
}

// ── conditions and tails ───────────────────────────────────────────────────────────────

function noteTails(tails: readonly Tail[], say: Say): void {
  for (const tail of tails) {
    if (tail.kind === "unless") noteCondition(tail.condition, say, true);
    if (tail.kind === "until") noteCondition(tail.condition, say);
    if (tail.kind === "left open") say("left open", noteWords.leftOpen(tail.text.text));
    if (tail.kind === "otherwise" || tail.kind === "then") noteSentence(tail.sentence, say);
  }
}

function noteCondition(condition: Condition | undefined, say: Say, isException: boolean = false): void {
  if (condition === undefined) return;
  if (condition.kind === "any-of" || condition.kind === "all-of") {
    for (const part of condition.parts) noteCondition(part, say, isException);
  } else if (condition.kind === "not") noteCondition(condition.part, say, isException);
  else if (condition.kind === "happening") noteMatter(condition, say, isException);
}

function noteMatter({ subjects, phrases }: Happening, say: Say, isException: boolean): void {
  noteDates(phrases, say);
  const [first] = subjects;
  if (first?.kind !== "matter") return;
  if (nounsAfter(phrases, "judged by").length === 0) say("no judge", noteWords.noJudge(first.text));
  else if (isException && nounsAfter(phrases, "pleaded by").length === 0) say("assumed", noteWords.noPlea(first.text));
}

// ── phrases ────────────────────────────────────────────────────────────────────────────

/** What a bound takes in: a date alone is its whole day. */
function noteDates(phrases: readonly Phrase[], say: Say): void {
  for (const phrase of phrases) {
    if (phrase.kind !== "phrase") continue;
    const { preposition, nouns } = phrase;
    if (nouns.some(isDay)) sayIf(dayWords[preposition], say);
    else if (nouns.some(isTime)) sayIf(boundWords[preposition], say);
  }
}

const dayWords: Readonly<Partial<Record<Preposition, string>>> = {
  by: noteWords.dayBy,
  before: noteWords.dayBefore,
  from: noteWords.dayFrom,
  after: noteWords.dayAfter,
};

const boundWords: Readonly<Partial<Record<Preposition, string>>> = {
  by: noteWords.byIncludes,
  before: noteWords.beforeExcludes,
};

function sayIf(text: string | undefined, say: Say): void {
  if (text !== undefined) say("assumed", text);
}

function isDay(noun: Noun): boolean {
  return noun.kind === "yearly-date" || (noun.kind === "moment" && noun.time === undefined);
}

function isTime(noun: Noun): boolean {
  if (noun.kind === "moment" || noun.kind === "yearly-date") return true;
  const text = noun.kind === "thing" ? noun.words.map((word) => word.text).join(" ") : "";
  return text === "start" || text === "end";
}

function nounsAfter(phrases: readonly Phrase[], preposition: Preposition): readonly Noun[] {
  return phrases.flatMap((phrase) =>
    phrase.kind === "phrase" && phrase.preposition === preposition ? phrase.nouns : [],
  );
}

function isCountedInDays(nouns: readonly Noun[]): boolean {
  return nouns.some((noun) => {
    const counted = lengthUnit(noun)?.counted;
    return counted !== undefined && counted.kind !== "elapsed";
  });
}

/** The unit of a length of time; undefined of a distance and of what is no length. */
function lengthUnit(noun: Noun): ReturnType<typeof units.get> {
  if (noun.kind !== "amount") return undefined;
  const unit = units.get(noun.words.map((word) => word.text).join(" "));
  return unit?.counted === undefined ? undefined : unit;
}
