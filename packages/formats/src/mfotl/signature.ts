// Which relations the formulas speak of, what they are called, and their columns: MonPoly's signature file.
import { type Formula, type NameOf, partsOf, type Relation } from "./formula.ts";

interface Column {
  readonly name: string;
  readonly type: "string" | "float";
}

/** The relations of an export, under the names that formulas, signature and log share. */
export interface Signature {
  readonly relations: readonly Relation[];
  readonly nameOf: NameOf;
  readonly has: (relation: Relation) => boolean;
  readonly text: string;
}

/** The relation that has nothing to say: time passes. Holds no column. */
export const TICK = "tick";

// Words that one of MonPoly's three lexers keeps for itself, and relations that it defines.
const RESERVED = `int string float regexp event bool null f2i i2f r2s s2r tp ts tpts ${TICK}`.split(" ");

/** Of all relations in these formulas, in the order in which they occur. */
export function signatureOf(formulas: readonly Formula[]): Signature {
  const relations = new Map<string, Relation>();
  for (const formula of formulas) {
    for (const part of partsOf(formula)) {
      if (part.kind === "relation") relations.set(relationKey(part.relation), part.relation);
    }
  }
  const names = new Map<string, string>();
  const taken = new Set(RESERVED);
  for (const [key, relation] of relations) names.set(key, freeName(relation, taken));
  const nameOf: NameOf = (relation) => names.get(relationKey(relation)) ?? TICK;
  const lines = [...relations.values()].map((relation) => {
    const columns = columnsOf(relation).map(({ name, type }) => `${name}:${type}`);
    return `${nameOf(relation)}(${columns.join(", ")})`;
  });
  return {
    relations: [...relations.values()],
    nameOf,
    has: (relation) => relations.has(relationKey(relation)),
    text: `${[...lines, `${TICK}()`].join("\n")}\n`,
  };
}

function relationKey(relation: Relation): string {
  return Object.values(relation).join(" ");
}

/** What a relation says, in columns. */
function columnsOf(relation: Relation): readonly Column[] {
  const column = (name: string, type: Column["type"] = "string"): Column => ({ name, type });
  switch (relation.kind) {
    case "event":
      return [column("report"), column("by")];
    case "act":
      return [column("act"), column("by")];
    case "attribute":
      return [column("report"), column("value", relation.type === "number" ? "float" : "string")];
    case "inside":
      return [column("report"), column("place")];
    case "target":
      return [column("report"), column("whose")];
    case "matter":
      return [column("act"), column("what")];
    case "addressee":
      return [column("act"), column("whom")];
    case "about":
      return [column("act"), column("record")];
    case "started":
    case "ended":
      return [column("stage")];
    case "reached":
      return [column("moment")];
    case "role":
      return [column("actor")];
  }
}

/** The word of the agreement, in letters that MonPoly takes; told apart where two would be the same. */
function freeName(relation: Relation, taken: Set<string>): string {
  const word = wordOf(relation).replaceAll(/[^A-Za-z0-9]+/g, "_");
  const plain = /^[A-Za-z]/.test(word) ? word : `r_${word}`;
  const isFree = (name: string): boolean => !taken.has(name);
  let name = isFree(plain) ? plain : `${plain}_${relation.kind}`;
  for (let count = 2; !isFree(name); count += 1) name = `${plain}_${relation.kind}_${count}`;
  taken.add(name);
  return name;
}

function wordOf(relation: Relation): string {
  switch (relation.kind) {
    case "event":
      return relation.root;
    case "act":
      return relation.verb;
    case "attribute":
      return relation.attribute;
    case "role":
      return relation.role;
    default:
      return relation.kind;
  }
}
