// The agreement's text on its way into a log and back: whole in the record, or as a blob where it is long.
import type { CheckedAgreement } from "@servanda/agreement";
import { accepted, type Outcome, refused, sha256Hex } from "@servanda/core";
import { check, makeSourceFile } from "@servanda/lang";
import {
  fromUtf8,
  type StoredFile,
  sha256,
  type TextForm,
  type TileReader,
  textDigest,
  toHex,
  toUtf8,
} from "@servanda/log";
import type { AgreementFile } from "../io/agreement-file.ts";
import { logWords } from "../words/log/log-words.ts";

/** Characters of text that one record holds whole: what is longer is kept beside the log's records. */
const MOST_INLINE = 12_000;

export interface LoggedText {
  readonly form: TextForm;
  /** Files that the record names by their hashes. */
  readonly blobs: readonly StoredFile[];
}

/** The main file first, then all that it draws on, the standard texts too: what its identity is made of. */
export function textOf({ source, checked }: Pick<AgreementFile, "source" | "checked">): LoggedText {
  const main = { path: source.name.split(/[/\\]/).at(-1) ?? source.name, text: source.text };
  const files = [main, ...checked.drawn];
  const outside = new Set<object>();
  let inline = files.reduce((sum, { text }) => sum + text.length, 0);
  for (const file of files.toSorted((left, right) => right.text.length - left.text.length)) {
    if (inline <= MOST_INLINE) break;
    outside.add(file);
    inline -= file.text.length;
  }
  const listed = files.map((file) => {
    const { path, text } = file;
    return { path, sha256: sha256Hex(text), ...(outside.has(file) ? {} : { text }) };
  });
  const blobs = files.flatMap((file) => {
    const bytes = toUtf8(file.text);
    return outside.has(file) ? [{ path: blobPath(sha256Hex(file.text)), bytes }] : [];
  });
  return { form: { agreement: textDigest(listed), files: listed }, blobs };
}

/** The agreement that a text record holds. Refused: a blob that is missing, and a text that this release reads anew. */
export async function agreementIn(
  { agreement, files }: TextForm,
  reader: TileReader,
): Promise<Outcome<CheckedAgreement>> {
  const texts = new Map<string, string>();
  for (const file of files) {
    const text = file.text ?? (await blobText(file.sha256, reader));
    if (text === undefined) return refused("blob_missing", logWords.noBlob(file.path, file.sha256));
    texts.set(file.path, text);
  }
  const [main] = files;
  const source = makeSourceFile(main?.path ?? "", texts.get(main?.path ?? "") ?? "");
  const { agreement: checked } = check(source, { readFile: (path) => texts.get(path) });
  if (checked?.id === agreement) return accepted(checked);
  return refused("text_unread", logWords.otherText(source.name), logWords.otherRelease);
}

async function blobText(hash: string, reader: TileReader): Promise<string | undefined> {
  const bytes = await reader.read(blobPath(hash));
  return bytes !== undefined && toHex(sha256(bytes)) === hash ? fromUtf8(bytes) : undefined;
}

function blobPath(hash: string): string {
  return `blob/${hash.slice(0, 2)}/${hash}`;
}
