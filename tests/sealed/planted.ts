// Looks for names that were planted, in every form in which bytes may carry a text: as it stands, escaped, as hex, as
// base64 wherever in a longer text it begins, as a plain hash, and all that within compressed parts.
import { createHash } from "node:crypto";
import { inflateRawSync, unzipSync } from "node:zlib";
import { unzipSync as unzipArchive } from "fflate";

/** One way in which a name may stand in bytes. */
interface Form {
  readonly how: string;
  readonly bytes: Buffer;
}

export interface Find {
  readonly name: string;
  readonly how: string;
  readonly where: string;
}

/** Every find of every name. Names have eight characters or more, so that nothing is found by chance. */
export function findPlanted(names: readonly string[], files: ReadonlyMap<string, Uint8Array>): readonly Find[] {
  const forms = names.map((name) => ({ name, forms: formsOf(name) }));
  return [...files].flatMap(([path, bytes]) =>
    [...unpacked(path, Buffer.from(bytes))].flatMap(({ where, bytes: part }) =>
      forms.flatMap((each) =>
        each.forms
          .filter((form) => part.includes(form.bytes))
          .map(({ how }): Find => ({ name: each.name, how, where })),
      ),
    ),
  );
}

/** All ways to write a name that are looked for. */
function formsOf(name: string): readonly Form[] {
  const cases = [...new Set([name, name.toLowerCase(), name.toUpperCase(), name.normalize("NFD")])];
  return cases.flatMap((text) => {
    const utf16 = Buffer.from(text, "utf16le");
    const encoded: readonly (readonly [string, Buffer])[] = [
      ["UTF-8", Buffer.from(text)],
      ["UTF-16LE", utf16],
      ["UTF-16BE", Buffer.from(utf16).swap16()],
      ["\\u escapes", Buffer.from([...text].map((each) => `\\u${hex4(each)}`).join(""))],
      ["percent escapes", Buffer.from(encodeURIComponent(text))],
      ...["sha256", "sha1", "md5", "sha512"].map((hash): readonly [string, Buffer] => [
        hash,
        createHash(hash).update(text).digest(),
      ]),
    ];
    return encoded.flatMap(([how, bytes]) => [{ how, bytes }, ...printed(how, bytes)]);
  });
}

/** Bytes as text: hex in both cases; base64 of both alphabets, at each of the three places where they may begin. */
function printed(how: string, bytes: Buffer): readonly Form[] {
  const hex = bytes.toString("hex");
  const base64 = [0, 1, 2].flatMap((shift) =>
    (["base64", "base64url"] as const).map((alphabet) => {
      const text = Buffer.concat([Buffer.alloc(shift), bytes])
        .toString(alphabet)
        .replaceAll("=", "");
      // The characters at both ends depend on what stands beside the name.
      const start = Math.ceil((shift * 8) / 6);
      const end = Math.floor(((shift + bytes.length) * 8) / 6);
      return { how: `${how} in ${alphabet} at ${shift}`, bytes: Buffer.from(text.slice(start, end)) };
    }),
  );
  return [
    { how: `${how} in hex`, bytes: Buffer.from(hex) },
    { how: `${how} in upper-case hex`, bytes: Buffer.from(hex.toUpperCase()) },
    ...base64,
  ];
}

/** A file as it stands, and what is packed in it: zip, gzip, zlib, raw deflate, and packed things within. */
function* unpacked(where: string, bytes: Buffer, depth = 0): Generator<{ where: string; bytes: Buffer }> {
  yield { where, bytes };
  if (depth === 3) return;
  if (bytes.subarray(0, 2).toString("latin1") === "PK") {
    for (const [name, part] of Object.entries(unzipArchive(bytes))) {
      yield { where: `${where}!${name}`, bytes: Buffer.from(name) };
      yield* unpacked(`${where}!${name}`, Buffer.from(part), depth + 1);
    }
  }
  for (const inflate of [unzipSync, inflateRawSync]) {
    const inflated = tried(() => inflate(bytes, { maxOutputLength: 1 << 26 }));
    if (inflated !== undefined && inflated.length > 0) yield* unpacked(`${where}!`, inflated, depth + 1);
  }
}

function tried(inflate: () => Buffer): Buffer | undefined {
  try {
    return inflate();
  } catch {
    return undefined;
  }
}

const hex4 = (character: string): string => character.charCodeAt(0).toString(16).padStart(4, "0");
