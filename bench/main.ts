// `npm run bench -- NAME [--json]`: benchmarks by name. Each prints ratios measured side by side in one run.
import { benchLang } from "./lang/bench-lang.ts";
import { benchLog } from "./log/bench-log.ts";
import { benchLsp } from "./lsp/bench-lsp.ts";
import { benchMonitor } from "./monitor/bench-monitor.ts";

const BENCHES: Readonly<Record<string, (args: readonly string[]) => number | Promise<number>>> = {
  lang: benchLang,
  monitor: benchMonitor,
  lsp: benchLsp,
  log: benchLog,
};

function main([name, ...args]: readonly string[]): number | Promise<number> {
  const bench = name === undefined ? undefined : BENCHES[name];
  if (bench !== undefined) return bench(args);
  process.stderr.write(`Usage: npm run bench -- NAME [--json]\nNames: ${Object.keys(BENCHES).join(", ")}\n`);
  return 64;
}

process.exitCode = await main(process.argv.slice(2));
