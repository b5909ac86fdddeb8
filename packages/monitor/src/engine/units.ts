// Units that a condition counts, as the reports of its window come along: surely so many, and at most so many.
import type { Observation, Register } from "@servanda/agreement";
import { type Kleene, YES } from "@servanda/core";
import { unitsOf } from "../atoms/units.ts";
import type { Incident } from "./incident.ts";

export interface Units {
  /** So many surely, of what has been seen. Where incidents are weighed those count only in the end. */
  readonly low: number;
  /** So many at most, of what has been seen. Where incidents are weighed those count only in the end. */
  readonly high: number;
  /** A report that is its own incident. */
  addLone(report: Observation, value: Kleene): void;
  addOf(incident: Incident, report: Observation, value: Kleene): void;
  bounds(): { readonly low: number; readonly high: number };
}

/** Every count has a number of its own, by which it knows what it has counted. */
let counts = 0;

/** An incident is one unit, whatever its reports say. */
export class OneEach implements Units {
  low = 0;
  high = 0;
  readonly #register: Register | undefined;
  readonly #mark: number;

  constructor(register: Register | undefined) {
    this.#register = register;
    counts += 1;
    this.#mark = counts;
  }

  addLone(report: Observation, value: Kleene): void {
    const units = unitsOf([report], this.#register);
    if (value === YES) this.low += units;
    this.high += units;
  }

  addOf({ counted }: Incident, _report: Observation, value: Kleene): void {
    if (value === YES && counted.surely !== this.#mark) {
      counted.surely = this.#mark;
      this.low += 1;
    }
    if (counted.maybe === this.#mark) return;
    counted.maybe = this.#mark;
    this.high += 1;
  }

  bounds(): { readonly low: number; readonly high: number } {
    return { low: this.low, high: this.high };
  }
}

/** An incident is worth what its reports say. */
export class Weighed implements Units {
  low = 0;
  high = 0;
  readonly #register: Register | undefined;
  readonly #surely = new Map<Incident, Observation[]>();
  readonly #maybe = new Map<Incident, Observation[]>();

  constructor(register: Register | undefined) {
    this.#register = register;
  }

  addLone(report: Observation, value: Kleene): void {
    const units = unitsOf([report], this.#register);
    if (value === YES) this.low += units;
    this.high += units;
  }

  addOf(incident: Incident, report: Observation, value: Kleene): void {
    if (value === YES) push(this.#surely, incident, report);
    push(this.#maybe, incident, report);
  }

  bounds(): { readonly low: number; readonly high: number } {
    const sumOf = (incidents: ReadonlyMap<Incident, readonly Observation[]>): number =>
      [...incidents.values()].reduce((sum, reports) => sum + unitsOf(reports, this.#register), 0);
    return { low: this.low + sumOf(this.#surely), high: this.high + sumOf(this.#maybe) };
  }
}

function push(incidents: Map<Incident, Observation[]>, incident: Incident, report: Observation): void {
  const before = incidents.get(incident);
  if (before === undefined) incidents.set(incident, [report]);
  else before.push(report);
}
