// `npm run verifier-page`: the page by which people verify a log in a browser, as one file, and its SHA-256: what a
// record of type `verifier` says, and what each party compares before it hosts the page.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildVerifierPage } from "../packages/cli/src/verifier-page/build-page.ts";

const target = new URL("../packages/cli/dist/verifier.html", import.meta.url);

const { html, sha256 } = await buildVerifierPage();
mkdirSync(new URL(".", target), { recursive: true });
writeFileSync(target, html);
process.stdout.write(`${sha256}  ${fileURLToPath(target)}\n`);
