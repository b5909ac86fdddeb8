// Keys of offices, as age keeps them: recipients to seal to, identities to open with.
import { accepted, type Outcome, refused } from "@servanda/core";
import { type AgeKeys, readAgeLines } from "@servanda/host";
import { readText } from "../io/read-file.ts";
import { sealedWords } from "../words/log/sealed-words.ts";
import { namesOf } from "./copies.ts";

/** `age1…`, or a file of such lines as age's own; several with commas between; none where nothing is said. */
export function readRecipients(words: string | undefined): Outcome<readonly string[]> {
  const recipients: string[] = [];
  for (const word of namesOf(words)) {
    if (word.startsWith("age1")) {
      recipients.push(word);
      continue;
    }
    const read = readText(word);
    if (!read.ok) return read;
    recipients.push(...readAgeLines(read.value));
  }
  return accepted(recipients);
}

/** A file as `age-keygen` writes it. */
export function readIdentities(path: string): Outcome<AgeKeys> {
  const read = readText(path);
  if (!read.ok) return read;
  const identities = readAgeLines(read.value);
  if (identities.length > 0) return accepted({ identities });
  return refused("unreadable-file", sealedWords.noIdentity(path), sealedWords.makeIdentity);
}
