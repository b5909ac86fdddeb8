// One matter spelt in two ways. A matter is opaque, so nobody but its spelling says that what one clause declares is
// what another waits for: a slip of the pen makes a clause that never begins.
import { editDistance } from "@servanda/core";
import type { Report } from "../diagnostics/words.ts";
import type { Place } from "../document/source-file.ts";
import { placeOf } from "./names.ts";
import type { Gathered } from "./sources.ts";
import { walkStatement } from "./walk.ts";

/** Shorter words differ by a letter and mean different things. */
const SHORTEST = 8;
/** Longer matters are sentences; a letter more or less is no slip that anybody would look for. */
const LONGEST = 80;
/** A text of more matters is not searched for slips of a letter, only for capitals, blanks and points. */
const MOST = 2000;

/** Warns of a matter that differs from an earlier one by capitals, blanks, points, or one letter. */
export function reportSpellings({ statements }: Gathered, report: Report): void {
  const first = new Map<string, Place>();
  for (const placed of statements) {
    const visit = (statement: typeof placed.statement): void =>
      walkStatement(statement, {
        noun: (noun) => {
          if (noun.kind === "matter" && !first.has(noun.text)) first.set(noun.text, placeOf(placed, noun));
        },
      });
    visit(placed.statement);
    if (placed.statement.kind === "variant" && placed.statement.statement !== undefined)
      visit(placed.statement.statement);
  }
  const bySkeleton = new Map<string, string>();
  for (const [text, place] of first) {
    const earlier = earlierSpelling(text, bySkeleton, first.size <= MOST);
    const other = earlier === undefined ? undefined : first.get(earlier);
    if (earlier !== undefined && other !== undefined) report("S0218", place, { found: text, earlier, place: other });
  }
}

/** Keeps the text under its skeletons, and finds the text that was there before. */
function earlierSpelling(text: string, known: Map<string, string>, isThorough: boolean): string | undefined {
  const plain = plainOf(text);
  const keys = [plain, ...(isThorough ? withoutOneLetter(plain) : [])];
  const candidates = keys.flatMap((key) => known.get(key) ?? []);
  const found = candidates.find((each) => isSameButForASlip(plainOf(each), plain));
  for (const key of keys) if (!known.has(key)) known.set(key, text);
  return found;
}

function plainOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, " ")
    .trim();
}

function withoutOneLetter(plain: string): readonly string[] {
  if (plain.length < SHORTEST || plain.length > LONGEST) return [];
  return Array.from(plain, (_, index) => plain.slice(0, index) + plain.slice(index + 1));
}

/** The same, or one letter apart; numbers and short words are told apart by one. */
function isSameButForASlip(a: string, b: string): boolean {
  if (a === b) return true;
  if (editDistance(a, b, 2) > 1 && !isSwap(a, b)) return false;
  const [left, right] = [a.split(" "), b.split(" ")];
  if (left.length !== right.length) return Math.abs(left.length - right.length) === 1 && a.length >= SHORTEST;
  const differing = left.flatMap((word, index) => (word === right[index] ? [] : [word + (right[index] ?? "")]));
  return differing.every((words) => words.length > SHORTEST && !/\p{N}/u.test(words));
}

/** Two letters next to each other in the other order. */
function isSwap(a: string, b: string): boolean {
  const at = Array.from(a).findIndex((letter, index) => letter !== b[index]);
  return (
    at >= 0 &&
    a.length === b.length &&
    a[at] === b[at + 1] &&
    a[at + 1] === b[at] &&
    a.slice(at + 2) === b.slice(at + 2)
  );
}
