// How the nouns of the vocabulary stand in an English sentence: with which article, and in which plural. Event kinds
// carry theirs in kinds.ts, units in nouns.ts; this is for the other words. A word that is not here takes neither
// (`access`, `compliance`). Only for rendering: reading never guesses an inflection.
import { units } from "./nouns.ts";
import { kindRow } from "./vocabulary.ts";

/** `article`: `a`/`an` of a thing that can be counted, `the` of a thing there is one of, empty for the rest. */
export interface NounForm {
  readonly singular: string;
  readonly plural: string;
  readonly article: "a" | "an" | "the" | "";
  /** Written in the plural already: `commitments are suspended`. */
  readonly isPlural: boolean;
}

const regular = `
  action alliance amendment amount base cap cargo carrier ceiling civilian coast commander complaint contract
  contribution corridor court decision declaration demand dispute event excess exercise figure finding guarantee
  guarantor hotline incident infrastructure instruction item judgement kind lane law level licence line link list
  mandate matter meal measure meeting member mission month negotiation observer obligation operation opinion order
  organ owner peacekeeper pipeline place plan port power precedent quorum record representative request resolution
  resource rotor route sanction satellite school seal service settlement shelter side signatory soldier source state
  step talk transfer unit veto violation visit vote wall war witness zone`;

const irregular: Readonly<Record<string, string>> = {
  authority: "authorities",
  breach: "breaches",
  party: "parties",
  policy: "policies",
  proxy: "proxies",
};

/** There is one of them where they are named. */
const definite = `
  area arrival beginning chair complainant detection end expiry pullback receipt respondent restoration start
  territory text`;

/** Written in the plural in the vocabulary. */
const plurals = `
  advisers arms assets centrifuges civilians commanders commands commitments forces goods guarantees guarantors
  headquarters instructions kinds links measures members missions monitors munitions parties persons resources sanctions
  services sources steps talks tranches troops weapons`;

function rowsOf(text: string): readonly string[] {
  return text.split(/[ \n]+/).filter((word) => word !== "");
}

const forms: ReadonlyMap<string, NounForm> = new Map<string, NounForm>([
  ...rowsOf(regular).map((word) => countable(word, `${word}s`)),
  ...Object.entries(irregular).map(([word, plural]) => countable(word, plural)),
  ...rowsOf(definite).map((word): [string, NounForm] => [
    word,
    { singular: word, plural: `${word}s`, article: "the", isPlural: false },
  ]),
  ...rowsOf(plurals).map((word): [string, NounForm] => [
    word,
    { singular: word, plural: word, article: "", isPlural: true },
  ]),
]);

function countable(singular: string, plural: string): [string, NounForm] {
  return [singular, { singular, plural, article: startsWithVowel(singular) ? "an" : "a", isPlural: false }];
}

/** By its letters; `unit` and `hour` are the exceptions the vocabulary has. */
export function startsWithVowel(text: string): boolean {
  return /^(?:[aeio]|u(?!n[ai]|s[ae]|av)|hour)/i.test(text);
}

/** The form of a phrase of the vocabulary; undefined for a word that takes no article and has no plural. */
export function nounForm(phrase: string): NounForm | undefined {
  const unit = units.get(phrase);
  if (unit !== undefined) return { ...unit, article: "", isPlural: false };
  const kind = kindRow(phrase);
  const form = forms.get(phrase);
  if (kind === undefined) return form;
  return { singular: kind.name, plural: kind.plural, article: kind.article, isPlural: form?.isPlural === true };
}

/** Short forms that English writes in capitals. */
const shown: ReadonlyMap<string, string> = new Map([
  ["uav", "UAV"],
  ["uavs", "UAVs"],
  ["mlrs", "MLRS"],
]);

/** A word as it is shown. */
export function shownWord(word: string): string {
  return shown.get(word) ?? word;
}
