// Reports that their source has said anew: the corrections that stand, and what each corrected report said at first.
import { type Correction, type Observation, type RecordRef, refOf } from "@servanda/agreement";
import { corrected, isOfOwnSource } from "../atoms/corrections.ts";

export class Corrections {
  readonly #byReport = new Map<RecordRef, Correction[]>();
  readonly #originals = new Map<RecordRef, Observation>();

  /** The report that is corrected; undefined where nothing is, `withdrawn` ones included. */
  take(correction: Correction, withdrawn: ReadonlySet<RecordRef>): RecordRef | undefined {
    const { of } = correction;
    if (!isOfOwnSource(correction) || withdrawn.has(refOf(correction))) return undefined;
    this.#byReport.set(of, [...(this.#byReport.get(of) ?? []), correction]);
    return of;
  }

  /** Takes a correction back; the report that it was of, if it was one. */
  takeBack(ref: RecordRef): RecordRef | undefined {
    for (const [of, corrections] of this.#byReport) {
      const left = corrections.filter((each) => refOf(each) !== ref);
      if (left.length === corrections.length) continue;
      this.#byReport.set(of, left);
      return of;
    }
    return undefined;
  }

  /** Those that stand. */
  saved(): readonly Correction[] {
    return [...this.#byReport.values()].flat();
  }

  /** What a report that stands said at first. */
  original(report: Observation): Observation {
    return this.#originals.get(refOf(report)) ?? report;
  }

  /** Remembers what a report said of which less is let stand. */
  keep(said: Observation): void {
    if (!this.#originals.has(refOf(said))) this.#originals.set(refOf(said), said);
  }

  /** A report that comes in, as corrections that were there before it have it. */
  first(report: Observation): Observation {
    if (this.#byReport.size === 0) return report;
    const corrections = this.#byReport.get(refOf(report));
    if (corrections === undefined) return report;
    this.#originals.set(refOf(report), report);
    return corrected(report, corrections);
  }

  /** What a report says now; `before`: as it stands. */
  now(before: Observation): Observation {
    const ref = refOf(before);
    const original = this.#originals.get(ref) ?? before;
    this.#originals.set(ref, original);
    // A copy: what was taken out of the engine's books once is not put back.
    return { ...corrected(original, this.#byReport.get(ref) ?? []) };
  }
}
