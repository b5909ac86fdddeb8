// Runs the command, as a user would, and hands back the certificates that it printed.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Certificates that are kept. */
export const FILES: string = fileURLToPath(new URL("files", import.meta.url));

export function certificatesOf(agreement: string, sources: readonly string[], id: string): readonly unknown[] {
  const args = ["packages/cli/bin/servanda.js", "explain", agreement, ...sources, "--finding", id, "--json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(`servanda ${args.join(" ")} ended with ${status}: ${stderr}`);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}
