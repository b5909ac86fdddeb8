// The cases of every construct: no certificate of theirs is refused. Together they say what certificates cover.
import { HOUR_MS } from "@servanda/core";
import { expect, test } from "vitest";
import { groups } from "../constructs/groups.ts";
import { agreementOf } from "../constructs/running.ts";
import { shownBy } from "./shown.ts";

test.each(Object.entries(groups))("%s", (_, cases) => {
  const refused = cases.flatMap((each) => {
    const records = [...each.records].sort((a, b) => a.recordedAt - b.recordedAt);
    const last = records.at(-1)?.recordedAt ?? 0;
    const end = Math.max(last, (each.until ?? 0) * HOUR_MS);
    return shownBy(agreementOf(each), records, end).refused.map((refusal) => `${each.shows}: ${refusal}`);
  });
  expect(refused).toEqual([]);
});
