// A line of bytes to a record that is admitted, or not sure. The fast way beside `parseRecordLine`, which is the
// meaning: what is accepted here is accepted there as an equal record, and a test holds them together.
import type { Act, Observation } from "@servanda/agreement";
import type { Intake } from "../identity/intake.ts";
import { MAX_NAME } from "../ndjson/bounds.ts";
import { ActDraft } from "./act-draft.ts";
import { Content } from "./content.ts";
import { Field } from "./fields.ts";
import { type Chunk, LineScanner } from "./line-scanner.ts";
import { hashedPlace, type NamedPlace, type NameTable, placeOfName } from "./name-table.ts";
import { ObservationDraft } from "./observation-draft.ts";
import { type Decode, Slots } from "./slots.ts";

export class RecordScanner {
  readonly #intake: Intake;
  readonly #slots: Slots;
  readonly #scanner = new LineScanner();
  readonly #content = new Content();
  readonly #observation: ObservationDraft;
  readonly #act: ActDraft;
  /** What the last line was, if it was sure; undefined where its record was admitted before. */
  record: Observation | Act | undefined;

  constructor(intake: Intake, names: NameTable, decode: Decode) {
    this.#intake = intake;
    this.#slots = new Slots(names, decode);
    this.#observation = new ObservationDraft(this.#slots);
    this.#act = new ActDraft(this.#slots);
  }

  /**
   * Where the next line starts, with `record` set; -1 if not sure, and then nothing was admitted and nothing learnt.
   * The line must end with a line feed.
   */
  scan(chunk: Chunk, start: number): number {
    const { bytes } = chunk;
    const slots = this.#slots;
    slots.clear();
    const end = this.#scanner.scan(chunk, start, slots, this.#intake.idBasis);
    if (end < 0) return -1;
    const draft = slots.isAct ? this.#act : this.#observation;
    if (!draft.check(bytes) || !slots.isOwnText(Field.id, bytes, MAX_NAME, true)) return -1;
    const source = slots.nameAt(Field.source);
    if (!source.isName || source.hasSlash) return -1;
    let place: NamedPlace | undefined;
    if (slots.has(Field.place)) {
      if (slots.place !== undefined) place = hashedPlace(slots.place);
      else if (slots.nameAt(Field.place).isShort) place = placeOfName(slots.nameAt(Field.place));
      else return -1;
    }
    this.#content.start();
    draft.sum(this.#content);
    if (place !== undefined) this.#content.addLanes(Field.place, place.a, place.b);
    return this.#admit(source.text, draft, bytes, place) ? end : -1;
  }

  /** False where the identity is known with other content: how that is refused is the slow way's business. */
  #admit(source: string, draft: ObservationDraft | ActDraft, bytes: Uint8Array, place: NamedPlace | undefined) {
    const { laneA, laneB, newNames, names } = this.#slots;
    const known = this.#intake.take(
      source,
      laneA[Field.id] ?? 0,
      laneB[Field.id] ?? 0,
      this.#content.a,
      this.#content.b,
    );
    if (known === "other") return false;
    this.record = known === "new" ? draft.record(bytes, place) : undefined;
    if (known === "new" && newNames.length > 0) for (const name of newNames) names.learn(name);
    return true;
  }
}
