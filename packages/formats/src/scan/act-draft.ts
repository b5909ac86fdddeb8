// From filled slots to an act: the rules as the checker has them (ndjson/other-records.ts), for plain lines. What it is
// not sure of the checker decides.
import type { Act } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { isText, MAX_REF, MAX_TEXT } from "../ndjson/bounds.ts";
import type { Content } from "./content.ts";
import { ACT_FIELDS, ACT_NEEDS, Field } from "./fields.ts";
import type { NamedPlace } from "./name-table.ts";
import { isCount } from "./observation-draft.ts";
import type { Slots } from "./slots.ts";

const NAMES: readonly number[] = [Field.act, Field.by, Field.to, Field.matter, Field.outcome];

type Draft = { -readonly [K in keyof Act]: Act[K] };

export class ActDraft {
  readonly #slots: Slots;
  #at: Instant = 0;
  recordedAt: Instant = 0;

  constructor(slots: Slots) {
    this.#slots = slots;
  }

  /** Are the slots surely an act, what all records share aside? */
  check(bytes: Uint8Array): boolean {
    const slots = this.#slots;
    if ((slots.seen & ~ACT_FIELDS) !== 0 || (slots.seen & ACT_NEEDS) !== ACT_NEEDS) return false;
    this.#at = slots.numberAt(Field.at);
    this.recordedAt = slots.has(Field.recordedAt) ? slots.numberAt(Field.recordedAt) : this.#at;
    if (this.#at > this.recordedAt || slots.has(Field.to) !== slots.isToName) return false;
    if (slots.has(Field.matter) && !isText(slots.nameAt(Field.matter).text, MAX_TEXT)) return false;
    if (slots.has(Field.about) && !slots.isOwnText(Field.about, bytes, MAX_REF, false)) return false;
    if (slots.has(Field.count) && !isCount(slots.numberAt(Field.count))) return false;
    if (slots.has(Field.outcome) && this.#outcome() === undefined) return false;
    return slots.nameAt(Field.act).isName && slots.nameAt(Field.by).isName && slots.isNameOrNone(Field.to);
  }

  /** Only a vote can be an abstention. */
  #outcome(): Act["outcome"] {
    const { text } = this.#slots.nameAt(Field.outcome);
    if (text === "accepted" || text === "rejected") return text;
    return text === "abstained" && this.#slots.nameAt(Field.act).text === "vote" ? text : undefined;
  }

  /** As `contentHash` of the record. */
  sum(content: Content): void {
    const slots = this.#slots;
    for (const field of NAMES) if (slots.has(field)) content.addName(field, slots.nameAt(field));
    content.addNumber(Field.at, this.#at);
    if (this.recordedAt !== this.#at) content.addNumber(Field.recordedAt, this.recordedAt);
    if (slots.has(Field.until)) content.addNumber(Field.until, slots.numberAt(Field.until));
    if (slots.has(Field.count)) content.addNumber(Field.count, slots.numberAt(Field.count));
    if (slots.has(Field.about)) content.addOwnText(Field.about, slots);
  }

  /** The act, once it was checked. */
  record(bytes: Uint8Array, named: NamedPlace | undefined): Act {
    const slots = this.#slots;
    const draft: Draft = {
      record: "act",
      id: slots.ownText(Field.id, bytes),
      source: slots.nameAt(Field.source).text,
      recordedAt: this.recordedAt,
      act: slots.nameAt(Field.act).text,
      by: slots.nameAt(Field.by).text,
      at: this.#at,
    };
    const outcome = slots.has(Field.outcome) ? this.#outcome() : undefined;
    if (slots.has(Field.matter)) draft.matter = slots.nameAt(Field.matter).text;
    if (slots.has(Field.to)) draft.to = slots.nameAt(Field.to).text;
    if (slots.has(Field.about)) draft.about = slots.ownText(Field.about, bytes);
    if (outcome !== undefined) draft.outcome = outcome;
    if (slots.has(Field.until)) draft.until = slots.numberAt(Field.until);
    if (slots.has(Field.count)) draft.count = slots.numberAt(Field.count);
    if (named !== undefined) draft.place = named.place;
    return draft;
  }
}
