// Clauses against each other, stages that never end, matters spelt in two ways: what is reported, and what is left
// alone because nobody can be sure.
import { expect, test } from "vitest";
import { makeSourceFile } from "../document/source-file.ts";
import { check } from "./check.ts";

const shared = `include "std/ceasefire"
between Karsa, Ostrel
observed by Mission
body Board = Karsa, Ostrel
  - decides by unanimity
zone Buffer
zone City
stage Truce from 2026-02-15 00:00 for 30 days
clause 9 after Truce: each party must not jam in Buffer, City`;

/** Articles 1, 2 …, each with its statements; the codes that these checks give, with the line's first words. */
function found(...articles: readonly string[]): readonly string[] {
  const texts = [shared, ...articles].map(
    (each, index) => `## Article ${index}. X\n\n\`\`\`servanda\n${each}\n\`\`\`\n`,
  );
  const source = makeSourceFile("x.md", `---\ntime zone: UTC\n---\n\n# X\n\n${texts.join("\n")}`);
  const { diagnostics } = check(source);
  expect(diagnostics.filter(({ severity, code }) => severity === "error" && code !== "S0215")).toEqual([]);
  return diagnostics
    .filter(({ code }) => /^S0208|^S021[5-8]|^S0417/.test(code))
    .map(({ code, at }) => `${code} ${source.text.slice(at.span.start, at.span.end)}`);
}

const noFlights = "clause 1: each party must not fly uav";

test("what one article allows and another forbids is reported", () => {
  expect(found(noFlights, "clause 2: Karsa may fly uav")).toEqual(["S0216 2"]);
  expect(found(noFlights, "clause 2: Karsa may fly uav in Buffer")).toEqual(["S0216 2"]);
  expect(found(`${noFlights} in Buffer`, "clause 2: Karsa may fly uav")).toEqual(["S0216 2"]);
  expect(found(noFlights, "clause 2 during Truce: Karsa may fly uav")).toEqual(["S0216 2"]);
});

test.each([
  ["in one article it is an exception", `${noFlights}\nclause 2: Karsa may fly uav`, ""],
  ["overriding says which prevails", noFlights, "clause 2 overriding clause 1: Karsa may fly uav"],
  ["subject to says it as well", noFlights, "clause 2 subject to clause 1: Karsa may fly uav"],
  ["somebody else is allowed", noFlights, "clause 2: Mission may fly uav"],
  ["another thing is allowed", noFlights, "clause 2: Karsa may fire"],
  ["another place is allowed", `${noFlights} in Buffer`, "clause 2: Karsa may fly uav in City"],
  ["an exception may be meant", `${noFlights} unless flight in City`, "clause 2: Karsa may fly uav"],
  ["another time", "clause 1 after Truce: each party must not fly uav", "clause 2 during Truce: Karsa may fly uav"],
])("left alone: %s", (_, first, second) => {
  expect(found(first, second)).toEqual([]);
});

const survey = "Karsa must fly uav in Buffer within 2 days after start of Truce";

test("what one clause demands and another forbids is reported, in any article", () => {
  expect(found(`${noFlights}\nclause 2: ${survey}`)).toEqual(["S0217 2"]);
  expect(found(noFlights, `clause 2: ${survey}`)).toEqual(["S0217 2"]);
});

test.each([
  ["it can be done elsewhere", "clause 1: each party must not fly uav in Buffer", survey.replace("Buffer", "City")],
  ["it can be done outside the zone", `${noFlights} in City`, "Karsa must fly uav within 2 days after start of Truce"],
  ["it is due at another time", "clause 1 after Truce: each party must not fly uav", survey],
  ["it is excepted", "clause 1: each party must not fly uav unless flight by Karsa", survey],
])("left alone: %s", (_, first, second) => {
  expect(found(first, `clause 2: ${second}`)).toEqual([]);
});

test("clauses that go before each other, by either word", () => {
  const both =
    "clause 1 overriding clause 2: each party must not fire\nclause 2 overriding clause 1: Karsa must not jam";
  expect(found(both)).toEqual(["S0215 1"]);
  expect(found("clause 1 overriding clause 1: each party must not fire")).toEqual(["S0215 1"]);
  expect(
    found("clause 1 overriding clause 2: each party must not fire\nclause 2 subject to clause 1: Karsa must not jam"),
  ).toEqual([]);
});

const endless = "stage Peace from 2026-05-01 00:00";

test("a stage that never ends, once, with all that wait for its end", () => {
  expect(found(`${endless}\nstage Next after Peace\nstage Last after Next for 3 days`)).toEqual([
    "S0417 Peace",
    "S0417 Next",
  ]);
  expect(found(`${endless}\nclause 1 after Peace: each party must not fire`)).toEqual(["S0417 Peace"]);
  expect(found(`${endless}\nclause 1: Karsa must declare "x" by end of Peace`)).toEqual(["S0417 Peace"]);
});

test.each([
  ["nobody waits", endless],
  ["it ends by an act", `${endless} until Board declares "over"\nstage Next after Peace`],
  ["there is another start", `${endless}\nstage Next when Board declares "go" or end of Peace`],
  ["it ends by an effect", `${endless}\nstage Next after Peace\nclause 1 when Board declares "over": Peace is ended`],
])("left alone: %s", (_, text) => {
  expect(found(text)).toEqual([]);
});

test("a group that nothing speaks of is reported, a body that decides is not", () => {
  expect(found("body Heap = Karsa, Mission")).toEqual(["S0208 Heap"]);
  expect(found("body Heap = Karsa, Mission\n  - decides by unanimity")).toEqual([]);
});

const declares = (first: string, second: string): string =>
  `clause 1: Karsa must declare "${first}" by 2026-03-01\nclause 2: Ostrel must declare "${second}" by 2026-03-01`;

test.each([
  ["withdrawal complete", "Withdrawal complete"],
  ["withdrawal complete", "withdrawal  complete."],
  ["withdrawal complete", "withdrawl complete"],
  ["withdrawal complete", "withdrawla complete"],
  ["list of minefields", "list of minefield"],
  ["cease-fire over", "cease fire over"],
])("%j and %j are one matter", (first, second) => {
  expect(found(declares(first, second))).toEqual([`S0218 "${second}"`]);
});

test.each([
  ["annex A is complete", "annex B is complete"],
  ["phase 1 is complete", "phase 2 is complete"],
  ["lawful order given", "unlawful order given"],
  ["from the north", "to the north"],
  ["war", "wan"],
  ["the list", "the lists of prisoners"],
])("%j and %j are two matters", (first, second) => {
  expect(found(declares(first, second))).toEqual([]);
});
