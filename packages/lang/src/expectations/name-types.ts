// What a declared name can be as a noun, in the types of the preposition table: for whoever asks which names may stand
// after a preposition before anything is written there. The checker types written nouns itself (noun-names.ts).
import type { DeclaredKind } from "../check/names.ts";
import type { NounType } from "../check/typed.ts";

const types: Readonly<Record<DeclaredKind, readonly NounType[]>> = {
  party: ["actor"],
  guarantor: ["actor"],
  observer: ["actor"],
  actor: ["actor"],
  body: ["actor"],
  line: ["place"],
  zone: ["place"],
  class: ["event", "menu"],
  register: ["instrument"],
  measure: ["instrument"],
  annex: ["instrument"],
  stage: ["stage"],
  define: ["event", "condition"],
  ladder: ["instrument"],
  rung: ["instrument"],
  reading: ["instrument"],
};

/** The types that a name of this kind can have. */
export function typesOfName(kind: DeclaredKind): readonly NounType[] {
  return types[kind];
}
