// A mapping once read: how a row of somebody's file becomes records. What an officer writes in YAML is described in
// ../../mappings/README.md; these are the same things with every text taken apart.
import type { Coverage, SourceKind } from "@servanda/agreement";
import type { DurationMs, TimeZone } from "@servanda/core";
import type { Template } from "./template.ts";
import type { TimeForm } from "./time-form.ts";

/** A text: written out with columns in it, or looked up. Of a value with parts (`each`), every part is looked up. */
export type TextRule =
  | { readonly kind: "template"; readonly template: Template }
  | {
      readonly kind: "table";
      readonly value: Template;
      readonly each: string | undefined;
      readonly take: "first" | "all";
      /** Undefined: parts are taken as they are. */
      readonly table: ReadonlyMap<string, string> | undefined;
      readonly otherwise: string | undefined;
    };

/** Metres or milliseconds, as the key that holds it says. */
export type QuantityRule =
  | { readonly kind: "constant"; readonly amount: number }
  | { readonly kind: "template"; readonly template: Template; readonly units: Units }
  | {
      readonly kind: "table";
      readonly value: Template;
      readonly table: ReadonlyMap<string, number>;
      readonly otherwise: number | undefined;
    }
  /** Half the diagonal of a rectangle, such as a satellite's pixel. */
  | {
      readonly kind: "half diagonal";
      readonly sides: readonly [Template, Template];
      readonly units: Units;
      readonly otherwise: number | undefined;
    };

/** How much one of each unit is. */
export type Units = ReadonlyMap<string, number>;

export type Precision = "second" | "minute" | "hour" | "day";

export interface TimeRule {
  readonly at?: Template;
  readonly from?: Template;
  readonly to?: Template;
  /** Tried in this order. */
  readonly form: readonly TimeForm[];
  readonly zone?: TimeZone;
  /** Of clock times; otherwise as fine as the form that fitted. A date alone is a day always. */
  readonly precision?: Precision;
  /** The interval of this length that ends at `at`. */
  readonly previous?: DurationMs;
  /** The interval since the end of the row before, or since the row that last stated the total. */
  readonly since?: "previous row" | "last total";
  /** A narrower interval is widened to this, alike on both sides. */
  readonly atLeast?: QuantityRule;
}

export interface PlaceRule {
  readonly lat?: Template;
  readonly lon?: Template;
  readonly radius?: QuantityRule;
  readonly names: readonly TextRule[];
}

export type ActorRule =
  | { readonly kind: "text"; readonly text: TextRule }
  /** The actor whose column alone is 1; nobody if none is or several are. */
  | { readonly kind: "exactly one"; readonly flags: ReadonlyMap<string, string> };

export type AttributeRule =
  | { readonly kind: "text"; readonly text: TextRule }
  | { readonly kind: "number"; readonly value: Template; readonly times: number };

export type CountRule =
  | { readonly kind: "number"; readonly value: Template }
  | { readonly kind: "increase"; readonly total: string };

/** All parts must hold. Columns by name; a column the file lacks is empty. */
export interface Condition {
  readonly present: readonly string[];
  readonly empty: readonly string[];
  readonly is: ReadonlyMap<string, readonly string[]>;
  readonly isNot: ReadonlyMap<string, readonly string[]>;
}

export interface SourceRule {
  readonly id: TextRule;
  readonly kind: SourceKind | TextRule;
  /** The source's id if absent. */
  readonly group?: TextRule;
  readonly of?: string;
  readonly onSite?: boolean;
}

export interface ObservationRule {
  readonly id: Template;
  readonly kind: TextRule;
  readonly time: TimeRule;
  readonly recordedAt?: TimeRule;
  readonly source: SourceRule;
  readonly place?: PlaceRule;
  readonly by?: ActorRule;
  readonly basis?: TextRule;
  readonly attribution?: "certain" | "possible";
  readonly target?: TextRule;
  readonly count?: CountRule;
  readonly aggregate?: boolean;
  readonly attributes: ReadonlyMap<string, AttributeRule>;
  readonly when?: Condition;
}

export interface CoverageRule {
  readonly id: Template;
  readonly source: TextRule;
  readonly state: Coverage["state"];
  readonly time: TimeRule;
  readonly recordedAt?: TimeRule;
  readonly kinds?: readonly string[];
  readonly area?: string;
  readonly when?: Condition;
}

export interface SkipRule {
  readonly when: Condition;
  readonly reason: string;
}

export interface Mapping {
  readonly name: string;
  /** The mapping's own file, for messages. */
  readonly file: string;
  readonly title?: string;
  readonly format: "csv" | "ndjson" | "geojson";
  readonly delimiter: string;
  readonly recognise: { readonly columns: readonly string[]; readonly file?: string };
  /** Columns that a file may lack; they are empty then. */
  readonly optional: readonly string[];
  /** The row stands once for each part of this column. */
  readonly split?: { readonly column: string; readonly by: string };
  readonly skip: readonly SkipRule[];
  readonly observations: readonly ObservationRule[];
  readonly coverage: readonly CoverageRule[];
}
