// Damage one token of a real agreement and see what is lost. Strategy: for each draft, delete, double or swap a token
// picked by a seeded generator. Invariants: the parser returns; the statement after the damaged one is still there;
// what was not touched before it is as it was.
import { describe, expect, test } from "vitest";
import { makeSourceFile, type SourceFile, type Span } from "../document/source-file.ts";
import { seeded } from "../testing/derive.ts";
import { drafts, draftsNote } from "../testing/drafts.ts";
import { allStatements, testSeed, withoutSpans } from "../testing/trees.ts";
import type { Statement } from "./ast.ts";
import { lex } from "./lexer.ts";
import { parseAgreement } from "./parser.ts";
import type { Token } from "./tokens.ts";

const seed = testSeed();
const damagedPerDraft = 40;

interface Damaged {
  readonly source: SourceFile;
  readonly what: string;
  /** The statement after the one that was damaged; undefined if that was the last of its block. */
  readonly next: Statement | undefined;
}

/** All tokens of a draft, block by block, without the ends. */
function tokensOf(source: SourceFile): readonly Token[] {
  return parseAgreement(source).articles.flatMap(({ blocks }) =>
    blocks.flatMap(({ span }) => lex(source.name, source.text, span, () => {}).tokens.slice(0, -1)),
  );
}

function damage(source: SourceFile, random: () => number): Damaged {
  const tokens = tokensOf(source);
  const index = Math.floor(random() * (tokens.length - 1));
  const token = tokens[index] as Token;
  const after = tokens[index + 1] as Token;
  const way = ["delete", "double", "swap"][Math.floor(random() * 3)];
  const written = ({ span }: Token): string => source.text.slice(span.start, span.end);
  const between = source.text.slice(token.span.end, after.span.start);
  const changed =
    way === "delete"
      ? replace(source.text, token.span, "")
      : way === "double"
        ? replace(source.text, token.span, `${written(token)} ${written(token)}`)
        : replace(
            source.text,
            { start: token.span.start, end: after.span.end },
            written(after) + between + written(token),
          );
  const lastOffset = way === "swap" ? after.span.start : token.span.start;
  return {
    source: makeSourceFile(source.name, changed),
    what: `${way} ${written(token)} at ${token.span.start}`,
    next: nextTo(source, lastOffset),
  };
}

function replace(text: string, { start, end }: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

function nextTo(source: SourceFile, offset: number): Statement | undefined {
  for (const { blocks } of parseAgreement(source).articles) {
    for (const { span, statements } of blocks) {
      if (offset >= span.start && offset < span.end) return statements.find(({ span: each }) => each.start > offset);
    }
  }
  return undefined;
}

describe(`a damaged token (${draftsNote}, seed ${seed})`, () => {
  test.skipIf(drafts.length === 0)(
    `never hides the next statement: ${drafts.length * damagedPerDraft} damaged texts`,
    () => {
      const random = seeded(seed);
      const lost: string[] = [];
      for (const draft of drafts) {
        for (let i = 0; i < damagedPerDraft; i++) {
          const { source, what, next } = damage(draft, random);
          const found = allStatements(parseAgreement(source)).map((statement) =>
            JSON.stringify(withoutSpans(statement)),
          );
          if (next !== undefined && !found.includes(JSON.stringify(withoutSpans(next))))
            lost.push(`${draft.name}: ${what}`);
        }
      }
      expect(lost).toEqual([]);
    },
  );
});

describe("noise", () => {
  test(`any characters are read without a throw, and spans stay inside (seed ${seed})`, () => {
    const random = seeded(seed);
    const letters = [
      ..."clause must not \n\n:,()=%-\"'“”.0123456789éЖ停\u200b\u202e\ud83d\ufeff\t\r#`~",
      "stage ",
      "\nclause 1",
      "```",
      "\n```servanda\n",
      "---\n",
    ];
    for (let i = 0; i < 500; i++) {
      const text = Array.from({ length: 80 }, () => letters[Math.floor(random() * letters.length)]).join("");
      const source = makeSourceFile("noise", i % 2 === 0 ? text : `\`\`\`servanda\n${text}`);
      for (const { at } of parseAgreement(source).diagnostics) {
        expect(at.span.start).toBeGreaterThanOrEqual(0);
        expect(at.span.end).toBeLessThanOrEqual(text.length + 20);
        expect(at.span.end).toBeGreaterThanOrEqual(at.span.start);
      }
    }
  });
});

describe("what is understood is kept", () => {
  const parse = (block: string): readonly Statement[] =>
    allStatements(parseAgreement(makeSourceFile("x", `\`\`\`servanda\n${block}\n\`\`\`\n`)));

  test("a clause without an end keeps its number, trigger and subject", () => {
    const [clause, next] = parse("clause 5.1 when Attack: each guarantor must consult within\nclause 5.2: A must act");
    expect(clause).toMatchObject({ kind: "clause", broken: true, id: { text: "5.1" }, when: { kind: "happening" } });
    expect(clause?.kind === "clause" && clause.sentence?.subjects).toHaveLength(1);
    expect(next).toMatchObject({ broken: false, id: { text: "5.2" } });
  });

  test("a broken line does not hide the next line", () => {
    const [body] = parse("body B = A, C\n  - decides by = half\n  - chair by A");
    expect(body?.kind === "body" && body.lines.map(({ broken }) => broken)).toEqual([true, false]);
    expect(body?.broken).toBe(false);
  });

  test("a header that is broken keeps its lines", () => {
    const [body] = parse("body B\n  - decides by unanimity");
    expect(body?.kind === "body" && [body.broken, body.lines.length]).toEqual([true, 1]);
  });
});
