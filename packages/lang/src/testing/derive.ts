// Random texts of the grammar, for tests: derives sentences from the rules of grammar-rules.ts. So the
// published grammar and the parser are held to each other. For tests only.
import { createRng } from "@servanda/core";
import { ruleShapes, type Shape } from "../syntax/grammar-reader.ts";
import { grammarRules } from "../syntax/grammar-rules.ts";

/** A number in [0, 1). */
export type Random = () => number;

/** A stream of chance that a seed repeats. */
export function seeded(seed: number): Random {
  return createRng(seed).next;
}

/** Every reserved word in the rules, openers and others apart. */
export function reservedInRules(): { openers: Set<string>; others: Set<string> } {
  const openers = new Set<string>();
  const others = new Set<string>();
  for (const { text } of grammarRules) {
    for (const [, opener, other] of text.matchAll(/'([^']+)'|"([^"]+)"/g)) {
      if (opener !== undefined) openers.add(opener);
      if (other !== undefined) others.add(other);
    }
  }
  return { openers, others };
}

/** The reserved words of one rule, openers included. */
export function reservedInRule(text: string): readonly string[] {
  return [...text.matchAll(/'([^']+)'|"([^"]+)"/g)].map(([, opener, other]) => opener ?? other ?? "");
}

/** The rule names that the rules mention. */
export function mentionedRules(): ReadonlySet<string> {
  return new Set(grammarRules.flatMap(({ text }) => mentionedIn(text)));
}

/** The rules and tokens that the text of one rule mentions, each once, in its order. */
export function mentionedIn(text: string): readonly string[] {
  return [...new Set(text.replace(/'[^']*'|"[^"]*"/g, "").match(/\b[A-Z]\w*/g) ?? [])];
}

/** One statement, on as many lines as it has openers and `-` lines. */
export function deriveStatement(random: Random): string {
  const out: string[] = [];
  derive({ kind: "rule", text: "Statement" }, random, 0, out);
  return out.join(" ").replace(/ ?\n /g, "\n").replace(/^\n/, "");
}

function derive(node: Shape, random: Random, depth: number, out: string[]): void {
  switch (node.kind) {
    case "opener":
      out.push(`\n ${node.text}`);
      return;
    case "literal":
      out.push(node.text === "-" ? "\n -" : node.text);
      return;
    case "token":
      out.push(tokenText(node.text, random));
      return;
    case "rule":
      deriveRule(node.text, random, depth + 1, out);
      return;
    case "optional":
      if (random() < 0.35 / (1 + depth / 8)) derive(node.part, random, depth, out);
      return;
    case "many":
      while (random() < 0.3 / (1 + depth / 8)) derive(node.part, random, depth, out);
      return;
    case "sequence":
      for (const part of node.parts) derive(part, random, depth, out);
      return;
    case "choice":
      derive(pick(node.parts, random), random, depth, out);
  }
}

/** Deep down, nouns become plain names, so that every derivation ends; consequences nest two deep at most. */
function deriveRule(name: string, random: Random, depth: number, out: string[]): void {
  const isDeep = depth > 14;
  if (name === "Noun" && isDeep) out.push("Deep");
  else if (name === "Fact" && isDeep) out.push("Deep");
  else if (
    (name === "Otherwise" || name === "Then") &&
    (depth > 8 || out.filter((text) => text === "otherwise" || text === "then").length >= 2)
  )
    out.push("no deadline");
  else if (name === "Statement" && depth > 3) out.push("\n stage Inner");
  else derive(ruleShapes.get(name) ?? { kind: "literal", text: `?${name}` }, random, depth, out);
}

function tokenText(name: string, random: Random): string {
  const words = [
    "fire",
    "uav",
    "withdraw",
    "air-defence",
    "troops",
    "line",
    "stage",
    "day/night",
    "hours",
    "km",
    "body",
  ];
  const names = ["Ukraine", "Mission", "Heavy", "X", "Ärger", "Київ", "停戦", "Zone_1"];
  const choices: Readonly<Record<string, readonly string[]>> = {
    NAME: names,
    WORD: words,
    STRING: ['"matter"', '""', '"two words, and more"', '"clause 5: must"'],
    NUMBER: ["1", "24", "3.67", "800000"],
    INTEGER: ["7", "31"],
    CODE: ["2.1", "J.36.a", "IV.2.c", "R.arms"],
    DATE: ["2026-02-15", "2015-12-31"],
    TIME: ["00:00", "16:00"],
  };
  return pick(choices[name] ?? [`?${name}`], random);
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
