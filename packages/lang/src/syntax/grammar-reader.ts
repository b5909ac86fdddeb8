// The published grammar (grammar-rules.ts) as data: its notation read into shapes. For whoever walks the grammar: the
// tests that derive sentences from it, and what an editor may offer next. The parser does not use it.
import { grammarRules } from "./grammar-rules.ts";

/** `opener`: a reserved word at the start of a line; `literal`: one anywhere; `token`: NAME and its like. */
export type Shape =
  | { readonly kind: "opener" | "literal" | "token" | "rule"; readonly text: string }
  | { readonly kind: "optional" | "many"; readonly part: Shape }
  | { readonly kind: "sequence" | "choice"; readonly parts: readonly Shape[] };

/** Every rule of the grammar by its name. */
export const ruleShapes: ReadonlyMap<string, Shape> = new Map(
  grammarRules.map(({ name, text }) => [name, readRule(text)]),
);

function readRule(text: string): Shape {
  const parts = text.match(/'[^']+'|"[^"]+"|\w+|[()?*|]/g) ?? [];
  let at = 0;
  const readChoice = (): Shape => {
    const options = [readSequence()];
    while (parts[at] === "|") {
      at++;
      options.push(readSequence());
    }
    return { kind: "choice", parts: options };
  };
  const readSequence = (): Shape => {
    const items: Shape[] = [];
    while (at < parts.length && parts[at] !== "|" && parts[at] !== ")") items.push(readRepeated());
    return { kind: "sequence", parts: items };
  };
  const readRepeated = (): Shape => {
    let shape = readAtom();
    for (; parts[at] === "?" || parts[at] === "*"; at++)
      shape = { kind: parts[at] === "?" ? "optional" : "many", part: shape };
    return shape;
  };
  const readAtom = (): Shape => {
    const part = parts[at++] ?? "";
    if (part === "(") {
      const inside = readChoice();
      at++;
      return inside;
    }
    if (part.startsWith("'")) return { kind: "opener", text: part.slice(1, -1) };
    if (part.startsWith('"')) return { kind: "literal", text: part.slice(1, -1) };
    return { kind: part === part.toUpperCase() ? "token" : "rule", text: part };
  };
  return readChoice();
}
