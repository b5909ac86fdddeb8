// The 15 real agreements and damaged copies of them. Invariants: the checker returns; an agreement is there exactly
// when nothing is an error; every clause is a rule, an entry of what has no meaning, or under an error; the same text
// gives the same answer. Each draft's count of clauses with meaning is printed.
import { createRng } from "@servanda/core";
import { describe, expect, test } from "vitest";
import { makeSourceFile, type SourceFile } from "../document/source-file.ts";
import { parseAgreement, statementsOf } from "../syntax/parser.ts";
import { drafts, draftsNote } from "../testing/drafts.ts";
import { sampleFiles } from "../testing/sample-files.ts";
import { testSeed } from "../testing/trees.ts";
import { type Checked, check } from "./check.ts";
import type { CheckPorts } from "./ports.ts";

const seed = testSeed();
const damagedPerDraft = 25;

/** The drafts name maps that nobody drew: a line or an area, as the statement wants. */
function portsFor({ text }: SourceFile): CheckPorts {
  const lines = [...text.matchAll(/^line [^\n]*?"([^"\n]*\.geojson)"/gm)].map((found) => found[1]);
  return {
    readFile: (path) =>
      path.endsWith(".geojson") ? sampleFiles.get(lines.includes(path) ? "line.geojson" : "area.geojson") : undefined,
  };
}

function checkDraft(source: SourceFile): Checked {
  return check(source, portsFor(source));
}

describe(`the drafts (${draftsNote})`, () => {
  test.each(drafts.map((draft) => [draft.name, draft] as const))("%s loses no clause in silence", (name, draft) => {
    const { agreement, diagnostics } = checkDraft(draft);
    expect(agreement === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
    const clauses = statementsOf(parseAgreement(draft)).filter(
      (statement) => statement.kind === "clause" && !statement.broken,
    );
    const unheard = clauses.filter(({ span }) => {
      const isRule = agreement === undefined || agreement.clauses.some((clause) => clause.span.start === span.start);
      const labels = diagnostics.flatMap(({ at, also }) => [at, ...also]);
      return !isRule && !labels.some((label) => label.span.start >= span.start && label.span.start <= span.end);
    });
    const barring = unheard.filter(({ span }) => /must not attribute/.test(draft.text.slice(span.start, span.end)));
    expect(unheard.filter((each) => !barring.includes(each))).toEqual([]);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const meant =
      agreement === undefined
        ? `no agreement, ${errors.map(({ code }) => code).join(" ")}`
        : `${agreement.clauses.length} rules`;
    console.log(`${name}: ${clauses.length} clauses, ${meant}`);
  });

  test.each(drafts.map((draft) => [draft.name, draft] as const))("%s gives the same answer twice", (_, draft) => {
    expect(checkDraft(draft)).toEqual(checkDraft(draft));
  });
});

describe(`damaged drafts (${draftsNote}, seed ${seed})`, () => {
  const rng = createRng(seed);
  const damaged = drafts.flatMap((draft) =>
    Array.from({ length: damagedPerDraft }, () => damage(draft, (n) => rng.int(n))),
  );

  test(`the checker returns for ${damaged.length} damaged texts`, () => {
    for (const source of damaged) {
      const { agreement, diagnostics } = checkDraft(source);
      expect(agreement === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
    }
  });
});

/** Cuts a word, doubles one, or moves one elsewhere in the file. */
function damage(source: SourceFile, pick: (n: number) => number): SourceFile {
  const words = [...source.text.matchAll(/\S+/g)];
  const word = words[pick(words.length)];
  const other = words[pick(words.length)];
  const { text } = source;
  const [start, written] = [word?.index ?? 0, word?.[0] ?? ""];
  const end = start + written.length;
  const ways = [
    text.slice(0, start) + text.slice(end),
    `${text.slice(0, end)} ${written}${text.slice(end)}`,
    text.slice(0, start) + (other?.[0] ?? "") + text.slice(end),
  ];
  return makeSourceFile(source.name, ways[pick(ways.length)] ?? text);
}
