// Cases as people read them.
import { expect, test } from "vitest";
import { act, by, shot, tick } from "../../packages/monitor/src/testing/builders.ts";
import { watched } from "../../tests/constructs/running.ts";
import { casePage } from "./page.ts";

test("a case is a table of what went on record and what follows, hour by hour", () => {
  const page = casePage({
    shows: "fire is found",
    of: ["N1"],
    not: ["N5"],
    text: "clause 1: each party must not fire",
    records: [
      watched(0, 1),
      shot("a", 1, { ...by("Karsa", "possible"), place: { names: ["Town"], radiusM: 0 } }),
      act("plead", "Karsa", 2, { matter: "self-defence", about: "patrol/a" }),
      tick(3),
    ],
    until: 4,
    follows: ["1h found clause 1 Karsa possible suspected open"],
  });
  expect(page.split("\n").slice(10)).toEqual([
    "| 1 | mission watched from hour 0 to 1<br>patrol reports shot, possibly by Karsa, in Town " +
      "| found clause 1 Karsa possible suspected open |",
    '| 2 | Karsa: plead, "self-defence", about patrol/a | – |',
    "| 3 | time passes | – |",
    "| 4 | time passes | – |",
    "",
  ]);
});
