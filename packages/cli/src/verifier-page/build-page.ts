// One HTML file that checks a log without a network: script and style are inside, and the page's own policy lets
// nothing else run. Not minified: whoever distrusts it can read it. The same sources give the same bytes.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The page as one file. */
export interface VerifierPage {
  readonly html: string;
  /** Of its bytes in UTF-8, lower-case hexadecimal: what a record of type `verifier` says. */
  readonly sha256: string;
}

const entry = fileURLToPath(new URL("./page/main.ts", import.meta.url));
const folder = dirname(entry);

/** Builds the page from its sources; takes less than a second. */
export async function buildVerifierPage(): Promise<VerifierPage> {
  const script = await buildScript();
  const style = textOf("page.css");
  const html = fill(textOf("page.html"), {
    policy: [
      "default-src 'none'",
      `script-src '${integrity(script)}'`,
      `style-src '${integrity(style)}'`,
      // The same script once more, beside the page, so that the page answers while it works.
      "worker-src blob:",
      "base-uri 'none'",
      "form-action 'none'",
    ].join("; "),
    style,
    script,
  });
  return { html, sha256: createHash("sha256").update(html).digest("hex") };
}

async function buildScript(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    conditions: ["source"],
    // Comments that name a licence go with the code that they are about.
    legalComments: "inline",
    write: false,
    logLevel: "silent",
  });
  const text = outputFiles[0]?.text ?? "";
  // Inside HTML a script ends at this tag wherever it stands, in a text as well.
  if (text === "" || /<\/script|<!--/i.test(text)) throw new Error("the page's script cannot stand inside HTML");
  return `\n${text}`;
}

const textOf = (name: string): string => readFileSync(join(folder, name), "utf8");

function integrity(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

// A function, since a replacement text would read `$&` in the script as its own.
function fill(html: string, parts: Readonly<Record<string, string>>): string {
  return html.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? "");
}
