// The library against a made-up corpus: tags found and counted, each mistake in the tags with its file and line, and
// what is printed.
import { expect, test } from "vitest";
import { parseClauses } from "./clauses.ts";
import { renderProblem } from "./problem.ts";
import { renderJson, renderTable } from "./report.ts";
import { survey } from "./survey.ts";

const corpus = parseClauses(
  ["a.1", "a.2", "b.1"]
    .map((id) => `{"id":"${id}","agreement":"${id.startsWith("a") ? "A" : "B"}","constructs":["N1","T10"]}\n`)
    .join(""),
);
const block = "```servanda\nclause 1: each party must not fire\n```";
const file = (...lines: string[]) => [{ path: "a.servanda.md", text: lines.join("\n") }];
const problems = (...lines: string[]) => survey(corpus, file(...lines)).problems.map(renderProblem);
const strained = (...lines: string[]) =>
  survey(corpus, file(...lines))
    .rows.filter((row) => row.strained)
    .map(({ id }) => id);

const whole = file(
  "## Article 1. Fire",
  "<!-- corpus: a.1 -->",
  "<!-- corpus: a.2 -->",
  block,
  "<!-- corpus: b.1 not encoded: a statement",
  "without effect -->",
);

test("several tags speak of one block, and a clause may be left out with a reason", () => {
  expect(survey(corpus, whole).problems).toEqual([]);
  const json = renderJson(survey(corpus, whole).rows);
  expect(json.replaceAll(',"class"', ',\n  "class"')).toMatchInlineSnapshot(`
    "{"total":3,"asIs":2,"judged":0,"open":0,"not":1}
    {"id":"a.1","agreement":"A","file":"a.servanda.md","line":2,
      "class":"asIs","strained":false,"constructs":["N1","T10"]}
    {"id":"a.2","agreement":"A","file":"a.servanda.md","line":3,
      "class":"asIs","strained":false,"constructs":["N1","T10"]}
    {"id":"b.1","agreement":"B","file":"a.servanda.md","line":7,
      "class":"not","strained":false,"constructs":["N1","T10"],"why":"a statement without effect"}
    "
  `);
});

test("a clause without a tag counts as not encoded, and is no problem", () => {
  const { rows, problems: found } = survey(corpus, file("<!-- corpus: a.1 -->", "", block));
  expect([found, rows[2]]).toEqual([
    [],
    {
      id: "b.1",
      agreement: "B",
      file: null,
      line: null,
      class: "not",
      strained: false,
      constructs: ["N1", "T10"],
      why: "no tag",
    },
  ]);
});

test("mistakes in tags", () => {
  expect(problems("<!-- corpus: c.9 -->", block)).toMatchInlineSnapshot(`
    [
      "a.servanda.md:1: c.9 is not in the corpus",
    ]
  `);
  expect(problems("<!-- corpus: a.1 -->", block, "", "<!-- corpus: a.1 -->", block)).toMatchInlineSnapshot(`
    [
      "a.servanda.md:6: a.1 is tagged already at a.servanda.md:1",
    ]
  `);
  expect(problems("<!-- corpus: a.1 -->", "Prose.", "", block)).toMatchInlineSnapshot(`
    [
      "a.servanda.md:1: a.1: no servanda block directly below this tag",
    ]
  `);
  expect(problems("<!-- corpus: a.1 -->", "## Article 2", block)).toMatchInlineSnapshot(`
    [
      "a.servanda.md:1: a.1: no servanda block directly below this tag",
    ]
  `);
  expect(problems("<!-- corpus: a.1 -->", "```servanda", "# a remark", "```")).toMatchInlineSnapshot(`
    [
      "a.servanda.md:1: a.1: the block below this tag says nothing",
    ]
  `);
  expect(problems("<!-- corpus a.1 -->", "<!-- corpus: a.1 not encoded: -->", block)).toMatchInlineSnapshot(`
    [
      "a.servanda.md:1: not a tag: write <!-- corpus: ID --> or <!-- corpus: ID not encoded: why -->",
      "a.servanda.md:2: not a tag: write <!-- corpus: ID --> or <!-- corpus: ID not encoded: why -->",
    ]
  `);
  expect(problems("<!-- corpus: a.1 -->", "```servanda", "clause 1: each party must", "```")).toMatchInlineSnapshot(`
    [
      "a.servanda.md:3: does not parse: S0122 nothing after \`must\`",
    ]
  `);
});

test("a tag inside a block is a remark of the block, other comments are nobody's business", () => {
  expect(
    problems("<!-- corpus: a.1 -->", "<!-- a note -->", block, "```servanda", "# <!-- corpus: a.1 -->", "```"),
  ).toEqual([]);
});

test("`Strained:` speaks of the block it follows, else of the next, else of the last", () => {
  const [one, two] = [
    ["<!-- corpus: a.1 -->", block],
    ["<!-- corpus: a.2 -->", block],
  ];
  expect(strained("Prose.", "Strained: so.", ...one, "Prose.", ...two)).toEqual(["a.1"]);
  expect(strained("Prose.", ...one, "", "Strained: so.", "", "Prose.", ...two)).toEqual(["a.1"]);
  expect(strained("Prose.", ...one, "Prose.", "Strained: so.", ...two)).toEqual(["a.2"]);
  expect(strained("Prose.", ...one, "Prose.", "Strained: so.")).toEqual(["a.1"]);
  expect(problems("## Article 1", "Strained: so.", "## Article 2", ...one)).toMatchInlineSnapshot(`
    [
      "a.servanda.md:2: a line \`Strained:\` in an article without a block",
    ]
  `);
});

test("the table", () => {
  expect(renderTable(survey(corpus, whole).rows)).toMatchInlineSnapshot(`
    "instrument  clauses  as is  judged  open  not encoded  strained
    A                 2      2       0     0            0         0
    B                 1      0       0     0            1         0
    all               3      2       0     0            1         0
    share                66.7 %     0 %   0 %       33.3 %

    construct  clauses  as is  judged  open  not encoded  strained
    N1               3      2       0     0            1         0
    T10              3      2       0     0            1         0

    not encoded
      b.1: a statement without effect
    "
  `);
  expect(renderTable(survey(corpus, file("<!-- corpus: a.1 -->", block)).rows)).toContain("no tag: a.2");
});

test("a row of the corpus that cannot be read", () => {
  expect(() => parseClauses(`{"id":"a.1"}\n`)).toThrow("clauses.jsonl:1: a clause needs id, agreement and constructs");
});
