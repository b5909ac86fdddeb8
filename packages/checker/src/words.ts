// What a refusal says. One sentence each, in the order in which they are looked for.

/** Every reason for which a certificate is refused. */
export type RefusalCode =
  | "no-certificate"
  | "other-format"
  | "other-agreement"
  | "other-time-zones"
  | "other-clause"
  | "wrong-reach"
  | "record-not-in-log"
  | "record-changed"
  | "wrong-content-id"
  | "parts-do-not-combine"
  | "nothing-found"
  | "wrong-id"
  | "wrong-answer"
  | "search-not-whole"
  | "wrong-proof"
  | "wrong-status"
  | "wrong-trigger"
  | "wrong-clock"
  | "wrong-performance"
  | "wrong-tally"
  | "wrong-verdict"
  | "records-incomplete"
  | "change-does-not-flip";

export const refusalWords: Readonly<Record<RefusalCode, string>> = {
  "no-certificate": "this is no certificate: the claim, the clause, the instant or the records cannot be read",
  "other-format": "the certificate is of another format or version",
  "other-agreement": "the certificate is of another text",
  "other-time-zones": "days were counted with other time-zone data",
  "other-clause": "the text has no such clause, or the clause says something else",
  "wrong-reach": "the certificate is wrong about what the verdict hangs on that no certificate covers",
  "record-not-in-log": "the certificate cites a record that is not in the log",
  "record-changed": "the log has a record otherwise than the certificate cites it",
  "wrong-content-id": "the hash of a record is not that of its content",
  "parts-do-not-combine": "an answer does not follow from its parts",
  "nothing-found": "the records give no such verdict",
  "wrong-id": "the id is not that of what is claimed",
  "wrong-answer": "the records answer a question otherwise",
  "search-not-whole": "what was not found was not searched for where it should have been, or with other watches",
  "wrong-proof": "the standard of proof is reached otherwise than the certificate says",
  "wrong-status": "what is on record about the verdict is otherwise",
  "wrong-trigger": "the duty began otherwise than the certificate says",
  "wrong-clock": "the clock runs otherwise than the certificate says",
  "wrong-performance": "what performs the duty, and when, is otherwise",
  "wrong-tally": "the votes of a body are counted otherwise",
  "wrong-verdict": "the verdict itself is another one",
  "records-incomplete": "the certificate does not cite every record that it names, and no other",
  "change-does-not-flip": "a change that the certificate lists does not flip the verdict as it says",
};

/** `where`: members and indexes, outermost first. */
export function differs(code: RefusalCode, where: readonly string[], expected: unknown, found: unknown): string {
  const at = where.length === 0 ? "" : ` (${where.join(".")})`;
  return `${refusalWords[code]}${at}: expected ${shown(expected)}, found ${shown(found)}`;
}

const SHOWN = 120;

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`;
}
