// What each form of the language reads as. Small texts in, trees out, spans left aside.
import { describe, expect, test } from "vitest";
import { drafts, draftsNote } from "../testing/drafts.ts";
import { printNoun, printPhrases } from "../testing/shorthand.ts";
import { parseSnippet, statementsIn, withoutSpans } from "../testing/trees.ts";
import type { Statement } from "./ast.ts";
import { parseAgreement, statementsOf } from "./parser.ts";

function only<Kind extends Statement["kind"]>(kind: Kind, block: string): Extract<Statement, { kind: Kind }> {
  const [statement] = statementsIn(block);
  if (statement?.kind !== kind) throw new Error(`read as ${statement?.kind}`);
  return statement as Extract<Statement, { kind: Kind }>;
}

describe(`drafts (${draftsNote})`, () => {
  test.skipIf(drafts.length === 0)("all parse without a diagnostic, nothing broken", () => {
    for (const draft of drafts) {
      const agreement = parseAgreement(draft);
      expect([draft.name, agreement.diagnostics]).toEqual([draft.name, []]);
      expect(statementsOf(agreement).filter(({ broken }) => broken)).toEqual([]);
    }
  });

  test.skipIf(drafts.length === 0)("spans select what was written", () => {
    for (const draft of drafts) {
      for (const statement of statementsOf(parseAgreement(draft))) {
        const written = draft.text.slice(statement.span.start, statement.span.end);
        if (statement.kind === "clause") {
          expect(written.startsWith(`clause ${statement.id.text}`)).toBe(true);
          expect(draft.text.slice(statement.id.span.start, statement.id.span.end)).toBe(statement.id.text);
        }
        expect(written.trim()).toBe(written);
      }
    }
  });
});

describe("nouns", () => {
  const noun = (text: string): unknown => {
    const { members } = only("body", `body B = ${text}`);
    return members.map(printNoun);
  };
  test.each([
    ["each party", ["each party"]],
    ["a party X", ["a party ->X"]],
    ["an observer", ["a observer"]],
    ["each of Sides", ["each of(Sides)"]],
    ["any of (A, B)", ["any of(A, B)"]],
    ["party other than X", ["party but(X)"]],
    ["each guarantor in force", ["each guarantor!"]],
    ["A, B, and at least 3 guarantors", ["A", "B", "at least 3 guarantors"]],
    ["more than 3.67 %", ["more than 3.67%"]],
    ["2 independent sources of 2 kinds", ["2 independent sources of(2 kinds)"]],
    ["2500000000 GBP", ["2500000000 GBP"]],
    ["last 30 days", ["last 30 days"]],
    ["2026-02-15 00:00, 12:00", ["@2026-02-15 00:00", "@12:00"]],
    ["31 January", ["@every 31 January"]],
    ['clause J.36.a, clause 7, clause XI, "matter" of Ukraine', ["#J.36.a", "#7", "#XI", '"matter" of(Ukraine)']],
    ["the commander of the party", ["commander of(party)"]],
    ["Київ, 停戦", ["Київ", "停戦"]],
  ])("%s", (text, expected) => {
    expect(noun(text)).toEqual(expected);
  });
});

describe("lines of a register are facts", () => {
  test.each([
    ["1 for explosion, burst, shot", "happening", ["1"], "for explosion, burst, shot"],
    ["linked within 60 seconds", "happening", ["linked"], "within 60 seconds"],
    ["exposure every observed hour", "happening", ["exposure"], "every observed hour"],
    ["deaths for battle", "happening", ["deaths"], "for battle"],
    ["day of start", "happening", ["day of(start)"], ""],
    ["quorum of 5", "happening", ["quorum of(5)"], ""],
    ["silence is consent after 24 hours", "state", ["silence"], "after 24 hours"],
    ['decides by 5 of 8 for "access"', "recorded-act", [], 'by 5 of(8) | for "access"'],
    ["EU renews every 6 months by unanimity", "recorded-act", ["EU"], "every 6 months | by unanimity"],
    ["excludes accused party", "happening", ["excludes accused party"], ""],
    ["convened by any member within 2 days", "happening", ["convened"], "by any member | within 2 days"],
  ])("- %s", (line, kind, subjects, phrases) => {
    const fact = only("register", `register R of fire\n  - ${line}`).lines[0]?.fact;
    expect(fact?.kind).toBe(kind);
    expect(fact?.subjects.map(printNoun)).toEqual(subjects);
    expect(printPhrases(fact?.phrases ?? [])).toBe(phrases);
  });
});

describe("places", () => {
  test.each([
    ["zone West = left of ContactLine", ["left of(ContactLine)"], ""],
    ["zone Both = North, South", ["North", "South"], ""],
    ["zone Gap = area within 2 km of L outside Town", ["area"], "within 2 km of(L) | outside Town"],
    ['line L "the line" from "l.geojson" at 2014-09-19', [], 'from "l.geojson" | at @2014-09-19'],
  ])("%s", (text, definition, phrases) => {
    const place = only("place", text);
    expect(place.definition.map(printNoun)).toEqual(definition);
    expect(printPhrases(place.phrases)).toBe(phrases);
  });

  test("a line may differ by actor", () => {
    const { lines } = only("place", "line Reference\n  - ActualLine for Ukraine\n  - Line2014 for Formations");
    expect(lines.map(({ fact }) => printPhrases(fact?.phrases ?? []))).toEqual(["for Ukraine", "for Formations"]);
  });
});

describe("conditions", () => {
  test("a standard: `or` of happenings, a list in a phrase", () => {
    const { condition } = only(
      "standard",
      "standard confirmed = Mission on site or 3 independent sources of 2 kinds within 2 hours, 3 km",
    );
    if (condition?.kind !== "any-of") throw new Error("not any-of");
    expect(condition.parts.map((part) => part.kind)).toEqual(["happening", "happening"]);
    const [, second] = condition.parts;
    expect(second?.kind === "happening" && printPhrases(second.phrases)).toBe("within 2 hours, 3 km");
  });

  test("`and` binds closer than `or`; brackets and `not` are kept in the tree", () => {
    const { condition } = only("define", "define D: A or B and not (A or B)");
    expect(condition?.kind === "any-of" && condition.parts[1]?.kind).toBe("all-of");
  });

  test.each([
    ["each party has signed", "has", false, "signed"],
    ["Ukraine, Russia have not ratified", "have", true, "ratified"],
    ["a party X gives notice", undefined, false, "gives notice"],
  ])("act on record: %s", (text, auxiliary, isNegated, verb) => {
    const { condition } = only("define", `define D: ${text}`);
    expect(withoutSpans(condition)).toMatchObject({ kind: "recorded-act", verb: { isNegated, text: verb } });
    expect(condition?.kind === "recorded-act" && condition.verb.auxiliary).toBe(auxiliary);
  });
});

describe("sentences", () => {
  test("acts, objects, phrases, nested tails", () => {
    const { sentence } = only(
      "clause",
      'clause J.A7: Iran must settle "access" within 14 days otherwise C must recommend "means" then Iran must apply',
    );
    expect(sentence?.tails.map((tail) => tail.kind)).toEqual(["otherwise"]);
    const [tail] = sentence?.tails ?? [];
    expect(tail?.kind === "otherwise" && tail.sentence.tails.map(({ kind }) => kind)).toEqual(["then"]);
    expect(sentence?.predicate?.kind === "duty" && sentence.predicate.objects.map(printNoun)).toEqual(['"access"']);
  });

  test("an amount that stands alone is a phrase", () => {
    const { sentence } = only("clause", "clause 6.1: Ukraine must keep troops at most 800000 every 6 months");
    expect(sentence?.phrases.map(({ kind }) => kind)).toEqual(["amount-phrase", "phrase"]);
  });

  test.each([
    ["S1 is relieved in tranches of 25 %", { isNegated: false, isInForce: false, state: { kind: "thing" } }],
    ["clause 5.2 is not in force", { isNegated: true, isInForce: true }],
    ['clause U.4 is subject to "requirements"', { isInForce: false }],
  ])("effect: %s", (text, expected) => {
    expect(only("clause", `clause 1: ${text}`).sentence?.predicate).toMatchObject({ kind: "effect", ...expected });
  });

  test("heads in any order, `when` after a comma", () => {
    const clause = only("clause", "clause 1 after expiry of clause 2, when D until E: A must act");
    expect([clause.heads.length, clause.until.length, clause.when?.kind]).toEqual([1, 1, "happening"]);
  });
});

describe("openers", () => {
  test("are ordinary words inside a line", () => {
    expect(statementsIn("clause 1: A can mark line, register vessel, stage troops")).toHaveLength(1);
  });

  test("open wherever a line begins, also indented", () => {
    expect(statementsIn("  stage A from entry\n\tstage B from entry")).toHaveLength(2);
  });

  test("a statement ends with its block", () => {
    const text = "```servanda\nclause 1: A must\n```\n\n```servanda\nclause 2: A must act\n```\n";
    const agreement = parseSnippet(`stage A\n\`\`\`\n\n${text}\n\`\`\`servanda`);
    expect(statementsOf(agreement).map(({ broken }) => broken)).toEqual([false, true, false]);
  });
});
