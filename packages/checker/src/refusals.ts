// Which refusal a difference is, by where it stands in the certificate.
import type { Refusal } from "@servanda/core";
import type { Difference } from "./difference.ts";
import { differs, type RefusalCode } from "./words.ts";

/** By the outermost members that decide it; the first that fits. */
const places: readonly (readonly [prefix: readonly string[], code: RefusalCode])[] = [
  [["format"], "other-format"],
  [["agreement"], "other-agreement"],
  [["timeZones"], "other-time-zones"],
  [["clause"], "other-clause"],
  [["uncovered"], "wrong-reach"],
  [["tallies"], "wrong-tally"],
  [["records"], "records-incomplete"],
  [["claim", "id"], "wrong-id"],
  [["claim", "grounds", "members"], "wrong-answer"],
  [["claim", "grounds", "reports"], "wrong-answer"],
  [["claim", "grounds", "exceptions"], "wrong-answer"],
  [["claim", "grounds", "levels"], "wrong-proof"],
  [["claim", "grounds", "occurrence"], "wrong-proof"],
  [["claim", "grounds", "acts"], "wrong-status"],
  [["claim", "grounds", "matters"], "wrong-status"],
  [["claim", "grounds", "waivers"], "wrong-status"],
  [["claim", "grounds", "reasons"], "wrong-status"],
  [["claim", "grounds", "trigger"], "wrong-trigger"],
  [["claim", "grounds", "length"], "wrong-clock"],
  [["claim", "grounds", "binds"], "wrong-clock"],
  [["claim", "grounds", "endedAt"], "wrong-clock"],
  [["claim", "grounds", "contributions"], "wrong-performance"],
  [["claim", "grounds", "performances"], "wrong-performance"],
  [["claim", "grounds", "watched"], "search-not-whole"],
  [["claim", "duty", "candidates"], "wrong-clock"],
  [["claim", "duty", "startAt"], "wrong-clock"],
  [["claim", "duty", "startAssumed"], "wrong-clock"],
  [["claim", "duty", "dueAt"], "wrong-clock"],
];

export function refusalAt({ path, expected, found }: Difference): Refusal {
  const place = places.find(([prefix]) => prefix.every((each, index) => path[index] === each));
  const code = path.includes("search") ? "search-not-whole" : (place?.[1] ?? "wrong-verdict");
  return { code, message: differs(code, path, expected, found) };
}
