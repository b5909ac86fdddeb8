// Every diagnostic code has a golden that shows what its reader sees, and every golden belongs to a code.
import type { Rule } from "./rule.ts";

const codesPath = "packages/lang/src/diagnostics/codes.ts";
const goldenName = /^packages\/lang\/goldens\/([A-Z]+-?\w*?\d+)-[^/]+\.md$/;

export const goldenPerCode: Rule = (files) => {
  const source = files.find((file) => file.path === codesPath);
  if (source === undefined) return [{ path: codesPath, line: 0, text: "is missing: the list of all diagnostic codes" }];
  const codes = new Map<string, number>();
  source.text.split("\n").forEach((line, index) => {
    const code = /^ {2}"?([A-Z]+\d+|[A-Z]+-[A-Z]+\d+)"?: \{/.exec(line)?.[1];
    if (code !== undefined) codes.set(code, index + 1);
  });
  if (codes.size === 0) return [{ path: codesPath, line: 0, text: "no code was found in it" }];
  const goldens = files.filter((file) => file.path.startsWith("packages/lang/goldens/"));
  const shown = new Set(goldens.map((file) => goldenName.exec(file.path)?.[1]));
  const missing = [...codes]
    .filter(([code]) => !shown.has(code))
    .map(([code, line]) => ({
      path: codesPath,
      line,
      text: `${code} has no golden packages/lang/goldens/${code}-….md`,
    }));
  const stray = goldens
    .filter((file) => !codes.has(goldenName.exec(file.path)?.[1] ?? ""))
    .map((file) => ({ path: file.path, line: 0, text: "is named after no code" }));
  return [...missing, ...stray];
};
