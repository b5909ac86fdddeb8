// Rules that look at one file's text: leftovers, paths of somebody's machine, length, the opening comment.
import { type Finding, isTypeScript, perLine, type RepoFile, type Rule } from "./rule.ts";

const maxLineLength = 120;
const maxFileLines = 400;

/** Licence texts are other people's words; the lock file is npm's. */
const isOurs = (file: RepoFile): boolean => !["LICENSE", "package-lock.json"].includes(file.path);

// The words are put together here so that this file does not complain of itself.
const leftover = new RegExp(
  `\\b(${["TO", "FIX"].map((start) => start + (start === "TO" ? "DO" : "ME")).join("|")})\\b`,
);
const machinePath = new RegExp(`(^|[\\s"'\`(=\\[<>,])/(${["home", "Users", "root", "tmp", "work"].join("|")})/`);

export const leftovers: Rule = (files) =>
  files
    .filter(isOurs)
    .flatMap((file) =>
      perLine(file, (line) =>
        leftover.test(line) ? "a leftover: do it, or write KNOWN GAP and what is missing" : undefined,
      ),
    );

export const machinePaths: Rule = (files) =>
  files
    .filter(isOurs)
    .flatMap((file) =>
      perLine(file, (line) => (machinePath.test(line) ? "names a path of somebody's machine" : undefined)),
    );

export const longLines: Rule = (files) =>
  files
    .filter(isTypeScript)
    .flatMap((file) =>
      perLine(file, (line) =>
        line.length > maxLineLength ? `${line.length} characters, at most ${maxLineLength}` : undefined,
      ),
    );

export const longFiles: Rule = (files) =>
  files.filter(isTypeScript).flatMap((file) => {
    const count = file.text.trimEnd().split("\n").length;
    if (count <= maxFileLines) return [];
    return [whole(file, `${count} lines, at most ${maxFileLines}: find the second thing it does`)];
  });

/** Every source file says in its first lines what it is for. */
export const openingComments: Rule = (files) =>
  files
    .filter((file) => /\.(ts|js)$/.test(file.path))
    .filter((file) => !/^(#!.*\n)?(\/\/ \S|\/\*\*? ?\S)/.test(file.text))
    .map((file) => whole(file, "does not open with a comment that says what it is for"));

const whole = (file: RepoFile, text: string): Finding => ({ path: file.path, line: 0, text });
