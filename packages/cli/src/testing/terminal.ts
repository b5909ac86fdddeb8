// A terminal that remembers what was written to it, for tests.
import type { Terminal } from "../terminal.ts";

export interface RememberingTerminal extends Terminal {
  readonly written: { out: string; err: string };
}

export function rememberingTerminal(): RememberingTerminal {
  const written = { out: "", err: "" };
  return {
    written,
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    paint: (_style, text) => text,
    paintError: (_style, text) => text,
    isWatched: false,
  };
}
