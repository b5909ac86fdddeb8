// Keys whose private halves everybody can work out, so that a transcript prints the same on every machine. Never keys
// of anything else: each is the SHA-256 of its own name.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// RFC 8410: what stands before the 32 bytes of a private key in PKCS #8.
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

const OFFICES = ["Mission", "Karsa", "Ostrel", "Gard", "OSCE", "Ukraine"];
const ROLES = ["officer", "importer", "institution"];
const NAMES = ["log", "karsa-1", "ukraine-1", ...OFFICES.flatMap((office) => ROLES.map((role) => `${office}.${role}`))];

/** One file each, as `servanda log` looks for them. Makes the folder. */
export function writeTestKeys(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of NAMES) writeFileSync(join(folder, `${name}.pem`), pemOf(name), { mode: 0o600 });
}

function pemOf(name: string): string {
  const seed = createHash("sha256").update(`servanda test key ${name}`).digest();
  const base64 = Buffer.concat([PKCS8_PREFIX, seed]).toString("base64");
  return `-----BEGIN PRIVATE KEY-----\n${base64}\n-----END PRIVATE KEY-----\n`;
}
