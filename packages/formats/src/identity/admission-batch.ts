// Records that wait to be admitted, a few at a time. Where an identity lies in a large table is anywhere in memory: one
// look waits for it, thirty looks at once wait for about as long. Measured: a third of the intake of a million records
// against a tenth.
import type { Known } from "./identity-table.ts";
import type { Intake } from "./intake.ts";

/** Records that wait together. */
export const BATCH_SIZE = 32;

/** Lanes of identities and contents, in the order in which they came. */
export class AdmissionBatch {
  readonly #intake: Intake;
  readonly #identityA = new Int32Array(BATCH_SIZE);
  readonly #identityB = new Int32Array(BATCH_SIZE);
  readonly #contentA = new Int32Array(BATCH_SIZE);
  readonly #contentB = new Int32Array(BATCH_SIZE);
  count = 0;

  constructor(intake: Intake) {
    this.#intake = intake;
  }

  get isFull(): boolean {
    return this.count === BATCH_SIZE;
  }

  /** One more, where it is not full. `idA` and `idB` begin at the intake's basis. */
  add(source: string, idA: number, idB: number, contentA: number, contentB: number): void {
    const { count } = this;
    const identity = this.#intake.identify(source, idA, idB);
    this.#identityA[count] = identity.a;
    this.#identityB[count] = identity.b;
    this.#contentA[count] = contentA;
    this.#contentB[count] = contentB;
    this.count += 1;
  }

  /** Before the first `take`: looks at every place where one of them may lie. */
  look(): void {
    this.#intake.look(this.#identityA, this.count);
  }

  /** Admits one; in order, and each once. */
  take(index: number): Known {
    return this.#intake.take(
      this.#identityA[index] ?? 0,
      this.#identityB[index] ?? 0,
      this.#contentA[index] ?? 0,
      this.#contentB[index] ?? 0,
    );
  }
}
