// What is left to people, one sentence a row, as a lawyer would read it.
import { makeSourceFile, parseAgreement, statementsOf } from "@servanda/lang";
import { expect, test } from "vitest";
import { classify, namedConditions } from "./classify.ts";

const parse = (text: string) => {
  const parsed = parseAgreement(makeSourceFile("a.servanda.md", `\`\`\`servanda\n${text}\n\`\`\`\n`));
  expect(parsed.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return statementsOf(parsed);
};
/** `class` and what is left, of the last statement; those before it are context. */
const said = (text: string): string => {
  const statements = parse(text);
  const { class: found, why } = classify(statements.slice(-1), namedConditions(statements));
  return [found, ...why].join(" · ");
};

test.each([
  ["clause 1: each party must not fire in Zone", "asIs"],
  ["clause 1: Ukraine must strive to assist Russia within 24 hours", "asIs"],
  [`clause 1: A must conduct "fair elections"`, `open · "fair elections" has no judge`],
  [`clause 1: A must conduct "fair elections" judged by Mission`, "judged · judged by Mission"],
  ["clause 1: A must not train, recruit judged by Joint", "judged · judged by Joint"],
  ["clause 1: A must withdraw troops no deadline", "open · no deadline"],
  [`clause 1: A must withdraw troops left open "how many"`, `open · left open "how many"`],
  [`clause 1: A must not fire unless "self-defence" pleaded by A`, `open · "self-defence" has no judge`],
  [`clause 1: A must not fire unless "self-defence" judged by B`, "judged · judged by B"],
  [`clause 1: A must notify "losses" to B within 24 hours`, "asIs"],
  [`clause 1: A must declare Losses, "maps of them" to B within 24 hours`, "asIs"],
  [`clause 1: Council must vote on "more time" within 24 hours`, "asIs"],
  [`clause 1: A must not order "suspension" overriding "any other order"`, "asIs"],
  [`clause 1: A can decide "further steps"`, "asIs"],
  [`clause 1 when Council decides "armed attack": A must meet within 24 hours`, "asIs"],
  [`clause 1 when "armed attack": A must meet within 24 hours`, `open · "armed attack" has no judge`],
  [`clause 1: A must protect civilians according to "humanitarian law"`, `open · "humanitarian law" has no judge`],
  [`zone City "the city"\n  - "the port"`, "asIs"],
  [`zone City left open "no map"`, `open · left open "no map"`],
  [`register Stock by A\n  - "gas or its equivalent"`, "asIs"],
  [`register Fires of fire\n  - except "exercise" judged by Mission`, "judged · judged by Mission"],
  [`class Help\n  - "diplomatic steps"`, "asIs"],
  [`entry into force when A has signed\n  - A with "vote of parliament"`, "asIs"],
  [`entry into force when A has signed subject to "its law"`, `open · "its law" has no judge`],
  [`entry into force when A has signed subject to "its law", judged by A`, "judged · judged by A"],
  [`clause 1: A must negotiate "how to vote" no deadline`, "open · no deadline"],
  [`clause 1: A must negotiate "how to vote" within 1 day after start of S`, "asIs"],
  [`clause 1: A must offer "the excess" to B`, "asIs"],
  [`clause 1: A must enact law on "amnesty" by 2026-01-01`, "asIs"],
  [`clause 1: A must not hold nuclear weapon according to Treaty`, "asIs"],
  [`clause 1: A must provide "swift help" within 24 hours`, `open · "swift help" has no judge`],
  [`reading Mine by A:\n  clause 1: B must leave`, "asIs"],
  [`reading Mine by A:\n  clause 1: B must leave unless "war"`, `open · "war" has no judge`],
])("%s", (text, wanted) => {
  expect(said(text)).toBe(wanted);
});

const ladder = `ladder Response on breach\n  - Minor: any breach\n  - Grave: "attack"`;

test("a judge of the sentence does not judge what its tail adds", () => {
  expect(said(`clause 1: A must conduct "elections" judged by B, otherwise A must conduct "new elections"`)).toBe(
    `open · "new elections" has no judge · judged by B`,
  );
});

test.each([
  [`define Calm: "quiet"\nclause 1 when Calm: A must meet within 24 hours`, `open · "quiet" has no judge`],
  [`${ladder} judged by B\nclause 1 when Response is Grave: A must meet`, "judged · judged by B"],
  [`${ladder}\nclause 1 when Response is Minor: A must meet`, "asIs"],
  [`zone City left open "no map"\nclause 1: A must not fire in City`, "asIs"],
  [
    `reading Broad by A:\n  define Calm: "quiet" judged by A\nclause 1 when Calm: A must meet within 24 hours`,
    "judged · judged by A",
  ],
])("a name stands for what was said elsewhere: %s", (text, wanted) => {
  expect(said(text)).toBe(wanted);
});
