// What `JSON.parse` passes over in silence: a key given twice in one object, of which it takes the last and others the
// first; and whether a text that it refuses only stops too early.

export interface JsonShape {
  /** As written, without the quotes. */
  readonly twice: string | undefined;
  readonly isCutOff: boolean;
}

const string = /"(?:[^"\\]|\\[^])*("?)/y;
const between = /[^"{}[\]:,]+/y;

/** One pass over the text; nothing is built. O(n). */
export function jsonShape(text: string): JsonShape {
  /** For each open bracket the keys so far; undefined for a list. */
  const open: (Set<string> | undefined)[] = [];
  let twice: string | undefined;
  let last = "";
  let isInString = false;
  for (let at = 0; at < text.length; ) {
    const sign = text.charAt(at);
    if (sign === '"') {
      string.lastIndex = at;
      const found = string.exec(text);
      last = (found?.[0] ?? "").slice(1, -1);
      isInString = found?.[1] !== '"';
      at += found?.[0].length ?? 1;
      continue;
    }
    if (sign === "{") open.push(new Set());
    else if (sign === "[") open.push(undefined);
    else if (sign === "}" || sign === "]") open.pop();
    else if (sign === ":") {
      const keys = open.at(-1);
      if (keys?.has(last) === true) twice ??= last;
      keys?.add(last);
    } else {
      between.lastIndex = at;
      at += (between.exec(text)?.[0].length ?? 1) - 1;
    }
    at += 1;
  }
  return { twice, isCutOff: open.length > 0 || isInString };
}
