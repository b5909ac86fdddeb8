// What the command's exit codes mean. The numbers above 63 are those of BSD's sysexits, so that scripts may know them.

/** It ran. Findings are an answer, not a failure. */
export const EXIT_OK = 0;
/** A log did not take a record. */
export const EXIT_REFUSED = 1;
/** `check` found errors, `fmt --check` a file that it would change, `check-certificate` something to refuse. */
export const EXIT_FOUND = 1;
/** `check-certificate`: none is refused, and one cannot be decided. */
export const EXIT_UNDECIDED = 2;
/** `--fail-on breach`, and one stands. */
export const EXIT_BREACH = 3;
/** The command was used wrongly. */
export const EXIT_USAGE = 64;
/** The agreement has errors, so nothing can be judged by it. */
export const EXIT_AGREEMENT = 65;
/** A file cannot be read. */
export const EXIT_UNREADABLE = 66;
/** Our own mistake. */
export const EXIT_BUG = 70;

/** Codes of refusals, each with its exit code. */
const exitCodes: Readonly<Record<string, number>> = {
  "wrong-usage": EXIT_USAGE,
  "unreadable-file": EXIT_UNREADABLE,
  "witness-folder-exists": EXIT_USAGE,
  "witness-key-known": EXIT_USAGE,
  "witness-key-unknown": EXIT_USAGE,
  "witness-too-many-keys": EXIT_USAGE,
};

/** The exit code of a refusal; what no one listed concerns a source. */
export function exitCodeOf(refusalCode: string): number {
  return exitCodes[refusalCode] ?? EXIT_UNREADABLE;
}
