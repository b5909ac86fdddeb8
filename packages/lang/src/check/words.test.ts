// Words of the vocabulary in clauses: what a verb makes of its object, and what an act on record is about. One row
// for each; the rules themselves are in rules.test.ts.
import { expect, test } from "vitest";
import { checked } from "./testing/checked.ts";
import { printClause, printStage } from "./testing/print-rules.ts";

const lastClause = (text: string): string => {
  const clause = checked(text).clauses.at(-1);
  return clause === undefined ? "nothing" : printClause(clause);
};
const parties = "?bearer{Karsa, Ostrel}";

test.each([
  [
    "a place that is entered",
    "zone City\nclause 1: each party must not enter City",
    `forbid incursion by ${parties} in City`,
  ],
  [
    "a place that is left",
    "zone City\nclause 1: Karsa must leave City by 2026-03-01",
    "require Karsa\non standing\ndo departure by $bearer in City\nclock by @2026-03-01T22:00:00Z",
  ],
  [
    "laying is the act, not what lies there",
    "clause 1: each party must not lay mine",
    `forbid laying by ${parties} object=mine`,
  ],
  [
    "a threat names what is threatened",
    "clause 1: Karsa must not threaten attack on Ostrel",
    "forbid threat by ?bearer{Karsa} on Ostrel object=attack",
  ],
  ["a wider word holds the narrower", "clause 1: Karsa must not keep forces", "forbid forces… by ?bearer{Karsa}"],
  [
    "done once, by a day",
    "clause 1: Karsa must release prisoner by 2026-03-01",
    "require Karsa\non standing\ndo release by $bearer object=prisoner\nclock by @2026-03-01T22:00:00Z",
  ],
  [
    "a paper is the matter of an act by its name",
    "clause 1: Karsa must enact law no deadline",
    'require Karsa\non standing\ndo enact "law" by $bearer\nclock none on purpose',
  ],
  [
    "a topic is the matter",
    'clause 1: Council must vote on "more time" by 2026-03-01',
    'require Council\non standing\ndo vote "more time" by $bearer\nclock by @2026-03-01T22:00:00Z',
  ],
  [
    "a paper on a topic is both",
    'clause 1: Karsa must enact the law on "amnesty" no deadline',
    'require Karsa\non standing\ndo enact "law on amnesty" by $bearer\nclock none on purpose',
  ],
  [
    "a register is declared by its name",
    "register Losses by Karsa\nclause 1: Karsa must declare Losses to Ostrel by 2026-03-01",
    'require Karsa\non standing\ndo declare "Losses" by $bearer to Ostrel\nclock by @2026-03-01T22:00:00Z',
  ],
  [
    "that order is what brought the duty to life",
    'clause 1 when Council has ordered "retreat": Karsa must respect that order no deadline',
    'require Karsa\non act order "retreat" by Council\ndo respect by $bearer about trigger\nclock none on purpose',
  ],
])("%s", (_, text, means) => {
  expect(lastClause(text)).toBe(means);
});

test("an end a while after a moment", () => {
  const text = "stage A from 2026-01-01\nstage B after start of A until 91 days after start of A";
  expect(checked(text).stages.map(printStage).at(-1)).toBe("stage B\nstart @start of A\nend @start of A+91d");
});

test("a place whose bounds stand in another paper is open, and nothing of it is lost", () => {
  const agreement = checked('annex Maps "appendix of maps"\nzone Strip according to Maps');
  expect(agreement.regions.map(({ shape }) => shape.kind)).toEqual(["open"]);
  expect(agreement.withoutMeaning).toEqual([]);
});
