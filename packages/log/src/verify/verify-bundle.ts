// A bundle as it came: opened within bounds, its files held against its list, and then the log that they are.
import { toHex } from "../bytes.ts";
import type { Ed25519 } from "../ports.ts";
import { sha256 } from "../tree/hash.ts";
import { createFindings, type Findings } from "./findings.ts";
import { readerOf } from "./log-reader.ts";
import type { Trust } from "./trusted-keys.ts";
import type { Verdict } from "./verdict.ts";
import { emptyVerdict, type OnProgress, verifyLog } from "./verify-log.ts";
import { openBundle, type UnverifiedBundle } from "./zip.ts";

/** Of the bytes of a zip. What cannot be opened is invalid, with the one problem why. */
export async function verifyBundle(
  bytes: Uint8Array,
  trust: Trust,
  ed25519: Ed25519,
  onProgress?: OnProgress,
): Promise<Verdict> {
  const opened = openBundle(bytes);
  if (opened.ok) return await verifyFiles(opened.value, trust, ed25519, onProgress);
  const findings = createFindings();
  findings.add("bundle_refused", "", { refusal: opened.refusal });
  return emptyVerdict(findings);
}

/** Of a bundle that was opened, or unpacked into a folder. */
export async function verifyFiles(
  bundle: UnverifiedBundle,
  trust: Trust,
  ed25519: Ed25519,
  onProgress?: OnProgress,
): Promise<Verdict> {
  const findings = createFindings();
  compareFiles(bundle, findings);
  const { manifest, files } = bundle;
  const options = { named: manifest, findings };
  const withProgress = onProgress === undefined ? options : { ...options, onProgress };
  return await verifyLog(readerOf(files), trust, ed25519, withProgress);
}

function compareFiles({ manifest, files }: UnverifiedBundle, findings: Findings): void {
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  for (const [path, bytes] of files) {
    const file = listed.get(path);
    if (file === undefined) findings.add("file_unlisted", path, undefined);
    else if (file.size !== bytes.length || file.sha256 !== toHex(sha256(bytes))) {
      findings.add("file_changed", path, undefined);
    }
  }
  for (const path of listed.keys()) if (!files.has(path)) findings.add("file_absent", path, undefined);
}
