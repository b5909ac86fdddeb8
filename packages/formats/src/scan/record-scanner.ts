// Lines of bytes to records that are admitted, or not sure. The fast way beside `parseRecordLine`, which is the
// meaning: what is accepted here is accepted there as an equal record, and a test holds them together. Records are
// admitted a few at a time (`AdmissionBatch`), in order.
import type { Act, Observation } from "@servanda/agreement";
import type { DurationMs, Instant } from "@servanda/core";
import { AdmissionBatch, BATCH_SIZE } from "../identity/admission-batch.ts";
import type { Known } from "../identity/identity-table.ts";
import type { Intake } from "../identity/intake.ts";
import { isText, MAX_NAME } from "../ndjson/bounds.ts";
import { ActDraft } from "./act-draft.ts";
import { Content } from "./content.ts";
import { Field } from "./fields.ts";
import { LineScanner } from "./line-scanner.ts";
import { hashedPlace, type NamedPlace, type NameTable } from "./name-table.ts";
import { ObservationDraft } from "./observation-draft.ts";
import { type Chunk, type Decode, Slots } from "./slots.ts";

/** Who hears of each record of a batch, in order. */
export interface ScanListener {
  /** Admitted, repeated or refused; `start` is where its line starts. */
  onRecord(record: Observation | Act, known: Known, line: number, start: number): void;
  /** As `onRecord`, of an observation that the plan passes over: nobody asks about its kind. */
  onPassed(recordedAt: Instant, known: Known, line: number, start: number): void;
}

/** Which observations can matter: what else there is is admitted, and not made. */
export interface IntakePlan {
  /** Kinds that something asks about, those under them included. */
  readonly kinds: ReadonlySet<string>;
  /** Observations that are older than this when they are recorded are always made: that is said of them. */
  readonly horizonMs: DurationMs;
}

export class RecordScanner {
  readonly #intake: Intake;
  readonly #slots: Slots;
  readonly #listener: ScanListener;
  readonly #plan: IntakePlan | undefined;
  readonly #scanner = new LineScanner();
  readonly #content = new Content();
  readonly #observation: ObservationDraft;
  readonly #act: ActDraft;
  readonly #batch: AdmissionBatch;
  // What waits, in the order of the batch: a record, or undefined where it is passed over.
  readonly #records: (Observation | Act | undefined)[] = Array.from({ length: BATCH_SIZE }, () => undefined);
  readonly #recordedAt = new Float64Array(BATCH_SIZE);
  readonly #lines = new Float64Array(BATCH_SIZE);
  readonly #starts = new Int32Array(BATCH_SIZE);

  constructor(intake: Intake, names: NameTable, decode: Decode, listener: ScanListener, plan?: IntakePlan) {
    this.#intake = intake;
    this.#slots = new Slots(names, decode);
    this.#listener = listener;
    this.#plan = plan;
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
    if (!source.isName || source.text.includes("/")) return -1;
    const place = slots.has(Field.place) ? this.#placed() : undefined;
    if (place === null) return -1;
    const content = this.#content;
    content.start();
    draft.sum(content);
    if (place !== undefined) content.addLanes(Field.place, place.a, place.b);
    const waiting = this.#batch.count;
    this.#records[waiting] = this.#isPassed() ? undefined : draft.record(bytes, place);
    this.#recordedAt[waiting] = draft.recordedAt;
    this.#lines[waiting] = line;
    this.#starts[waiting] = start;
    const { laneA, laneB } = slots;
    this.#batch.add(source.text, laneA[Field.id] ?? 0, laneB[Field.id] ?? 0, content.a, content.b);
    // What is new is learnt at once, so that the next line finds it.
    if (this.#batch.isFull || slots.newNames.length > 0) this.flush();
    return end;
  }

  /** Admits what waits, in order. To be called before a line is read otherwise, and before the bytes go. */
  flush(): void {
    const { newNames, names } = this.#slots;
    const batch = this.#batch;
    const { count } = batch;
    batch.look();
    for (let index = 0; index < count; index += 1) {
      const known = batch.take(index);
      // Only the last can have names that are new.
      if (known === "new" && index === count - 1) for (const name of newNames) names.learn(name);
      const record = this.#records[index];
      const [line, start] = [this.#lines[index] ?? 0, this.#starts[index] ?? 0];
      if (record !== undefined) this.#listener.onRecord(record, known, line, start);
      else this.#listener.onPassed(this.#recordedAt[index] ?? 0, known, line, start);
      this.#records[index] = undefined;
    }
    if (newNames.length > 0) newNames.length = 0;
    batch.count = 0;
  }

  #isPassed(): boolean {
    if (this.#plan === undefined || this.#slots.isAct) return false;
    const { kinds, horizonMs } = this.#plan;
    return !kinds.has(this.#slots.nameAt(Field.kind).text) && this.#observation.lateMs <= horizonMs;
  }

  /** Null if the place is none. */
  #placed(): NamedPlace | null {
    const { place } = this.#slots;
    if (place !== undefined) return hashedPlace(place);
    const name = this.#slots.nameAt(Field.place);
    return isText(name.text, MAX_NAME) ? name.place : null;
  }
}
