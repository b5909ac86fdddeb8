// What every repository rule is made of: all files in, findings out. Rules do no IO, so that each can be tested on a
// few made-up files.

/** A file of the repository. `path` is relative to its root, with `/`; `text` is empty where the file is not text. */
export interface RepoFile {
  readonly path: string;
  readonly text: string;
}

/** Something to put right. `line` counts from 1; 0 means the file as a whole. */
export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

export type Rule = (files: readonly RepoFile[]) => Finding[];

export const isTypeScript = (file: RepoFile): boolean => file.path.endsWith(".ts");
export const isMarkdown = (file: RepoFile): boolean => file.path.endsWith(".md");
export const isTest = (path: string): boolean => /\.(test|fuzz)\.ts$/.test(path);

/** A finding for every line that the test complains about. */
export function perLine(file: RepoFile, complaint: (line: string) => string | undefined): Finding[] {
  return file.text.split("\n").flatMap((line, index) => {
    const text = complaint(line);
    return text === undefined ? [] : [{ path: file.path, line: index + 1, text }];
  });
}

export function render(finding: Finding): string {
  const place = finding.line === 0 ? finding.path : `${finding.path}:${finding.line}`;
  return `${place}: ${finding.text}`;
}
