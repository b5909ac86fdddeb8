// What a clause makes of a large incident, kept report by report: a new report is judged alone, and only what it can
// change is worked out again. Small incidents are judged whole each time; that is less work.
import type { ActorName, LevelName, Observation, RecordRef, Standard } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { type Instant, type Kleene, NO } from "@servanda/core";
import { attributedTo, namesSomeone } from "../atoms/match.ts";
import { isOfSomething } from "../atoms/standards.ts";
import type { Incident } from "./incident.ts";
import { Neighbourhood, Reached, type Sides } from "./proof.ts";
import { sortedIndex } from "./sorted.ts";

/** The clause's side of it. */
export interface Judging {
  readonly standards: readonly Standard[];
  readonly barred: ReadonlySet<ActorName>;
  readonly bearers: ReadonlySet<ActorName>;
  /** Whether it can be found broken by nobody known. */
  readonly accusesNobody: boolean;
  /** How surely a report is of a breach by the bearer, as acts on record stand now. */
  valueAgainst(bearer: ActorName | null): (report: Observation) => Kleene;
}

/** Of one bearer, or of nobody known. */
export interface Verdict {
  readonly bearer: ActorName | null;
  readonly value: Kleene;
  readonly from: Instant;
  readonly to: Instant;
  /** Sorted; the caller's own. */
  readonly evidence: readonly RecordRef[];
  readonly level: LevelName;
  readonly occurrence: LevelName;
}

export class Tally {
  readonly #incident: Incident;
  readonly #judging: Judging;
  readonly #near: Neighbourhood;
  readonly #sides = new Map<ActorName | null, Side>();
  #isNamed = false;
  #added: Observation[];
  #stale = new Set<Observation>();

  constructor(incident: Incident, judging: Judging) {
    this.#incident = incident;
    this.#judging = judging;
    this.#near = new Neighbourhood(judging.standards, []);
    this.#added = [...incident.reports];
    if (judging.accusesNobody) this.#sideOf(null);
  }

  /** Reports joined the incident. */
  add(reports: readonly Observation[]): void {
    for (const each of reports) this.#added.push(each);
  }

  /** What the report is worth may have changed. */
  restate(report: Observation): void {
    this.#stale.add(report);
  }

  verdicts(): Verdict[] {
    const added = this.#added;
    this.#added = [];
    for (const report of added) {
      if (isOfSomething(report)) this.#near.add(report);
      if (namesSomeone(report, this.#judging.barred)) this.#isNamed = true;
      if (report.by !== undefined && this.#judging.bearers.has(report.by)) this.#sideOf(report.by);
    }
    // One report that surely names someone speaks for all of it.
    if (this.#isNamed) this.#sides.delete(null);
    for (const side of this.#sides.values()) side.take(added, this.#stale, this.#incident.reports);
    this.#stale = new Set();
    return [...this.#sides.values()].flatMap((side) => side.verdict() ?? []);
  }

  #sideOf(bearer: ActorName | null): void {
    if (!this.#sides.has(bearer)) this.#sides.set(bearer, new Side(bearer, this.#judging, this.#near));
  }
}

/** Reports against one bearer, or nobody known. */
class Side implements Sides {
  readonly #bearer: ActorName | null;
  readonly #judging: Judging;
  readonly #near: Neighbourhood;
  readonly #values = new Map<Observation, Kleene>();
  #value: Kleene = NO;
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;
  #evidence: RecordRef[] = [];
  #level: Reached;
  #occurrence: Reached;

  constructor(bearer: ActorName | null, judging: Judging, near: Neighbourhood) {
    this.#bearer = bearer;
    this.#judging = judging;
    this.#near = near;
    this.#level = new Reached(judging.standards, near);
    this.#occurrence = new Reached(judging.standards, near);
  }

  isCore(report: Observation): boolean {
    return this.#values.get(report) === this.#value;
  }

  isSupport(report: Observation): boolean {
    if (!isOfSomething(report)) return false;
    return this.#bearer === null || attributedTo(report, this.#bearer, this.#judging.barred) >= this.#value;
  }

  take(added: readonly Observation[], stale: ReadonlySet<Observation>, members: readonly Observation[]): void {
    const before = this.#value;
    const valueOf = this.#judging.valueAgainst(this.#bearer);
    const joined = [...added];
    let isRevised = false;
    for (const report of added) this.#put(report, valueOf(report));
    for (const report of stale) {
      const value = valueOf(report);
      const stood = this.#values.get(report) ?? NO;
      if (value === stood) continue;
      if (stood === NO) {
        this.#put(report, value);
        joined.push(report);
      } else {
        isRevised = true;
        if (value === NO) this.#values.delete(report);
        else this.#values.set(report, value);
      }
    }
    if (isRevised) this.#gather();
    if (this.#value === NO) return;
    const isAnew = isRevised || this.#value !== before;
    if (isAnew) {
      this.#level = new Reached(this.#judging.standards, this.#near);
      this.#occurrence = new Reached(this.#judging.standards, this.#near);
    }
    const reports = isAnew ? members : joined;
    this.#level.take(reports, this, isAnew);
    const isCore = (report: Observation): boolean => this.isCore(report);
    this.#occurrence.take(reports, { isCore, isSupport: isOfSomething }, isAnew);
  }

  verdict(): Verdict | undefined {
    if (this.#value === NO) return undefined;
    return {
      bearer: this.#bearer,
      value: this.#value,
      from: this.#from,
      to: this.#to,
      evidence: this.#evidence.slice(),
      level: this.#level.level,
      occurrence: this.#occurrence.level,
    };
  }

  #put(report: Observation, value: Kleene): void {
    if (value === NO || this.#values.has(report)) return;
    this.#values.set(report, value);
    if (value > this.#value) this.#value = value;
    this.#from = Math.min(this.#from, report.from);
    this.#to = Math.max(this.#to, report.to);
    const ref = refOf(report);
    this.#evidence.splice(sortedIndex(this.#evidence, ref), 0, ref);
  }

  // Some report is worth more or less than before: what follows from all of them is worked out again.
  #gather(): void {
    const values = [...this.#values];
    this.#value = NO;
    this.#from = Number.POSITIVE_INFINITY;
    this.#to = Number.NEGATIVE_INFINITY;
    this.#evidence = values.map(([report]) => refOf(report)).sort();
    for (const [{ from, to }, value] of values) {
      if (value > this.#value) this.#value = value;
      this.#from = Math.min(this.#from, from);
      this.#to = Math.max(this.#to, to);
    }
  }
}
