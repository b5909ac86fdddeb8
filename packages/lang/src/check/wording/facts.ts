// What the checker knows about each mistake, before any words are chosen. One facts type per code, S02xx to S06xx.

import type { Place } from "../../document/source-file.ts";
import type { CalendarFault } from "../calendar-file.ts";
import type { DeclaredKind } from "../names.ts";
import type { NounType } from "../typed.ts";

/** A declared name that was probably meant. */
export interface Meant {
  readonly name: string;
  readonly place: Place;
}

/** What a name or noun was found to be. */
export type FoundType = NounType | DeclaredKind;

/** Why a file is no map. */
export type MapFault = "too-large" | "cut-off" | "key-twice" | "not-json" | "not-geojson" | "no-lines" | "no-polygons";

export interface CheckFacts {
  // names
  readonly S0201: {
    readonly name: string;
    readonly what: DeclaredKind | "name";
    readonly known: readonly string[];
    readonly meant: Meant | undefined;
    /** Where it is used again. */
    readonly others: readonly Place[];
    /** It looks the same as what was meant. */
    readonly isLookAlike: boolean;
  };
  readonly S0202: { readonly name: string; readonly what: DeclaredKind | "clause"; readonly first: Place };
  /** `isSure`: nothing else can have been meant. */
  readonly S0203: { readonly word: string; readonly nearest: string | undefined; readonly isSure: boolean };
  readonly S0204: { readonly id: string; readonly nearest: string | undefined; readonly others: readonly Place[] };
  readonly S0205: { readonly path: string; readonly known: readonly string[]; readonly nearest: string | undefined };
  readonly S0206: { readonly path: string };
  readonly S0207: { readonly level: string };
  readonly S0208: { readonly name: string; readonly what: DeclaredKind };
  readonly S0209: { readonly name: string; readonly trail: readonly string[]; readonly declared: Place };
  readonly S0210: { readonly id: string; readonly trail: readonly string[] };
  readonly S0211: { readonly name: string; readonly maximum: number };
  /** The most that an agreement includes: files, and characters of them all. */
  readonly S0212: { readonly files: number; readonly size: number };
  /** The name of the main file. */
  readonly S0213: { readonly main: string };
  readonly S0214: Record<never, never>;
  readonly S0215: { readonly id: string; readonly trail: readonly string[] };
  readonly S0216: { readonly id: string; readonly forbidden: string; readonly place: Place };
  readonly S0217: { readonly id: string; readonly forbidden: string; readonly place: Place };
  readonly S0218: { readonly found: string; readonly earlier: string; readonly place: Place };
  // types and units
  readonly S0301: {
    readonly preposition: string;
    readonly found: string;
    readonly type: NounType;
    readonly wanted: readonly NounType[];
  };
  readonly S0303: { readonly found: string; readonly of: string };
  readonly S0304: { readonly found: string; readonly type: FoundType; readonly wanted: readonly NounType[] };
  readonly S0380: { readonly name: string; readonly kind: "zone" | "line"; readonly after: string };
  readonly S0312: { readonly found: string };
  readonly S0313: { readonly found: string };
  readonly S0305: { readonly found: string };
  readonly S0314: { readonly found: string };
  readonly S0316: { readonly found: string; readonly type: NounType };
  readonly S0317: Record<never, never>;
  readonly S0382: { readonly first: string; readonly second: string };
  readonly S0321: Record<never, never>;
  readonly S0325: { readonly kept: string };
  readonly S0324: { readonly sources: number; readonly kinds: number };
  readonly S0322: { readonly matter: string };
  readonly S0323: {
    /** The kinds as the count says them. */
    readonly said: readonly string[];
    readonly register: Meant;
    readonly counted: readonly string[];
    readonly leftOut: readonly string[];
    /** Kinds as said that do not count where a report names nothing under them. */
    readonly unspecified: readonly string[];
  };
  /** `users`: clauses that use the define the words stand in. */
  readonly S0390: { readonly found: string; readonly whole: boolean; readonly users: readonly Meant[] };
  readonly S0391: { readonly heading: string };
  readonly S0392: { readonly id: string; readonly number: string; readonly heading: Place };
  readonly S0393: { readonly number: string; readonly first: Place };
  // time
  readonly S0401: { readonly found: string };
  readonly S0402: { readonly name: string };
  /** Both moments, as the text would write them. */
  readonly S0403: { readonly zone: string; readonly earlier: string; readonly later: string };
  readonly S0404: { readonly found: string };
  readonly S0405: Record<never, never>;
  readonly S0406: { readonly name: string; readonly nearest: string | undefined };
  readonly S0407: { readonly name: string };
  readonly S0408: { readonly found: string };
  /** `what`: the step that takes longer, in the words of the text. */
  readonly S0418: { readonly id: string; readonly who: string; readonly what: string };
  readonly S0480: { readonly found: string; readonly stage: string | undefined };
  readonly S0409: { readonly name: string; readonly trail: readonly string[] };
  /** The last minute before the change and the first after it, as the text would write them. */
  readonly S0410: { readonly found: string; readonly zone: string; readonly before: string; readonly after: string };
  readonly S0411: { readonly found: string; readonly known: readonly string[] };
  readonly S0412: { readonly name: string; readonly nearest: string | undefined; readonly known: readonly string[] };
  readonly S0413: { readonly calendar: string; readonly years: string };
  readonly S0414: { readonly found: string };
  readonly S0415: { readonly path: string; readonly reason: CalendarFault };
  readonly S0416: { readonly found: string };
  /** `stage Review`, `clause 5`. */
  readonly S0417: { readonly name: string; readonly waiting: readonly string[] };
  // place
  readonly S0501: { readonly path: string };
  readonly S0502: { readonly path: string };
  readonly S0503: {
    readonly path: string;
    readonly reason: MapFault;
    readonly detail: string;
    readonly remedy: string | undefined;
  };
  readonly S0504: { readonly name: string; readonly trail: readonly string[] };
  readonly S0505: { readonly name: string; readonly side: "left" | "right" };
  // actors
  readonly S0601: { readonly found: string; readonly type: NounType };
  readonly S0602: { readonly name: string; readonly role: string; readonly wanted: string };
  readonly S0603: { readonly word: string };
  readonly S0604: { readonly word: string; readonly candidates: readonly string[] };
  readonly S0605: { readonly found: string };
  readonly S0606: { readonly role: string };
  readonly S0607: { readonly name: string; readonly needed: number; readonly total: number };
  readonly S0608: { readonly name: string; readonly quorum: number; readonly total: number };
  readonly S0609: { readonly name: string; readonly strangers: readonly string[] };
  readonly S0610: { readonly name: string };
  readonly S0611: { readonly name: string };
  /** `quantifier` is empty where none stands before the word. */
  readonly S0680: { readonly word: string; readonly singular: string; readonly quantifier: string };
}
