// Finds identifiers in TypeScript without parsing it: comments, strings and regular expressions are blanked, line ends
// kept. Good enough to look for words; not a parser. Code inside a template's `${}` is blanked with the template.

/** The code alone, with everything that is only text replaced by blanks of the same length. */
function codeOnly(source: string): string {
  const text = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`/;
  // A slash starts a regular expression only where a value may begin.
  const regex = /(?<=(?:^|[=(,:[!&|?{};>]|\breturn)\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/;
  return source.replace(new RegExp(`${text.source}|${regex.source}`, "gm"), (match) => match.replace(/[^\n]/g, " "));
}

/** Identifiers with the line (from 1) they stand on. */
export function identifiers(source: string): { readonly name: string; readonly line: number }[] {
  return codeOnly(source)
    .split("\n")
    .flatMap((line, index) =>
      [...line.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)].map(([name]) => ({ name, line: index + 1 })),
    );
}

/** `contactLineIds` → `contact line ids`. */
export function words(identifier: string): string {
  return identifier
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/[_$]+/g, " ")
    .trim()
    .toLowerCase();
}
