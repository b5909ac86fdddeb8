// Why a report in a log counts for nothing.
import type { Refusal } from "@servanda/core";

export const recomputeWords = {
  repeat: (ref: string): Refusal => ({
    code: "repeated",
    message: `\`${ref}\` is in the log already, and says the same`,
  }),
  other: (ref: string): Refusal => ({
    code: "other-content",
    message: `\`${ref}\` is in the log already, with other content; what came first stands`,
  }),
} as const;
