// Texts with columns in them: `<region> <started_at>`. `<name>` stands for the value of the column; everything else
// stands for itself. Angle brackets, because YAML gives them no meaning at the start of a value.

/** `column` parts hold a column's name. */
export type TemplatePart = { readonly kind: "text" | "column"; readonly text: string };
export type Template = readonly TemplatePart[];

/** Undefined when a `<` is not closed or holds nothing. */
export function parseTemplate(source: string): Template | undefined {
  const parts: TemplatePart[] = [];
  let start = 0;
  for (;;) {
    const open = source.indexOf("<", start);
    if (open < 0) break;
    const close = source.indexOf(">", open);
    if (close <= open + 1) return undefined;
    if (open > start) parts.push({ kind: "text", text: source.slice(start, open) });
    parts.push({ kind: "column", text: source.slice(open + 1, close) });
    start = close + 1;
  }
  if (start < source.length) parts.push({ kind: "text", text: source.slice(start) });
  return parts;
}

/** The text of a template without columns; undefined if it has any. */
export function constantText(template: Template): string | undefined {
  if (template.some(({ kind }) => kind === "column")) return undefined;
  return template.map(({ text }) => text).join("");
}
