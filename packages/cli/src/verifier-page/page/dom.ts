// Elements from plain data. Texts are always texts, never markup: what is shown comes from anybody.

type Child = Node | string;

interface Attributes {
  readonly [name: string]: string;
}

export function element(tag: string, attributes: Attributes, ...children: readonly Child[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Pairs of a name and what stands for it. */
export function definitions(rows: readonly (readonly [name: string, value: Child])[]): HTMLElement {
  return element("dl", {}, ...rows.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}

export function code(text: string): HTMLElement {
  return element("code", {}, text);
}

export interface Column<T> {
  readonly title: string;
  /** `number` or `instant`, for the layout. */
  readonly sort?: string;
  readonly cell: (row: T) => Child;
}

/** A table that narrow windows show as a list of cards. */
export function table<T>(columns: readonly Column<T>[], rows: readonly T[]): HTMLElement {
  const head = element("tr", {}, ...columns.map(({ title }) => element("th", { scope: "col" }, title)));
  const lines = rows.map((row) =>
    element(
      "tr",
      {},
      ...columns.map(({ title, sort = "", cell }) => element("td", { class: sort, "data-label": title }, cell(row))),
    ),
  );
  const whole = element("table", {}, element("thead", {}, head), element("tbody", {}, ...lines));
  return element("div", { class: "wide" }, whole);
}
