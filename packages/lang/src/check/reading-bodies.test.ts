// Bodies of readings: their own rules and members, and which clauses follow.
import { expect, test } from "vitest";
import { checked } from "./testing/checked.ts";
import { printClause } from "./testing/print-rules.ts";

const ruled = `body Board = Karsa, Ostrel, Mission
  - decides by majority
reading Strict by Ostrel:
  body Board = Karsa, Ostrel
    - decides by unanimity
`;

test("a reading has its own body beside the base's, and acts call it by the name of the text", () => {
  expect(
    checked(ruled)
      .bodies.filter(({ name }) => name.startsWith("Board"))
      .map(({ name, declared, members, rules }) => [name, declared, members, rules?.decisions[0]?.threshold.kind]),
  ).toEqual([
    ["Board", undefined, ["Karsa", "Ostrel", "Mission"], "share"],
    ["Board@Strict", "Board", ["Karsa", "Ostrel"], "unanimity"],
  ]);
});

test("clauses that wait for it wait for it as the reading has it", () => {
  const { clauses } = checked(`${ruled}clause 1 when Board decides "go": Arvo must consult within 1 hour
clause 2 when any of Board has declared "ready": Arvo must consult within 1 hour
clause 3 when Mission declares "ready": Arvo must consult within 1 hour`);
  expect(clauses.map((clause) => `${clause.key}: ${printClause(clause).split("\n")[1]}`)).toEqual([
    '1: on act decide "go" by Board',
    '2: on act declare "ready" by Karsa|Ostrel|Mission',
    '3: on act declare "ready" by Mission',
    '1@Strict: on act decide "go" by Board@Strict',
    '2@Strict: on act declare "ready" by Karsa|Ostrel',
  ]);
});

test("that it must decide is not acted on in the reading: it would be done by what the base decides", () => {
  const agreement = checked(`${ruled}clause 1 when Mission declares "ready": Board must decide "go" within 1 hour`);
  expect(agreement.clauses.map(({ key }) => key)).toEqual(["1"]);
  expect(agreement.withoutMeaning).toHaveLength(1);
});
