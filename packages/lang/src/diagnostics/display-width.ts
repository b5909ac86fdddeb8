// How wide a text stands in a terminal, so that carets stand under what they mean. Tabs, combining marks and wide
// characters only; a terminal that draws emoji sequences otherwise is out of scope.
import { invisible } from "../syntax/characters.ts";

const tabStop = 4;
const zeroWidth = /\p{M}/u;
const wideRanges: readonly string[] = [
  "\\u1100-\\u115f", // Hangul
  "\\u2e80-\\u303e\\u3041-\\u33ff\\u3400-\\u4dbf\\u4e00-\\u9fff", // Chinese and Japanese
  "\\ua000-\\ua4cf\\uac00-\\ud7a3", // Yi, Hangul syllables
  "\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6", // compatibility and full-width forms
  "\\u{1f300}-\\u{1faff}\\u{20000}-\\u{3fffd}", // pictures, rare ideographs
];
const wide = new RegExp(`[${wideRanges.join("")}]`, "u");

/**
 * A line as a terminal should show it, and the column at which each of its UTF-16 units begins (one more for the
 * end).
 */
export interface ShownLine {
  readonly text: string;
  readonly columns: readonly number[];
}

/** Tabs become spaces; what cannot be seen, or would reorder the line, becomes `\ufffd`. */
export function showLine(line: string): ShownLine {
  let text = "";
  let column = 0;
  const columns: number[] = [];
  for (const letter of line) {
    const shown =
      letter === "\t" ? " ".repeat(tabStop - (column % tabStop)) : invisible.test(letter) ? "\ufffd" : letter;
    for (let unit = 0; unit < letter.length; unit++) columns.push(column);
    text += shown;
    column += letter === "\t" ? shown.length : widthOf(shown);
  }
  columns.push(column);
  return { text, columns };
}

function widthOf(letter: string): number {
  return zeroWidth.test(letter) ? 0 : wide.test(letter) ? 2 : 1;
}
