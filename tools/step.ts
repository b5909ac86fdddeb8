// One step of the check: a tool run to its end with its output kept, so that a passing step costs the reader one line.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface StepResult {
  readonly name: string;
  readonly isFailed: boolean;
  readonly output: string;
  readonly durationMs: number;
}

/** The script behind an installed package's command, to be run by this Node whatever the path says. */
export function binary(packageName: string, command: string = packageName): string {
  const folder = `${root}node_modules/${packageName}`;
  const { bin } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as {
    bin: string | Record<string, string>;
  };
  const script = typeof bin === "string" ? bin : bin[command];
  if (script === undefined) throw new Error(`${packageName} has no command ${command}`);
  return `${folder}/${script}`;
}

/** Runs scripts one after another until one fails. */
export async function runStep(name: string, scripts: readonly (readonly string[])[]): Promise<StepResult> {
  const startedAt = performance.now();
  let output = "";
  let isFailed = false;
  for (const script of scripts) {
    const result = await runScript(script);
    output += result.output;
    isFailed = result.code !== 0;
    if (isFailed) break;
  }
  return { name, isFailed, output, durationMs: performance.now() - startedAt };
}

function runScript(args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const keep = (chunk: string) => {
      output += chunk;
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.on("error", (error) => resolve({ code: 1, output: output + String(error) }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
