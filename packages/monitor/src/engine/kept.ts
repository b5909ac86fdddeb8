// Records that stand, findable by reference. Few logs ever ask by reference, so the index is built when one first
// does.
import { type RecordRef, refOf } from "@servanda/agreement";

interface Identified {
  readonly source: string;
  readonly id: string;
}

export class Kept<T extends Identified> {
  #records: T[] = [];
  readonly #gone = new Set<T>();
  #byRef: Map<RecordRef, T> | undefined;

  add(record: T): void {
    this.#records.push(record);
    this.#byRef?.set(refOf(record), record);
  }

  remove(record: T): void {
    this.#gone.add(record);
    this.#byRef?.delete(refOf(record));
  }

  /** Whether a record that was added still stands. */
  stands(record: T): boolean {
    return this.#gone.size === 0 || !this.#gone.has(record);
  }

  find(ref: RecordRef): T | undefined {
    this.#byRef ??= new Map(this.all().map((record) => [refOf(record), record]));
    return this.#byRef.get(ref);
  }

  all(): readonly T[] {
    return this.#gone.size === 0 ? this.#records : this.#records.filter((record) => !this.#gone.has(record));
  }
}
