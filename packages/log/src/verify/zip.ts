// A bundle as one file: a zip, which every machine can open. Reading is bounded before anything is unpacked, and
// takes no file that a log does not have.
import { accepted, type Outcome, type Refusal } from "@servanda/core";
import { type UnzipFileInfo, unzipSync, zipSync } from "fflate";
import {
  type BundleHead,
  createManifest,
  encodeManifest,
  type Files,
  MANIFEST_PATH,
  MAX_BUNDLE_BYTES,
  MAX_FILE_BYTES,
  MAX_FILES,
  type Manifest,
  readManifest,
} from "./manifest.ts";
import { fileKind } from "./paths.ts";
import { refuseFor } from "./problems.ts";

/** A bundle that was opened and not yet checked. */
export interface UnverifiedBundle {
  readonly manifest: Manifest;
  /** Without `bundle.json`. */
  readonly files: Files;
}

// The earliest date a zip can hold, local time: the same files give the same bytes.
const ENTRY_DATE = "1980-01-01T00:00:00";
const LEVEL = { text: 6, none: 0 } as const;

/** The bundle of these files, `bundle.json` first. The same files give the same bytes. */
export function packBundle(head: BundleHead, files: Files): Uint8Array {
  const manifest = createManifest(head, files);
  const members = manifest.files.map(({ path }) => [path, [files.get(path) ?? new Uint8Array(), how(path)]] as const);
  return zipSync({
    [MANIFEST_PATH]: [encodeManifest(manifest), how(MANIFEST_PATH)],
    ...Object.fromEntries(members),
  });
}

// Hashes and ciphertexts do not get smaller.
function how(path: string): { readonly level: 0 | 6; readonly mtime: string } {
  const kind = fileKind(path);
  return { level: kind === "tile" || kind === "blob" ? LEVEL.none : LEVEL.text, mtime: ENTRY_DATE };
}

/**
 * Refused: what is no zip, what is beyond the bounds of `manifest.ts`, a file that a log does not have, a file that
 * stands twice, a missing or malformed manifest. Whether the files are those that it lists is not looked at.
 */
export function openBundle(bytes: Uint8Array): Outcome<UnverifiedBundle> {
  const unpacked = unpack(bytes);
  if (!unpacked.ok) return unpacked;
  const files = new Map(unpacked.value);
  const listed = files.get(MANIFEST_PATH);
  if (listed === undefined) return refuseFor("manifest_missing", undefined);
  files.delete(MANIFEST_PATH);
  const manifest = readManifest(listed);
  return manifest.ok ? accepted({ manifest: manifest.value, files }) : manifest;
}

/** Whether a file begins as a zip does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

function unpack(bytes: Uint8Array): Outcome<Files> {
  const gate = createGate();
  try {
    const files = isZip(bytes) ? unzipSync(bytes, { filter: gate.lets }) : undefined;
    if (gate.refused() !== undefined) return { ok: false, refusal: gate.refused() ?? unreadable.refusal };
    if (files !== undefined) return accepted(new Map(Object.entries(files)));
  } catch {
    // The package throws errors of many kinds at what is no zip.
  }
  return gate.refused() === undefined ? unreadable : { ok: false, refusal: gate.refused() ?? unreadable.refusal };
}

const unreadable = refuseFor("bundle_not_zip", undefined);

/** Asked about each file by what the zip's directory says, before it is unpacked; shut after the first refusal. */
function createGate(): { lets: (file: UnzipFileInfo) => boolean; refused: () => Refusal | undefined } {
  const seen = new Set<string>();
  let totalBytes = 0;
  let refusal: Refusal | undefined;
  const stop = ({ refusal: why }: { readonly refusal: Refusal }): boolean => {
    refusal = why;
    return false;
  };
  const lets = ({ name, originalSize, size, compression }: UnzipFileInfo): boolean => {
    if (refusal !== undefined) return false;
    // What is stored as it is takes its packed size in memory, whatever the directory says.
    const sizeBytes = compression === 0 ? Math.max(size, originalSize) : originalSize;
    // Some programs list the folders as well.
    if (name.endsWith("/") && sizeBytes === 0) return false;
    if (name !== MANIFEST_PATH && fileKind(name) === undefined)
      return stop(refuseFor("bundle_bad_path", { path: printable(name) }));
    if (seen.has(name)) return stop(refuseFor("bundle_duplicate", { path: name }));
    totalBytes += sizeBytes;
    seen.add(name);
    if (sizeBytes > MAX_FILE_BYTES) return stop(tooLarge("file", MAX_FILE_BYTES));
    if (totalBytes > MAX_BUNDLE_BYTES) return stop(tooLarge("bundle", MAX_BUNDLE_BYTES));
    if (seen.size > MAX_FILES + 1) return stop(tooLarge("files", MAX_FILES));
    return true;
  };
  return { lets, refused: () => refusal };
}

function tooLarge(what: "files" | "file" | "bundle", most: number): { readonly ok: false; readonly refusal: Refusal } {
  return refuseFor("bundle_too_large", { what, most });
}

/** A name as it may be shown: of any zip, so of anybody. */
function printable(name: string): string {
  return name.slice(0, 100).replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, "?");
}
