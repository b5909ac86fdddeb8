// Pages are Markdown written by hand, with regions that are made from the program's own tables:
//
//     <!-- made: codes S01 -->
//     …
//     <!-- end -->
//
// Everything outside the two lines stays as it was written; everything between them is replaced.

/** What makes the text of a region, by the first word of its name; the other words are handed over. */
export type Makers = ReadonlyMap<string, (words: readonly string[], page: string) => string>;

const region = /^<!-- made: ([^\n]+?) -->\n[^]*?^<!-- end -->$/gm;

/** The page with every region made anew. Throws where a region asks for what nobody makes, or is not closed. */
export function fillRegions(page: string, makers: Makers): string {
  const opened = page.match(/^<!-- made: /gm)?.length ?? 0;
  const closed = page.match(region)?.length ?? 0;
  if (opened !== closed) throw new Error(`${opened} regions begin and ${closed} end`);
  return page.replace(region, (_, name: string) => {
    const [kind = "", ...words] = name.split(" ");
    const make = makers.get(kind);
    if (make === undefined) throw new Error(`nobody makes \`${kind}\``);
    return `<!-- made: ${name} -->\n${make(words, page).trimEnd()}\n<!-- end -->`;
  });
}

/** The words after `made: KIND`, of every region of that kind, in the order of the page. */
export function regionsOf(page: string, kind: string): readonly (readonly string[])[] {
  return [...page.matchAll(/^<!-- made: ([^\n]+?) -->$/gm)]
    .map((match) => (match[1] ?? "").split(" "))
    .filter(([first]) => first === kind)
    .map(([, ...words]) => words);
}
