// What `check`, `fmt` and `render` say besides the diagnostics themselves.
export const checkWords = {
  some: (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`,
  clean: (file: string): string => `${file}: nothing to report.`,
  counted: (file: string, counts: string): string => `${file}: ${counts}.`,
  noClause: (file: string): string =>
    `${file} has no clause, so nothing is owed and nothing is watched: a rule stands in a block \`\`\`servanda and ` +
    "begins with `clause` and its number.",
  more: (count: number): string => `… and ${count} more; \`--format json\` lists all, \`--all\` shows all.`,
  times: (label: string, count: number): string => `${label}: ${count} places`,
  moreNotes: (count: number): string => `… and ${count} more; \`--all\` shows each in its place.`,
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
  variant: (form: string, name: string, holders: readonly string[], isReplacing: boolean): string => {
    const held = holders.length === 0 ? "" : `, held by ${holders.join(", ")}`;
    return `${form} ${name}${held}: ${isReplacing ? "instead of the text above" : "added"}`;
  },
  note: {
    mistake: "mistake:",
    assumed: "assumed:",
    meaning: "that is,",
    "no deadline": "no deadline:",
    "no judge": "no judge:",
    "left open": "left open:",
    "not acted on": "not acted on:",
  },
  notUnderstood: (title: string, line: number): string => `${title}, line ${line}: not understood.`,
  nothing: "This agreement has no blocks that say anything.",
  withoutEffect: (count: number, total: number): string =>
    `Read and not acted on by this release, as a whole or in part: ${count} of ${total} statements.`,
  hasErrors: (file: string): string =>
    `${file} has errors: what parses is rendered, its effect is not known; see \`servanda check ${file}\`.`,
} as const;
