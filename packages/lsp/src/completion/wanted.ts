// Which types of noun a place of the sentence wants, from the role that the grammar gives the place and the table of
// prepositions. Whoever offers names or words asks here; nothing about single words is decided here.

import {
  type AgreementSymbol,
  actRows,
  type DeclaredKind,
  edgeWords,
  meaningOf,
  type NounType,
  type Preposition,
  prepositions,
  type Role,
  roles,
  type Token,
  typesOfName,
  units,
} from "@servanda/lang";

/** Lower fits better; undefined where the language has no meaning for it. */
export type Fit = (type: NounType) => number | undefined;

const MEANT = 1;
const READ_ONLY = 6;
const OTHERWISE = 7;

/** How well types of noun fit a role. `before` are the tokens up to the noun. */
export function fitOf({ rule, after }: Role, before: readonly Token[]): Fit {
  switch (rule) {
    case "Phrase":
      return isPreposition(after) ? fitsPreposition(after) : () => OTHERWISE;
    case "Sentence":
      return ranked({ actor: MEANT, clause: 3, instrument: 4, stage: OTHERWISE, place: OTHERWISE });
    case "Variant":
    case "Actor":
    case "Body":
    case "Postfix":
      return only(["actor"]);
    case "Duty":
      return prefers({ event: 2, menu: 2, condition: 4, actor: 6, place: 6 });
    case "Place":
      return only(["place"]);
    case "Standard":
      return prefers({ actor: MEANT, event: 2 });
    case "Of":
      return fitsOf(before);
    case "Happening":
    case "Act":
    case "State":
    case "Ladder":
      return prefers({ event: MEANT, condition: MEANT, breach: MEANT, actor: 2, clause: 3, stage: 4, instrument: 4 });
    default:
      return () => OTHERWISE;
  }
}

function isPreposition(text: string): text is Preposition {
  return (prepositions as readonly string[]).includes(text);
}

function fitsPreposition(preposition: Preposition): Fit {
  return (type) => {
    const meaning = meaningOf(preposition, type);
    if (meaning === undefined) return undefined;
    return meaning === "unmeant" ? READ_ONLY : MEANT;
  };
}

type Ranks = Readonly<Partial<Record<NounType, number>>>;

function ranked(ranks: Ranks): Fit {
  return (type) => ranks[type];
}

/** The rest last, and not left out. */
function prefers(ranks: Ranks): Fit {
  return (type) => ranks[type] ?? OTHERWISE;
}

function only(types: readonly NounType[]): Fit {
  return (type) => (types.includes(type) ? MEANT : undefined);
}

/** What may stand behind `of` depends on what stands before it. */
function fitsOf(before: readonly Token[]): Fit {
  const word = before.at(-2);
  const text = word?.text ?? "";
  if (word?.kind === "quantifier") return prefers({ actor: MEANT, menu: 2, event: 2 });
  if (text === "breach" || text === "violation") return prefers({ clause: 0, condition: 3, instrument: 4 });
  if (edgeWords.has(text)) return only(["stage"]);
  if (units.get(text)?.dimension === "distance") return only(["place"]);
  if (roles.has(text)) return prefers({ actor: MEANT });
  if (word?.kind === "opener" || word?.kind === "name") return prefers({ event: MEANT });
  if (word?.kind === "integer") return prefers({ menu: MEANT, event: 2, actor: 2 });
  return prefers({ actor: MEANT, place: 2, event: 3, stage: 4 });
}

/** How well a declared name fits; undefined where it cannot stand there. */
export function rankOfName(symbol: AgreementSymbol, fits: readonly Fit[]): number | undefined {
  if (symbol.kind === "clause" || symbol.kind === "level" || symbol.kind === "word") return undefined;
  const types: readonly NounType[] = symbol.kind === "variable" ? ["actor", "place"] : typesOfName(symbol.kind);
  return best(types, fits);
}

export function best(types: readonly NounType[], fits: readonly Fit[]): number | undefined {
  const ranks = types.flatMap((type) => fits.flatMap((fit) => fit(type) ?? []));
  return ranks.length === 0 ? undefined : Math.min(...ranks);
}

const actForms: ReadonlySet<string> = new Set(actRows.map(({ base }) => base));

/** The types of the noun that stands behind the cursor already; empty where none does, or it cannot be told. */
export function typesBehind(
  behind: readonly Token[],
  kindOf: (name: string) => DeclaredKind | undefined,
): readonly NounType[] {
  const [first, second] = behind[0]?.kind === "comparison" ? behind.slice(1) : behind;
  switch (first?.kind) {
    case "integer":
    case "code":
      return typesOfAmount(second?.text ?? "");
    case "date":
    case "time":
      return ["moment"];
    case "string":
      return ["matter"];
    case "name": {
      const kind = kindOf(first.text);
      return kind === undefined ? [] : typesOfName(kind);
    }
    case "quantifier":
      return roles.has(second?.text ?? "") ? ["actor"] : [];
    case "word":
      return edgeWords.has(first.text) && !actForms.has(first.text) ? ["moment"] : [];
    default:
      return [];
  }
}

function typesOfAmount(unit: string): readonly NounType[] {
  switch (units.get(unit)?.dimension) {
    case "duration":
    case "calendar":
      return ["duration"];
    case "distance":
      return ["distance"];
    case "calibre":
      return ["calibre"];
    default:
      return [];
  }
}
