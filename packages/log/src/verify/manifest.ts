// `bundle.json`: what a bundle holds, byte for byte, and under which keys its maker says it is to be read. The keys are
// a claim like any other: whoever distrusts the maker gives keys of his own (docs/formats/bundle.md).
import { accepted, canonicalText, type Outcome } from "@servanda/core";
import { fromUtf8, toHex, toUtf8 } from "../bytes.ts";
import { sha256 } from "../tree/hash.ts";
import { fileKind } from "./paths.ts";
import { refuseFor } from "./problems.ts";

export const BUNDLE_FORMAT = "servanda-bundle/1";
/** The path of the manifest in the bundle. */
export const MANIFEST_PATH = "bundle.json";
/** Entries of a zip without its later extensions, less the manifest. */
export const MAX_FILES = 65_534;
/** One file: a full bundle of entries of the largest size, or a sealed attachment. */
export const MAX_FILE_BYTES: number = 64 * 1024 * 1024;
/** All files of a bundle together, unpacked. */
export const MAX_BUNDLE_BYTES: number = 1024 * 1024 * 1024;
/** A policy with all the groups of a large agreement has a few kilobytes. */
const MAX_POLICY_CHARACTERS = 65_536;

export interface BundledFile {
  readonly path: string;
  readonly size: number;
  /** Of the file's bytes, lower-case hexadecimal. */
  readonly sha256: string;
}

export interface Manifest {
  readonly format: typeof BUNDLE_FORMAT;
  readonly origin: string;
  /** The log's key as its maker names it (C2SP signed-note). */
  readonly vkey: string;
  /** The witness policy as its maker names it (C2SP tlog-policy), null where the log has none. */
  readonly policy: string | null;
  /** By path, in the order of UTF-16 code units; `bundle.json` itself is not among them. */
  readonly files: readonly BundledFile[];
}

/** Path → bytes, without the manifest. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** What a manifest says besides the files. */
export type BundleHead = Pick<Manifest, "origin" | "vkey" | "policy">;

/** The one manifest of these files. */
export function createManifest(head: BundleHead, files: Files): Manifest {
  const paths = [...files.keys()].sort(byCodeUnits);
  const listed = paths.map((path) => describeFile(path, files.get(path) ?? new Uint8Array()));
  return { format: BUNDLE_FORMAT, origin: head.origin, vkey: head.vkey, policy: head.policy, files: listed };
}

/** Canonical JSON (RFC 8785): one manifest, one text. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  return toUtf8(canonicalText(manifest));
}

/** Refused, `manifest_malformed`: any bytes that `encodeManifest` does not give. */
export function readManifest(bytes: Uint8Array): Outcome<Manifest> {
  const text = fromUtf8(bytes);
  const found = text === undefined ? undefined : parsed(text);
  if (text === undefined || !isObject(found)) return refuseFor("manifest_malformed", { member: "" });
  const member = wrongMember(found);
  if (member !== undefined) return refuseFor("manifest_malformed", { member });
  const { format, origin, vkey, policy, files } = found as unknown as Manifest;
  const manifest: Manifest = {
    format,
    origin,
    vkey,
    policy,
    files: files.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
  };
  return canonicalText(manifest) === text ? accepted(manifest) : refuseFor("manifest_malformed", { member: "" });
}

/** What a file is called in the manifest. */
function describeFile(path: string, bytes: Uint8Array): BundledFile {
  return { path, size: bytes.length, sha256: toHex(sha256(bytes)) };
}

function wrongMember(found: Readonly<Record<string, unknown>>): string | undefined {
  if (found["format"] !== BUNDLE_FORMAT) return "format";
  for (const name of ["origin", "vkey"]) if (!isText(found[name], 1024)) return name;
  if (found["policy"] !== null && !isText(found["policy"], MAX_POLICY_CHARACTERS)) return "policy";
  const files = found["files"];
  if (!Array.isArray(files) || files.length > MAX_FILES) return "files";
  let before = "";
  for (const [index, file] of files.entries()) {
    const path = isObject(file) && isListed(file) ? file.path : "";
    // Sorted, so that no path stands twice.
    if (path === "" || byCodeUnits(before, path) >= 0) return `files[${index}]`;
    before = path;
  }
  return undefined;
}

function isListed(file: Readonly<Record<string, unknown>>): file is Readonly<Record<string, unknown>> & BundledFile {
  const { path, size, sha256 } = file;
  return (
    typeof path === "string" &&
    fileKind(path) !== undefined &&
    typeof size === "number" &&
    Number.isSafeInteger(size) &&
    size >= 0 &&
    size <= MAX_FILE_BYTES &&
    typeof sha256 === "string" &&
    /^[0-9a-f]{64}$/.test(sha256)
  );
}

function isText(value: unknown, maxCharacters: number): value is string {
  return typeof value === "string" && value.length <= maxCharacters && value.isWellFormed();
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function byCodeUnits(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
