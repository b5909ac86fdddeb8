// stub
import type { Arguments } from "../arguments.ts";
import type { Terminal } from "../terminal.ts";
export async function runExplain(_a: Arguments, _t: Terminal): Promise<number> {
  return 1;
}
