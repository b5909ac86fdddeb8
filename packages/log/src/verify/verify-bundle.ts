// A bundle as it came: opened within bounds, its files held against its list, and then the log that they are.
import { toHex } from "../bytes.ts";
import type { Ed25519 } from "../ports.ts";
import { sha256 } from "../tree/hash.ts";
import { createFindings, type Findings } from "./findings.ts";
import { type LogReader, readerOf } from "./log-reader.ts";
import { MANIFEST_PATH, type Manifest, readManifest } from "./manifest.ts";
import type { Trust } from "./trusted-keys.ts";
import type { Verdict } from "./verdict.ts";
import { emptyVerdict, type OnProgress, verifyLog } from "./verify-log.ts";
import { openBundle } from "./zip.ts";

/** Of the bytes of a zip. What cannot be opened is invalid, with the one problem why. */
export async function verifyBundle(
  bytes: Uint8Array,
  trust: Trust,
  ed25519: Ed25519,
  onProgress?: OnProgress,
): Promise<Verdict> {
  const opened = openBundle(bytes);
  if (opened.ok)
    return await verifyListed(opened.value.manifest, readerOf(opened.value.files), trust, ed25519, onProgress);
  const findings = createFindings();
  findings.add("bundle_refused", "", { refusal: opened.refusal });
  return emptyVerdict(findings);
}

/** Of a bundle that was opened, or unpacked into a folder. */
export async function verifyListed(
  manifest: Manifest,
  reader: LogReader,
  trust: Trust,
  ed25519: Ed25519,
  onProgress?: OnProgress,
): Promise<Verdict> {
  const findings = createFindings();
  await compareFiles(manifest, reader, findings);
  const options = { named: manifest, findings };
  return await verifyLog(reader, trust, ed25519, onProgress === undefined ? options : { ...options, onProgress });
}

/** Of a log's folder, or of a bundle that was unpacked into one and still has its list. */
export async function verifyFolder(
  reader: LogReader,
  trust: Trust,
  ed25519: Ed25519,
  onProgress?: OnProgress,
): Promise<Verdict> {
  const list = await reader.read(MANIFEST_PATH);
  const manifest = list === undefined ? undefined : readManifest(list);
  if (manifest?.ok === true) return await verifyListed(manifest.value, reader, trust, ed25519, onProgress);
  const findings = createFindings();
  if (manifest?.ok === false) findings.add("bundle_refused", MANIFEST_PATH, { refusal: manifest.refusal });
  return await verifyLog(reader, trust, ed25519, onProgress === undefined ? { findings } : { findings, onProgress });
}

async function compareFiles(manifest: Manifest, reader: LogReader, findings: Findings): Promise<void> {
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  const there = new Set(await reader.paths());
  for (const path of there) {
    const file = listed.get(path);
    const bytes = file === undefined ? undefined : await reader.read(path);
    if (file === undefined) findings.add("file_unlisted", path, undefined);
    else if (bytes?.length !== file.size || toHex(sha256(bytes)) !== file.sha256) {
      findings.add("file_changed", path, undefined);
    }
  }
  for (const path of listed.keys()) if (!there.has(path)) findings.add("file_absent", path, undefined);
}
