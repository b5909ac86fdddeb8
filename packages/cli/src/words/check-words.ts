// What `check`, `fmt` and `render` say besides the diagnostics themselves.
export const checkWords = {
  some: (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`,
  clean: (file: string): string => `${file}: nothing to report.`,
  counted: (file: string, counts: string): string => `${file}: ${counts}.`,
  more: (count: number): string => `… and ${count} more; \`--format json\` lists all, \`--all\` shows all.`,
  moreErrors: (count: number, file: string): string =>
    `… and ${count} more; \`servanda check --all ${file}\` shows all.`,
  agreementRefused: (file: string): string => `${file} cannot be used: mend the errors above first.`,
} as const;

export const fmtWords = {
  wouldChange: (file: string): string => `${file}: would change`,
  changed: (file: string): string => `${file}: laid out`,
  same: (file: string): string => `${file}: as it should be`,
  leftAlone: (file: string, count: number): string =>
    count === 1
      ? `${file}: a block with mistakes left as it is; see \`servanda check ${file}\``
      : `${file}: ${count} blocks with mistakes left as they are; see \`servanda check ${file}\``,
  runFmt: "Run `servanda fmt` without --check to lay them out.",
} as const;

export const renderWords = {
  reading: (name: string, holders: readonly string[]): string =>
    holders.length === 0 ? `under the reading ${name}` : `under the reading ${name}, held by ${holders.join(", ")}`,
  withoutMeaning: "Read and not acted on by this release:",
  noClauses: "This agreement has no clauses.",
} as const;
