// From filled slots to an observation: the rules as the checker has them (ndjson/observation.ts), for plain lines. What
// it is not sure of the checker decides.
import type { Observation, SourceKind } from "@servanda/agreement";
import type { DurationMs, Instant } from "@servanda/core";
import { isText, MAX_REF, MAX_TEXT, sourceKinds } from "../ndjson/bounds.ts";
import { draftObservation } from "../ndjson/observation.ts";
import type { Content } from "./content.ts";
import { bits, Field, OBSERVATION_FIELDS, OBSERVATION_NEEDS } from "./fields.ts";
import type { NamedPlace } from "./name-table.ts";
import type { Slots } from "./slots.ts";

const kindsOfSource: ReadonlySet<string> = new Set(sourceKinds);
/** What few observations have. */
const RARE = bits(
  Field.attribution,
  Field.of,
  Field.onSite,
  Field.target,
  Field.count,
  Field.aggregate,
  Field.attributes,
  Field.about,
  Field.reportedAt,
);
const RARE_NAMES: readonly number[] = [Field.attribution, Field.of, Field.target];
const RARE_FLAGS: readonly number[] = [Field.onSite, Field.aggregate];

type Attribution = Observation["attribution"];

export class ObservationDraft {
  readonly #slots: Slots;
  #from: Instant = 0;
  #to: Instant = 0;
  recordedAt: Instant = 0;

  constructor(slots: Slots) {
    this.#slots = slots;
  }

  /** How long after it happened it went on record. */
  get lateMs(): DurationMs {
    return this.recordedAt - this.#to;
  }

  /** Are the slots surely an observation, what all records share aside? */
  check(bytes: Uint8Array): boolean {
    const slots = this.#slots;
    const { seen } = slots;
    if ((seen & ~OBSERVATION_FIELDS) !== 0 || (seen & OBSERVATION_NEEDS) !== OBSERVATION_NEEDS) return false;
    if (slots.has(Field.record) && slots.nameAt(Field.record).text !== "observation") return false;
    if (!this.#isTimed() || !slots.nameAt(Field.kind).isName || !slots.isNameOrNone(Field.group)) return false;
    if (slots.has(Field.sourceKind) && !kindsOfSource.has(slots.nameAt(Field.sourceKind).text)) return false;
    if (slots.has(Field.by) !== slots.has(Field.basis)) return false;
    if (slots.has(Field.by) && !this.#isAttributed()) return false;
    return (seen & RARE) === 0 || this.#isRare(bytes);
  }

  #isTimed(): boolean {
    const slots = this.#slots;
    const isInterval = slots.has(Field.from);
    if (isInterval === slots.has(Field.at) || isInterval !== slots.has(Field.to) || slots.isToName) return false;
    this.#from = slots.numberAt(isInterval ? Field.from : Field.at);
    this.#to = isInterval ? slots.numberAt(Field.to) : this.#from;
    this.recordedAt = slots.has(Field.recordedAt) ? slots.numberAt(Field.recordedAt) : this.#to;
    return this.#from <= this.#to;
  }

  #isAttributed(): boolean {
    return this.#slots.nameAt(Field.by).isName && isText(this.#slots.nameAt(Field.basis).text, MAX_TEXT);
  }

  #isRare(bytes: Uint8Array): boolean {
    const slots = this.#slots;
    if (slots.has(Field.attribution) && (!slots.has(Field.by) || this.#attribution() === undefined)) return false;
    if (slots.has(Field.about) && !slots.isOwnText(Field.about, bytes, MAX_REF, false)) return false;
    if (slots.has(Field.count) && !isCount(slots.numberAt(Field.count))) return false;
    return slots.isNameOrNone(Field.of) && slots.isNameOrNone(Field.target);
  }

  #attribution(): Attribution {
    const { text } = this.#slots.nameAt(Field.attribution);
    return text === "certain" || text === "possible" ? text : undefined;
  }

  /** As `contentHash` of the record. */
  sum(content: Content): void {
    const slots = this.#slots;
    content.addName(Field.kind, slots.nameAt(Field.kind));
    content.addNumber(Field.from, this.#from);
    if (this.#to !== this.#from) content.addNumber(Field.to, this.#to);
    if (this.recordedAt !== this.#to) content.addNumber(Field.recordedAt, this.recordedAt);
    if (slots.has(Field.sourceKind) && slots.nameAt(Field.sourceKind).text !== "open") {
      content.addName(Field.sourceKind, slots.nameAt(Field.sourceKind));
    }
    if (slots.has(Field.group) && slots.nameAt(Field.group).text !== slots.nameAt(Field.source).text) {
      content.addName(Field.group, slots.nameAt(Field.group));
    }
    if (slots.has(Field.by)) {
      content.addName(Field.by, slots.nameAt(Field.by));
      content.addName(Field.basis, slots.nameAt(Field.basis));
    }
    if ((slots.seen & RARE) !== 0) this.#sumRare(content);
  }

  #sumRare(content: Content): void {
    const slots = this.#slots;
    for (const field of RARE_NAMES) if (slots.has(field)) content.addName(field, slots.nameAt(field));
    for (const field of RARE_FLAGS) if (slots.has(field)) content.addFlag(field, slots.numberAt(field) === 1);
    if (slots.has(Field.count)) content.addNumber(Field.count, slots.numberAt(Field.count));
    if (slots.has(Field.reportedAt)) content.addNumber(Field.reportedAt, slots.numberAt(Field.reportedAt));
    if (slots.has(Field.attributes)) content.addObject(Field.attributes, slots.attributes);
    if (slots.has(Field.about)) content.addOwnText(Field.about, slots);
  }

  /** The observation, once it was checked. */
  record(bytes: Uint8Array, named: NamedPlace | undefined): Observation {
    const slots = this.#slots;
    const { text: source } = slots.nameAt(Field.source);
    const draft = draftObservation(
      slots.ownText(Field.id, bytes),
      source,
      this.recordedAt,
      slots.nameAt(Field.kind).text,
      this.#from,
      this.#to,
      // It was checked to be one of them.
      slots.has(Field.sourceKind) ? (slots.nameAt(Field.sourceKind).text as SourceKind) : "open",
      slots.has(Field.group) ? slots.nameAt(Field.group).text : source,
      named?.place,
      slots.has(Field.by) ? slots.nameAt(Field.by).text : undefined,
      slots.has(Field.by) ? slots.nameAt(Field.basis).text : undefined,
    );
    if ((slots.seen & RARE) === 0) return draft;
    const attribution = slots.has(Field.attribution) ? this.#attribution() : undefined;
    if (attribution !== undefined) draft.attribution = attribution;
    if (slots.has(Field.of)) draft.of = slots.nameAt(Field.of).text;
    if (slots.has(Field.onSite)) draft.onSite = slots.numberAt(Field.onSite) === 1;
    if (slots.has(Field.target)) draft.target = slots.nameAt(Field.target).text;
    if (slots.has(Field.count)) draft.count = slots.numberAt(Field.count);
    if (slots.has(Field.aggregate)) draft.aggregate = slots.numberAt(Field.aggregate) === 1;
    if (slots.has(Field.attributes)) draft.attributes = slots.attributes;
    if (slots.has(Field.about)) draft.about = slots.ownText(Field.about, bytes);
    if (slots.has(Field.reportedAt)) draft.reportedAt = slots.numberAt(Field.reportedAt);
    return draft;
  }
}

export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
