// Identity of what comes in: each record once. Not the log itself, and no store: of a record that was taken only a hash
// of its identity and one of its content are kept.
import { type LogRecord, refOf } from "@servanda/agreement";
import type { Refusal } from "@servanda/core";
import { recordRefusals } from "../messages.ts";
import { contentHash } from "./content-hash.ts";
import { IdentityTable, type Known } from "./identity-table.ts";
import { BASIS_A, BASIS_B, hashText, type Lanes } from "./lanes.ts";

/** `repeated`: the same record was admitted before; leave it out. */
export type Admission =
  | { readonly kind: "accepted" }
  | { readonly kind: "repeated" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

const accepted: Admission = { kind: "accepted" };
const repeated: Admission = { kind: "repeated" };

const SPREAD_A = 0xc2b2ae35;
const SPREAD_B = 0x27d4eb2f;

/**
 * Remembers every record it accepted: some 40 bytes each. Owned by one run. Identity is `source/id`. Equal content is a
 * repeat, other content is refused, and what came first stands. Content is every field, record time included, compared
 * by a 64-bit hash: two different contents under one identity pass for a repeat with odds of about 1 in 10^19. Ticks
 * have no identity and are always accepted.
 *
 * Identities are compared by 64 bits from a seed. Two of a million different identities pass for one with odds of about
 * 1 in 30 million; then the later record is refused, never lost. Nobody who does not know the seed can bring that
 * about, so where strangers choose identities the seed must be secret. It shows in nothing else.
 */
export class Intake {
  /** Where the hash of an id begins. */
  readonly idBasis: Readonly<Lanes>;
  readonly #sourceBasis: Readonly<Lanes>;
  readonly #table = new IdentityTable();
  readonly #source: Lanes = { a: 0, b: 0 };
  readonly #lanes: Lanes = { a: 0, b: 0 };
  readonly #identity: Lanes = { a: 0, b: 0 };
  #lastSource = "";
  #repeatedCount = 0;
  #tickCount = 0;

  constructor(seed: number) {
    this.idBasis = { a: BASIS_A ^ seed, b: BASIS_B ^ Math.imul(seed, SPREAD_A) };
    this.#sourceBasis = { a: BASIS_A ^ Math.imul(seed, SPREAD_B), b: BASIS_B ^ seed };
    hashText("", this.#source, this.#sourceBasis.a, this.#sourceBasis.b);
  }

  admit(record: LogRecord): Admission {
    if (record.record === "tick") {
      this.#tickCount += 1;
      return accepted;
    }
    const lanes = this.#lanes;
    hashText(record.id, lanes, this.idBasis.a, this.idBasis.b);
    const { a, b } = this.identify(record.source, lanes.a, lanes.b);
    contentHash(record, lanes);
    const known = this.take(a, b, lanes.a, lanes.b);
    if (known === "new") return accepted;
    if (known === "same") return repeated;
    return { kind: "refused", refusal: recordRefusals.otherContent(refOf(record)) };
  }

  /** The lanes of `source/id`, from those of the id, begun at `idBasis`. Good until the next call. */
  identify(source: string, idA: number, idB: number): Readonly<Lanes> {
    // Sources come in runs, so their lanes are kept.
    if (source !== this.#lastSource) {
      hashText(source, this.#source, this.#sourceBasis.a, this.#sourceBasis.b);
      this.#lastSource = source;
    }
    const a = Math.imul(idA ^ this.#source.a, SPREAD_A);
    const spread = Math.imul(a ^ (a >>> 15), SPREAD_B);
    this.#identity.a = spread ^ (spread >>> 16);
    this.#identity.b = Math.imul(idB ^ (idB >>> 13) ^ this.#source.b, SPREAD_B);
    return this.#identity;
  }

  /** Brings near what `take` will ask for. */
  look(identitiesA: Int32Array, count: number): void {
    this.#table.look(identitiesA, count);
  }

  /** As `admit`, by lanes. */
  take(identityA: number, identityB: number, contentA: number, contentB: number): Known {
    const known = this.#table.take(identityA, identityB, contentA, contentB);
    if (known === "same") this.#repeatedCount += 1;
    return known;
  }

  get acceptedCount(): number {
    return this.#table.count + this.#tickCount;
  }

  get repeatedCount(): number {
    return this.#repeatedCount;
  }
}

/** `seed`: any number where nobody hostile chooses identities. */
export function createIntake(seed = 1): Intake {
  return new Intake(seed);
}
