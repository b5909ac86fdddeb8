// What is wrong with the tags of an agreement: always a file and a line, so that an editor can go there.

export interface Problem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

export function renderProblem({ file, line, text }: Problem): string {
  return `${file}:${line}: ${text}`;
}
