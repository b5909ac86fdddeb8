// Which pages are partly made from the program's tables, and by what. Reads and writes nothing itself.
import { codeIndex, codesOfFamily } from "./codes.ts";
import { contents } from "./contents.ts";
import { grammarRule, limitList, reservedWords, synonymTable, tokenTable, trivia } from "./grammar.ts";
import {
  actTable,
  attributeTable,
  kindTree,
  standardBlock,
  unitTable,
  vocabularyList,
  worldVerbTable,
} from "./library.ts";
import { prepositionTable } from "./prepositions.ts";
import { recordBounds } from "./records.ts";
import { fillRegions, type Makers } from "./regions.ts";
import { monitorToday } from "./today.ts";

const makers: Makers = new Map([
  ["codes", codesOfFamily],
  ["code-index", codeIndex],
  ["rule", grammarRule],
  ["words", reservedWords],
  ["tokens", tokenTable],
  ["synonyms", synonymTable],
  ["limits", limitList],
  ["trivia", trivia],
  ["prepositions", prepositionTable],
  ["kinds", kindTree],
  ["world-verbs", worldVerbTable],
  ["acts", actTable],
  ["units", unitTable],
  ["attributes", attributeTable],
  ["standards", standardBlock],
  ["vocabulary", vocabularyList],
  ["record-bounds", recordBounds],
  ["today", monitorToday],
  ["contents", contents],
]);

/** The page as it should be. */
export function freshPage(text: string): string {
  return fillRegions(text, makers);
}
