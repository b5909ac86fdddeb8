// The contents of a page whose sections have ids in their headings: `### T1. An instant …` under `## Time`.

/** `contents`: one line for each part, with a link to each section. */
export function contents(_words: readonly string[], page: string): string {
  const parts = page.split(/^## /m).slice(1);
  return parts
    .map((part) => {
      const [title = ""] = part.split("\n", 1);
      const sections = [...part.matchAll(/^### ([A-Z]\d+)\. (.+)$/gm)];
      const links = sections.map(([, id = "", name]) => `- [${id}](#${id.toLowerCase()}) ${name}`);
      return [`**${title}**`, ...links].join("\n");
    })
    .join("\n\n");
}
