// Reads `clauses.jsonl`: the clauses of real instruments that the library has to encode. Only what the report needs of
// each row; the corpus's own README says what the rest means.

export interface CorpusClause {
  readonly id: string;
  /** The instrument, by the corpus's name for it. */
  readonly agreement: string;
  /** `T3`, `N11`: what the clause needs of the language. */
  readonly constructs: readonly string[];
}

/** The corpus is ours, so a row that cannot be read is our own mistake and throws, with its line. */
export function parseClauses(text: string): readonly CorpusClause[] {
  return text.split("\n").flatMap((line, index) => (line.trim() === "" ? [] : [parseRow(line, index + 1)]));
}

function parseRow(line: string, number: number): CorpusClause {
  const row = JSON.parse(line) as Partial<Record<keyof CorpusClause, unknown>>;
  const { id, agreement, constructs } = row;
  const isWhole = typeof id === "string" && typeof agreement === "string" && Array.isArray(constructs);
  if (!isWhole) throw new Error(`clauses.jsonl:${number}: a clause needs id, agreement and constructs`);
  return { id, agreement, constructs: constructs.map(String) };
}
