// Smaller versions of a case: fewer records, fewer clauses, plainer conditions. Everything a checked agreement and a
// log must have stays; what they may leave out goes.

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Lists that may not become empty. */
const NEVER_EMPTY: ReadonlySet<string> = new Set([
  "kinds",
  "actors",
  "of",
  "start",
  "anyOf",
  "decisions",
  "rungs",
  "members",
  "among",
  "acts",
  "judgedBy",
  "items",
  "lines",
  "polygons",
  "countedFrom",
  "signatories",
  "weekend",
  "years",
  "senders",
  "extendableBy",
]);

/** Not looked into: shapes and vocabulary are the same in every case, and one small thing each. */
const LEFT: ReadonlySet<string> = new Set(["regions", "kinds", "actors", "span", "articles", "among", "key"]);

const CONDITIONS: ReadonlySet<string> = new Set(["when", "guard", "condition"]);

/** Whether the node may do without this. Names mean different things in different places. */
function isOptional(node: Node, name: string): boolean {
  const value = node[name];
  const { kind, record } = node;
  switch (name) {
    case "by":
      return isNode(value) || record === "observation";
    case "to":
      return typeof value !== "number" && !("region" in node);
    case "at":
      return isNode(value);
    case "count":
      return record !== undefined;
    case "matter":
      return kind !== "matter" && kind !== "settled";
    case "within":
      return kind !== "did in time";
    case "level":
      return !("anyOf" in node || "occurrence" in node);
    case "length":
      return "start" in node;
    case "every":
      return "percent" in node;
    case "withinMs":
      return kind === "sources";
    case "of":
      return record === "observation" || kind === "votes";
    case "kinds":
      return record === "coverage";
    case "attributes":
      return isNode(value);
    case "judgedBy":
      return kind === "matter";
    default:
      return OPTIONAL.has(name);
  }
}

const OPTIONAL: ReadonlySet<string> = new Set([
  "place",
  "about",
  "outcome",
  "aggregate",
  "area",
  "onSite",
  "reportedAt",
  "attribution",
  "target",
  "until",
  "variable",
  "jointly",
  "fromSignature",
  "effort",
  "quota",
  "extendableBy",
  "otherwise",
  "onFulfilment",
  "relief",
  "delay",
  "spared",
  "offset",
  "register",
  "atLeastActors",
  "pleadedBy",
  "pleadWithin",
  "withinM",
  "quorum",
  "consentAfter",
  "chair",
  "deadlock",
  "convening",
  "rules",
  "consent",
  "renewal",
  "notice",
  "declared",
  "sender",
  "reservedBy",
  "precedence",
  "on",
  "bind",
  "prevents",
  "calendar",
  "membership",
  "entry",
  "references",
  "basis",
  "touchesSealed",
  "answersTo",
  "label",
  "recurs",
]);

/** What may stand in a node's place. */
function* inPlaceOf(value: unknown, name: string): Generator<unknown> {
  if (!isNode(value)) return;
  const { kind, of } = value;
  if (kind === "and" || kind === "or" || kind === "any" || kind === "all") if (Array.isArray(of)) yield* of;
  if (kind === "not") yield of;
  if (CONDITIONS.has(name) && kind !== "always") yield { kind: "always" };
  if (name === "trigger" && kind !== "standing") yield { kind: "standing" };
  if (name === "threshold" && kind !== "votes") yield { kind: "votes", count: 2 };
  const { record, recordedAt, from, to, at } = value;
  const done = record === "observation" || record === "coverage" ? to : at;
  if (typeof done === "number" && typeof recordedAt === "number" && recordedAt > done)
    yield { ...value, recordedAt: done };
  if (record === "observation" && from !== to) yield { ...value, to: from };
}

/** One change smaller, in every way. */
function* smaller(value: unknown, name: string): Generator<unknown> {
  yield* inPlaceOf(value, name);
  if (Array.isArray(value)) {
    const least = NEVER_EMPTY.has(name) ? 1 : 0;
    if (value.length > least)
      for (let index = value.length - 1; index >= 0; index -= 1) yield value.toSpliced(index, 1);
    for (const [index, each] of value.entries()) {
      for (const less of smaller(each, name)) yield value.with(index, less);
    }
  }
  if (!isNode(value)) return;
  for (const [key, each] of Object.entries(value)) {
    if (isOptional(value, key)) yield without(value, key);
    if (!LEFT.has(key)) for (const less of smaller(each, key)) yield { ...value, [key]: less };
  }
}

function without(node: Node, name: string): Node {
  const { [name]: _gone, ...rest } = node;
  if (name !== "by" || node["record"] !== "observation") return rest;
  const { basis: _basis, attribution: _attribution, ...unattributed } = rest;
  return unattributed;
}

/** Fewer of a list at once: halves, then quarters, down to one. */
function* fewer<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let first = 0; first < list.length; first += size) yield list.toSpliced(first, size);
  }
}

/** Parts of the agreement that go as a whole before any of it is looked at closely. */
const PARTS: readonly string[] = ["bodies", "ladders", "measures", "linkings", "standards", "registers", "readings"];

interface Whole {
  readonly agreement: object;
  readonly log: readonly object[];
}

/** All that are one step smaller, the largest steps first; each is made when it is asked for. */
export function* reductions<T extends Whole>(whole: T): Generator<() => T> {
  const agreement: Node = { ...whole.agreement };
  for (const less of fewer(whole.log)) yield () => ({ ...whole, log: less });
  for (const part of [...PARTS, "clauses", "stages"]) {
    const all = agreement[part];
    if (!Array.isArray(all)) continue;
    if (all.length > 0) for (const less of fewer(all)) yield () => keyed(whole, { ...agreement, [part]: less });
  }
  for (const part of ["membership", "calendar"])
    if (part in agreement) yield () => keyed(whole, without(agreement, part));
  for (const less of smaller(agreement, "")) yield () => keyed(whole, less);
  for (const less of smaller(whole.log, "log")) yield () => copy({ ...whole, log: less });
}

/** The key of a watch follows its condition. */
function keyed<T>(whole: T, agreement: unknown): T {
  const text = JSON.stringify({ ...whole, agreement }, (_name, value: unknown) => {
    if (!isNode(value) || !("condition" in value) || typeof value["key"] !== "string") return value;
    const bound = value["bind"] === undefined ? "" : "X ";
    return { ...value, key: `${bound}${JSON.stringify(value["condition"])}` };
  });
  const made: T = JSON.parse(text);
  return made;
}

function copy<T>(value: unknown): T {
  const made: T = JSON.parse(JSON.stringify(value));
  return made;
}
