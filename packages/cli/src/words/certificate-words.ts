// Words of `servanda check-certificate`.
import { listed } from "../report/layout.ts";

export const certificateWords = {
  noAgreement: "no agreement is named",
  noCertificate: "no certificate is named: a file that `servanda explain --json` has printed",
  noJson: (path: string, line: number): string => `\`${path}\` holds no certificate: line ${line} is no JSON`,
  empty: (path: string): string => `\`${path}\` is empty`,
  noId: "(no id)",
  accepted: "accepted",
  refused: "refused",
  undecided: "not decided",
  hangsOn: (uncovered: readonly string[]): string =>
    `the verdict hangs on what no certificate covers yet: ${listed(uncovered)}`,
} as const;
