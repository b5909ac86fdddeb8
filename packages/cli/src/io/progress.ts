// A line on standard error that says how far long work has come: only on a terminal, only after a second.
import { performance } from "node:perf_hooks";
import type { Terminal } from "../terminal.ts";

const FIRST_AFTER_MS = 1000;
const EVERY_MS = 200;
const CLEAR_LINE = "\r\u001b[2K";

/** Says where the work stands: share done (0 to 1), units so far. */
export interface Progress {
  show(share: number, units: number): void;
  /** Takes the line away. */
  end(): void;
}

/** `words` gets the share, the units, the units a second and the seconds left. */
export function startProgress(
  terminal: Terminal,
  words: (share: number, units: number, perSecond: number, etaS: number) => string,
): Progress {
  const startedAt = performance.now();
  let shownAt = startedAt + FIRST_AFTER_MS - EVERY_MS;
  let isShown = false;
  return {
    show(share, units) {
      if (!terminal.isWatched) return;
      const now = performance.now();
      if (now - shownAt < EVERY_MS) return;
      shownAt = now;
      isShown = true;
      const elapsedS = (now - startedAt) / 1000;
      const etaS = share > 0 ? Math.ceil((elapsedS * (1 - share)) / share) : 0;
      terminal.err(`${CLEAR_LINE}${words(share, units, Math.round(units / elapsedS), etaS)}`);
    },
    end() {
      if (isShown) terminal.err(CLEAR_LINE);
      isShown = false;
    },
  };
}
