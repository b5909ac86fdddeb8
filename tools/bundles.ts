// One file for each program of the editor: the server for Node and for a web worker, the extension for a desktop and
// for a browser. Built in memory from the sources; whoever asks writes or runs them.
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";

export type BundleName = "server.js" | "server-worker.js" | "extension.js" | "extension-browser.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const node: BuildOptions = { platform: "node", format: "cjs", target: "node20" };
const browser: BuildOptions = { platform: "browser", target: "es2022" };

const bundles: Readonly<Record<BundleName, BuildOptions>> = {
  "server.js": { ...node, entryPoints: ["packages/lsp/src/node.ts"] },
  "server-worker.js": { ...browser, format: "iife", entryPoints: ["packages/lsp/src/worker.ts"] },
  // The editor brings the module `vscode`.
  "extension.js": { ...node, entryPoints: ["editors/vscode/src/extension.ts"], external: ["vscode"] },
  "extension-browser.js": {
    ...browser,
    format: "cjs",
    entryPoints: ["editors/vscode/src/extension-browser.ts"],
    external: ["vscode"],
  },
};

export const bundleNames: readonly BundleName[] = [
  "server.js",
  "server-worker.js",
  "extension.js",
  "extension-browser.js",
];

/** The code of one program, everything it imports inside. The same sources give the same bytes. */
export async function bundle(name: BundleName): Promise<string> {
  const options: BuildOptions = {
    ...bundles[name],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    legalComments: "none",
    conditions: ["source"],
    write: false,
    logLevel: "silent",
  };
  const { outputFiles } = await build(options);
  const [file] = outputFiles ?? [];
  if (file === undefined) throw new Error(`esbuild made nothing of ${name}`);
  return file.text;
}
