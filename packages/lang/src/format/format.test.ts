// Laws of the formatter (format ∘ format = format; the tree stays; prose stays) and what it looks like.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeSourceFile } from "../document/source-file.ts";
import { parseAgreement, statementsOf } from "../syntax/parser.ts";
import { deriveStatement, seeded } from "../testing/derive.ts";
import { drafts, draftsNote } from "../testing/drafts.ts";
import { testSeed, withoutSpans } from "../testing/trees.ts";
import { format } from "./format.ts";

const seed = testSeed();

function treeOf(text: string): unknown {
  return withoutSpans(statementsOf(parseAgreement(makeSourceFile("x", text))));
}

function commentsOf(text: string): readonly string[] {
  return parseAgreement(makeSourceFile("x", text)).articles.flatMap(({ blocks }) =>
    blocks.flatMap(({ comments }) => comments.map((comment) => comment.text)),
  );
}

/** What formatting must leave as it is: the tree, the comments, and a text that is formatted already. */
function beforeAndAfter(text: string): { readonly before: unknown; readonly after: unknown } {
  const once = format(makeSourceFile("x", text));
  return {
    before: [treeOf(text), commentsOf(text), once],
    after: [treeOf(once), commentsOf(once), format(makeSourceFile("x", once))],
  };
}

const remarks = ["# a remark, with must and clause 5", `# a long one: ${"why ".repeat(20)}`, "# short"];

/** Comments and line ends thrown in wherever white space is, without making new openers. */
function scatter(text: string, random: () => number): string {
  return text.replace(/ (?=[(,:A-Z"])/g, () =>
    random() < 0.1 ? `  ${remarks[Math.floor(random() * remarks.length)]}\n  ` : " ",
  );
}

test.skipIf(drafts.length === 0)(`the laws hold for the ${draftsNote}`, () => {
  for (const draft of drafts) {
    const { before, after } = beforeAndAfter(draft.text);
    expect(after).toEqual(before);
  }
});

test.skipIf(drafts.length === 0)("prose is untouched", () => {
  for (const draft of drafts) {
    const outside = (text: string): string => text.replace(/```servanda\n[^]*?```/g, "");
    expect(outside(format(draft))).toBe(outside(draft.text));
  }
});

test(`the laws hold for agreements made from the grammar (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (first, second) => {
      const block = [first, second].map((each) => deriveStatement(seeded(each))).join("\n# between\n\n\n");
      const { before, after } = beforeAndAfter(`# A\n\n\`\`\`servanda\n${scatter(block, seeded(first))}\n\`\`\`\n`);
      expect(after).toEqual(before);
    }),
    { seed, numRuns: 500 },
  );
});

describe("what it looks like", () => {
  const block = (text: string): string =>
    format(makeSourceFile("x", `\`\`\`servanda\n${text}\n\`\`\`\n`)).slice("```servanda\n".length, -"\n```\n".length);

  test.each([
    [
      "exceptions stand on their own line",
      "clause 2.2: each party must not fly unless flight by Mission",
      "clause 2.2: each party must not fly\n  unless flight by Mission",
    ],
    ["the noise goes", "clause 1:  the   parties must act , within 2 days", "clause 1: parties must act within 2 days"],
    [
      "where `the` keeps words apart, it stays",
      "clause 1: the X must act in the force",
      "clause 1: X must act in the force",
    ],
    ["so it does in longer groups", "stage S at the least", "stage S at the least"],
    ["a perfect is not made", "define D: A has the ratified", "define D: A has the ratified"],
    ["needless brackets go, needed ones stay", "define D: ((A) or (B)) and (C)", "define D: (A or B) and C"],
    ["three subjects take `and`", "clause 1: A, B, C must act", "clause 1: A, B, and C must act"],
    ["lines are indented", "body B = A, C\n- chair by A", "body B = A, C\n  - chair by A"],
    ["a reading holds its statement", "reading N by A:\ndefine D: E", "reading N by A:\n  define D: E"],
    ["comments stay beside their words", "stage S   # why\n  from entry", "stage S  # why\n    from entry"],
    [
      "comments of their own stay above",
      "stage S from entry\n\n\n# why\nstage T from entry",
      "stage S from entry\n\n# why\nstage T from entry",
    ],
    [
      "a long condition breaks before its alternatives",
      'define Attack on Ukraine: Council decides "armed attack" or confirmed breach of clause 2.1 by ' +
        "Russia with casualties",
      'define Attack on Ukraine:\n  Council decides "armed attack"\n' +
        "  or confirmed breach of clause 2.1 by Russia with casualties",
    ],
    [
      "a clause stands apart from its long condition",
      'clause 5 when Council decides "armed attack" or confirmed breach of clause 2.1 by Russia with ' +
        "casualties: X must act",
      'clause 5 when Council decides "armed attack"\n' +
        "    or confirmed breach of clause 2.1 by Russia with casualties:\n  X must act",
    ],
    [
      "a comment that does not fit stands above its line",
      `clause 1: X must act within 72 hours # ${"why ".repeat(20)}\n  unless notice`,
      `# ${"why ".repeat(20).trim()}\nclause 1: X must act within 72 hours\n  unless notice`,
    ],
    ["a bracket keeps a phrase from its condition", "stage S when (A) for 5 days", "stage S when (A) for 5 days"],
  ])("%s", (_, written, expected) => {
    expect(block(written)).toBe(expected);
  });

  test("a line never begins with an opener word that was inside a sentence", () => {
    const long = "a very long run of words that fills the line to its end and further still so that it breaks";
    const text = block(`clause 1: ${long} X must mark the\n  # remark\n  the line of contact`);
    expect(statementsOf(parseAgreement(makeSourceFile("x", `\`\`\`servanda\n${text}\n\`\`\`\n`)))).toHaveLength(1);
  });

  test("a block with a mistake is left as it is, the others are not", () => {
    const text = "```servanda\nclause 1:   A may not act\n```\n\n```servanda\nclause 2:   A must act\n```\n";
    expect(format(makeSourceFile("x", text))).toBe(text.replace("2:   A", "2: A"));
  });

  test("a quotation mark too many is a mistake, and the block is left as it is", () => {
    const text = '```servanda\nzone P\n  - "Petriv"ske"\nclause 1:   A must act\n```\n';
    const source = makeSourceFile("x", text);
    expect(parseAgreement(source).diagnostics.map(({ code }) => code)).toContain("S0106");
    expect(format(source)).toBe(text);
  });

  test("a block that is never closed is left as it is, whatever it has swallowed", () => {
    const text = "```servanda\nclause 1:   A must act\n\n## Article 2. Prose   that followed\n";
    expect(format(makeSourceFile("x", text))).toBe(text);
  });

  test("a bracket stands close to a clause in it", () => {
    const text = "```servanda\nclause 3 when breach of (clause 1, clause 2): A must meet no deadline\n```\n";
    expect(format(makeSourceFile("x", text))).toBe(text);
  });

  test("CRLF stays CRLF", () => {
    expect(format(makeSourceFile("x", "```servanda\r\nstage  S\r\nstage T\r\n```\r\n"))).toBe(
      "```servanda\r\nstage S\r\nstage T\r\n```\r\n",
    );
  });
});
