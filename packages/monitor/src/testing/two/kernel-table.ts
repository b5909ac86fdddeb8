// Every construct of the kernel, read from the types that declare it: variants of unions, words, properties that may be
// left out, and whether something is so or not. A construct that is new there is a new row here.
import { parseSync } from "oxc-parser";

/** A construct: `Condition: happened`, `EventPattern.by`, `Compare: >=`, `Obligation.effort: true`. */
export type Construct = string;

interface AnyNode {
  readonly type: string;
  readonly [property: string]: unknown;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function nodesIn(value: unknown): readonly AnyNode[] {
  return Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [];
}

function nodeIn(node: AnyNode, property: string): AnyNode | undefined {
  return nodesIn(node[property])[0];
}

function nameOf(node: AnyNode | undefined): string {
  return typeof node?.["name"] === "string" ? node["name"] : "";
}

/** Types by their names, as their files declare them. */
export class KernelTypes {
  readonly #types = new Map<string, AnyNode>();

  /** `sources`: the text of TypeScript files. */
  constructor(sources: readonly string[]) {
    for (const source of sources) {
      const { program, errors } = parseSync("kernel.ts", source);
      if (errors.length > 0) throw new Error(`cannot read the kernel's types: ${errors[0]?.message ?? ""}`);
      for (const statement of nodesIn(program.body)) {
        const declared = nodeIn(statement, "declaration") ?? statement;
        const { type } = declared;
        if (type === "TSInterfaceDeclaration" || type === "TSTypeAliasDeclaration")
          this.#types.set(nameOf(nodeIn(declared, "id")), declared);
      }
    }
  }

  /** All constructs that a value of this type may show. */
  constructsOf(root: string): ReadonlySet<Construct> {
    const found = new Set<Construct>();
    const seen = new Set<string>();
    const visit = (type: AnyNode, owner: string): void => {
      for (const each of this.#step(type, owner)) {
        if (each.construct !== undefined) found.add(each.construct);
        if (each.type === undefined || seen.has(each.key)) continue;
        seen.add(each.key);
        visit(each.type, each.owner);
      }
    };
    visit(reference(root), root);
    return found;
  }

  /** Adds those that this value shows. */
  collect(root: string, value: unknown, into: Set<Construct>): void {
    this.#collect(reference(root), root, value, into);
  }

  #collect(type: AnyNode, owner: string, value: unknown, into: Set<Construct>): void {
    for (const { construct, type: inner, owner: innerOwner, valuesOf } of this.#step(type, owner)) {
      for (const each of valuesOf(value)) {
        if (construct !== undefined) into.add(construct);
        if (inner !== undefined) this.#collect(inner, innerOwner, each, into);
      }
    }
  }

  /** One level of a type: what is inside it, and which values of its value stand there. */
  *#step(type: AnyNode, owner: string): Generator<Step> {
    switch (type.type) {
      case "TSTypeReference":
        yield* this.#reference(type, owner);
        return;
      case "TSTypeOperator":
      case "TSParenthesizedType":
        yield* inside(nodeIn(type, "typeAnnotation"), owner, (value) => [value]);
        return;
      case "TSArrayType":
        yield* inside(nodeIn(type, "elementType"), owner, (value) => (Array.isArray(value) ? value : []));
        return;
      case "TSUnionType":
        for (const member of nodesIn(type["types"])) yield* this.#member(member, owner);
        return;
      case "TSInterfaceDeclaration":
        for (const parent of nodesIn(type["extends"])) {
          const name = nameOf(nodeIn(parent, "expression"));
          const declared = this.#types.get(name);
          if (declared !== undefined) yield* this.#step(declared, owner);
        }
        for (const property of nodesIn(nodeIn(type, "body")?.["body"])) yield* this.#property(property, owner);
        return;
      case "TSTypeAliasDeclaration":
        yield* inside(nodeIn(type, "typeAnnotation"), owner, (value) => [value]);
        return;
      case "TSTypeLiteral":
        for (const property of nodesIn(type["members"])) yield* this.#property(property, owner);
        return;
      case "TSBooleanKeyword":
        for (const isSo of [true, false])
          yield {
            ...nothing,
            construct: `${owner}: ${String(isSo)}`,
            valuesOf: (value) => only(value, value === isSo),
          };
        return;
      case "TSLiteralType":
        yield* literal(type, owner);
        return;
      default:
        return;
    }
  }

  *#reference(type: AnyNode, owner: string): Generator<Step> {
    const name = nameOf(nodeIn(type, "typeName"));
    const [first, second] = nodesIn(nodeIn(type, "typeArguments")?.["params"]);
    if (name === "Readonly") yield* inside(first, owner, (value) => [value]);
    if (name === "Record")
      yield* inside(second, owner, (value) =>
        typeof value === "object" && value !== null ? Object.values(value) : [],
      );
    const declared = this.#types.get(name);
    if (declared !== undefined)
      yield { ...nothing, type: declared, owner: name, key: name, valuesOf: (value) => [value] };
  }

  // A variant is told by its `kind` or `record`; a word by itself.
  *#member(member: AnyNode, owner: string): Generator<Step> {
    const { told, words } = this.#wordsOf(member);
    if (told === undefined) {
      yield* this.#step(member, owner);
      return;
    }
    for (const word of words) {
      const variant = `${owner}: ${word}`;
      const named = member.type === "TSTypeReference" ? nameOf(nodeIn(member, "typeName")) : variant;
      yield {
        construct: variant,
        type: member.type === "TSTypeReference" ? this.#types.get(named) : member,
        owner: named,
        key: named,
        valuesOf: (value) => only(value, propertyOf(value, told) === word),
      };
    }
  }

  /** The property that tells a variant from others, and its words. */
  #wordsOf(member: AnyNode): { readonly told: string | undefined; readonly words: readonly string[] } {
    if (member.type === "TSTypeReference") {
      const declared = this.#types.get(nameOf(nodeIn(member, "typeName")));
      return declared === undefined ? UNTOLD : this.#wordsOf(declared);
    }
    for (const property of nodesIn(member["members"] ?? nodeIn(member, "body")?.["body"])) {
      const told = nameOf(nodeIn(property, "key"));
      const type = annotationOf(property);
      const words = TELLING.has(told) && type !== undefined ? literalsIn(type) : [];
      if (words.length > 0) return { told, words };
    }
    return UNTOLD;
  }

  *#property(property: AnyNode, owner: string): Generator<Step> {
    const name = nameOf(nodeIn(property, "key"));
    const type = annotationOf(property);
    if (type === undefined || (TELLING.has(name) && literalsIn(type).length > 0)) return;
    const place = `${owner}.${name}`;
    const valuesOf = (value: unknown): readonly unknown[] => {
      const inner = propertyOf(value, name);
      return only(inner, inner !== undefined);
    };
    const isOptional = property["optional"] === true;
    yield { type, owner: place, key: place, valuesOf, ...(isOptional ? { construct: place } : {}) };
  }
}

interface Step {
  readonly construct?: Construct;
  readonly type?: AnyNode | undefined;
  readonly owner: string;
  /** Tells a place in the types from every other. */
  readonly key: string;
  readonly valuesOf: (value: unknown) => readonly unknown[];
}

const TELLING: ReadonlySet<string> = new Set(["kind", "record"]);
const UNTOLD = { told: undefined, words: [] };

const nothing: Omit<Step, "valuesOf"> = { owner: "", key: "" };

function* inside(type: AnyNode | undefined, owner: string, valuesOf: Step["valuesOf"]): Generator<Step> {
  if (type !== undefined) yield { type, owner, key: `${owner} ${type.type} ${String(type["start"])}`, valuesOf };
}

function* literal(type: AnyNode, owner: string): Generator<Step> {
  for (const word of literalsIn(type))
    yield { ...nothing, construct: `${owner}: ${word}`, valuesOf: (value) => only(value, value === word) };
}

function only(value: unknown, isIt: boolean): readonly unknown[] {
  return isIt ? [value] : [];
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}

function annotationOf(property: AnyNode): AnyNode | undefined {
  const annotation = nodeIn(property, "typeAnnotation");
  return annotation === undefined ? undefined : nodeIn(annotation, "typeAnnotation");
}

function literalsIn(type: AnyNode): readonly string[] {
  if (type.type === "TSUnionType") return nodesIn(type["types"]).flatMap(literalsIn);
  const value = type.type === "TSLiteralType" ? nodeIn(type, "literal")?.["value"] : undefined;
  return typeof value === "string" ? [value] : [];
}

function reference(name: string): AnyNode {
  return { type: "TSTypeReference", typeName: { type: "Identifier", name } };
}
