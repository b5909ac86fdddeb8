// The duties of one obligation, found by whatever may change them: a name of their trigger, who owes them, when their
// trigger was.
import type { ActorName } from "@servanda/agreement";
import { membersOf, namesOfTrigger } from "../../atoms/duty.ts";
import { isId } from "../acts.ts";
import { type Dependent, dependentOf } from "../feed.ts";
import { Series } from "../series.ts";
import type { DutyEntry } from "./entry.ts";

export class DutyIndex {
  readonly all: DutyEntry[] = [];
  readonly #timed = new Series<DutyEntry>();
  /** Standing duties without a stage: no window reaches them, so any change may. */
  readonly #untimed: DutyEntry[] = [];
  readonly #byName = new Map<string, DutyEntry[]>();
  readonly #byBearer = new Map<ActorName, DutyEntry[]>();
  /** None began on record before another that came earlier: what stands begins with its stage. */
  #isInOrder = true;
  /** By identities too: worked out once somebody asks by one. */
  #isByIds = false;

  add(entry: DutyEntry): void {
    const last = this.all.at(-1);
    if (last !== undefined && last.fact.begunAt > entry.fact.begunAt) this.#isInOrder = false;
    this.all.push(entry);
    if (Number.isFinite(entry.from)) this.#timed.add(entry);
    else this.#untimed.push(entry);
    for (const name of entry.names) push(this.#byName, name, entry);
    if (this.#isByIds) this.#addIds(entry);
    for (const member of membersOf(entry.fact)) push(this.#byBearer, member, entry);
  }

  /** Undefined for a name that no duty began under. */
  named(name: string): readonly DutyEntry[] | undefined {
    if (!this.#isByIds && isId(name)) {
      this.#isByIds = true;
      for (const entry of this.all) this.#addIds(entry);
    }
    return this.#byName.get(name);
  }

  #addIds(entry: DutyEntry): void {
    for (const name of namesOfTrigger(entry.fact.occurrence, [])) {
      if (!entry.names.includes(name)) push(this.#byName, name, entry);
    }
  }

  owedBy(actor: ActorName): readonly DutyEntry[] {
    return this.#byBearer.get(actor) ?? NONE;
  }

  /** Those from whose trigger a window of this length can reach what changed. */
  dependent(windowMs: number, mark: (entry: DutyEntry) => void): Dependent {
    const timed = dependentOf(this.#timed, windowMs, mark);
    return {
      wake: (from, to) => {
        timed.wake(from, to);
        this.#untimed.forEach(mark);
      },
      wakeAll: () => this.all.forEach(mark),
      wakeSince: (begunAt) => {
        for (let index = this.all.length - 1; index >= 0; index -= 1) {
          const entry = this.all[index];
          if (entry === undefined || (this.#isInOrder && entry.fact.begunAt < begunAt)) return;
          mark(entry);
        }
      },
    };
  }
}

const NONE: readonly DutyEntry[] = [];

function push<K>(map: Map<K, DutyEntry[]>, key: K, entry: DutyEntry): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
}
