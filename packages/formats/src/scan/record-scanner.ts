// Lines of bytes to records that are admitted, or not sure. The fast way beside `parseRecordLine`, which is the
// meaning: what is accepted here is accepted there as an equal record, and a test holds them together. Records are
// admitted a few at a time (`AdmissionBatch`), in order.
import type { Act, Observation } from "@servanda/agreement";
import { AdmissionBatch } from "../identity/admission-batch.ts";
import type { Known } from "../identity/identity-table.ts";
import type { Intake } from "../identity/intake.ts";
import { MAX_NAME } from "../ndjson/bounds.ts";
import { ActDraft } from "./act-draft.ts";
import { Content } from "./content.ts";
import { Field } from "./fields.ts";
import { type Chunk, LineScanner } from "./line-scanner.ts";
import { hashedPlace, type NamedPlace, type NameTable, placeOfName } from "./name-table.ts";
import { ObservationDraft } from "./observation-draft.ts";
import { type Decode, Slots } from "./slots.ts";

/** A record read from the line that starts there. */
export interface Scanned {
  readonly record: Observation | Act;
  readonly start: number;
  readonly line: number;
}

/** What each record of a batch came to. */
export type OnScanned = (scanned: Scanned, known: Known) => void;

export class RecordScanner {
  readonly #intake: Intake;
  readonly #slots: Slots;
  readonly #onScanned: OnScanned;
  readonly #scanner = new LineScanner();
  readonly #content = new Content();
  readonly #observation: ObservationDraft;
  readonly #act: ActDraft;
  readonly #batch: AdmissionBatch;
  readonly #waiting: Scanned[] = [];

  constructor(intake: Intake, names: NameTable, decode: Decode, onScanned: OnScanned) {
    this.#intake = intake;
    this.#slots = new Slots(names, decode);
    this.#onScanned = onScanned;
    this.#observation = new ObservationDraft(this.#slots);
    this.#act = new ActDraft(this.#slots);
    this.#batch = new AdmissionBatch(intake);
  }

  /**
   * Where the next line starts, with the record waiting; -1 if not sure, and then nothing was admitted and nothing
   * learnt. The line must end with a line feed.
   */
  scan(chunk: Chunk, start: number, line: number): number {
    const slots = this.#slots;
    const { bytes } = chunk;
    slots.clear();
    const end = this.#scanner.scan(chunk, start, slots, this.#intake.idBasis);
    if (end < 0) return -1;
    const draft = slots.isAct ? this.#act : this.#observation;
    if (!draft.check(bytes) || !slots.isOwnText(Field.id, bytes, MAX_NAME, true)) return -1;
    const source = slots.nameAt(Field.source);
    if (!source.isName || source.hasSlash) return -1;
    const place = slots.has(Field.place) ? this.#placed() : undefined;
    if (place === null) return -1;
    const content = this.#content;
    content.start();
    draft.sum(content);
    if (place !== undefined) content.addLanes(Field.place, place.a, place.b);
    const { laneA, laneB } = slots;
    this.#batch.add(source.text, laneA[Field.id] ?? 0, laneB[Field.id] ?? 0, content.a, content.b);
    this.#waiting.push({ record: draft.record(bytes, place), start, line });
    // What is new is learnt at once, so that the next line finds it.
    if (this.#batch.isFull || slots.newNames.length > 0) this.flush();
    return end;
  }

  /** Admits what waits, in order. To be called before a line is read otherwise, and before the bytes go. */
  flush(): void {
    const { newNames, names } = this.#slots;
    const waiting = this.#waiting;
    const last = this.#batch.count - 1;
    this.#batch.look();
    for (let index = 0; index <= last; index += 1) {
      const scanned = waiting[index];
      if (scanned === undefined) continue;
      const known = this.#batch.take(index);
      // Only the last can have names that are new.
      if (index === last && known === "new") for (const name of newNames) names.learn(name);
      this.#onScanned(scanned, known);
    }
    waiting.length = 0;
    newNames.length = 0;
    this.#batch.count = 0;
  }

  /** Null if the place is none. */
  #placed(): NamedPlace | null {
    const { place } = this.#slots;
    if (place !== undefined) return hashedPlace(place);
    const name = this.#slots.nameAt(Field.place);
    return name.isShort ? placeOfName(name) : null;
  }
}
