// Where a command writes, and whether it may colour what it writes. Colour is for terminals only, and never where
// NO_COLOR is set (no-color.org).
import { styleText } from "node:util";

export type Style = "strong" | "quiet" | "found" | "doubt" | "good" | "error" | "warning" | "note" | "hint";

/** Wraps text in a style, or returns it as it is. */
export type Paint = (style: Style, text: string) => string;

/** Standard output and standard error. Owned by one command at a time. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly paint: Paint;
  readonly paintError: Paint;
  /** Standard error is a terminal: progress may be shown there. */
  readonly isWatched: boolean;
}

const formats = {
  strong: "bold",
  quiet: "dim",
  found: "red",
  doubt: "yellow",
  good: "green",
  error: "red",
  warning: "yellow",
  note: "blue",
  hint: "cyan",
} as const;

/** The streams of this process. */
export function processTerminal(): Terminal {
  const painter = (stream: NodeJS.WriteStream): Paint => {
    const isColoured = stream.isTTY === true && (process.env["NO_COLOR"] ?? "") === "";
    return isColoured
      ? (style, text) => styleText(formats[style], text, { validateStream: false })
      : (_style, text) => text;
  };
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    paint: painter(process.stdout),
    paintError: painter(process.stderr),
    isWatched: process.stderr.isTTY === true,
  };
}
