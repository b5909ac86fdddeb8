// Records as they come in: what stands is kept and told to whoever asks about its kind; what is withdrawn, corrected or
// beyond the horizon is not, or no more.
import type {
  Act,
  CheckedAgreement,
  Coverage,
  IdentifiedRecord,
  Observation,
  RecordRef,
  Withdrawal,
} from "@servanda/agreement";
import { DECIDES, FINDS, INSTITUTION, refOf } from "@servanda/agreement";
import { asReport } from "../atoms/acts-seen.ts";
import { isBeyondHorizon } from "../atoms/horizon.ts";
import { isInInstitutionsName } from "../atoms/own-records.ts";
import { asAllowed } from "../atoms/questions.ts";
import { STATUS_VERBS } from "../atoms/status.ts";
import { waivedUntil } from "../atoms/waivers.ts";
import { Corrections } from "./corrections.ts";
import { Dispatch, type Hearing } from "./dispatch.ts";
import type { Snapshot } from "./snapshot.ts";
import type { State } from "./state.ts";
import { type Refollowed, Tracking } from "./tracking.ts";

/** Verbs of acts that may change how what they are about stands. */
const WORDS: ReadonlySet<string> = new Set([...STATUS_VERBS, FINDS, DECIDES]);

type SavedRecords = Pick<Snapshot, "observations" | "acts" | "coverage" | "corrections" | "withdrawn">;

/** Hears of reports. */
interface Listener extends Hearing {
  offer(report: Observation): void;
  retract(report: Observation): void;
  wake(report: Observation): void;
}

/** Told of an act about something that may change how it stands; `report`: what it is about, if that is a report. */
type OnWord = (name: RecordRef, report: Observation | undefined) => void;

export class Records {
  readonly #agreement: CheckedAgreement;
  readonly #state: State;
  readonly #onWord: OnWord;
  readonly #listeners = new Dispatch<Listener>();
  readonly #interesting: ReadonlySet<string>;
  readonly #withdrawn = new Set<RecordRef>();
  readonly #corrections = new Corrections();
  readonly #tracking: Tracking;

  constructor(agreement: CheckedAgreement, state: State, listeners: readonly Listener[], onWord: OnWord) {
    this.#agreement = agreement;
    this.#state = state;
    this.#onWord = onWord;
    for (const listener of listeners) this.#listeners.add(listener);
    // Kinds that nothing asks about are not even kept.
    const grouped = [...agreement.linkings, ...agreement.registers].flatMap(({ event }) => event.kinds);
    this.#tracking = new Tracking(agreement);
    const asked = [...this.#listeners.kinds, ...state.streams.kinds, ...this.#tracking.kinds];
    this.#interesting = new Set([...asked, ...grouped]);
  }

  /** The records that stand, reports as they came; what was said anew of them, and what was withdrawn. */
  save(): SavedRecords {
    const { reports, acts, coverage } = this.#state;
    return {
      observations: reports.all().map((each) => this.#corrections.original(each)),
      acts: acts.kept.all(),
      coverage: [...coverage],
      corrections: this.#corrections.saved(),
      withdrawn: [...this.#withdrawn],
    };
  }

  /** Told to everyone as they once came. */
  load({ observations, acts, coverage, corrections, withdrawn }: SavedRecords): void {
    for (const ref of withdrawn) this.#withdrawn.add(ref);
    for (const each of corrections) this.#corrections.take(each, this.#withdrawn);
    for (const each of coverage) this.#takeCoverage(each);
    for (const each of observations) this.#takeObservation(each);
    for (const each of acts) this.keepAct(each);
  }

  take(record: IdentifiedRecord): "beyond horizon" | undefined {
    if (isBeyondHorizon(record, this.#agreement.horizonMs)) return "beyond horizon";
    switch (record.record) {
      case "observation":
        return this.#takeObservation(record);
      case "act":
        return this.#takeAct(record);
      case "coverage":
        return this.#takeCoverage(record);
      case "correction":
        return this.#sayAnew(this.#corrections.take(record, this.#withdrawn));
      case "withdrawal":
        return this.#takeWithdrawal(record);
    }
  }

  /** Of an act that someone asks about. */
  keepAct(act: Act): void {
    this.#state.acts.add(act);
    this.#actChanged(act);
  }

  removeAct(act: Act): void {
    this.#state.acts.remove(act);
    this.#actChanged(act);
  }

  #takeObservation(report: Observation): undefined {
    if (!this.#interesting.has(report.kind)) return;
    if (this.#withdrawn.size > 0 && this.#withdrawn.has(refOf(report))) return;
    this.#add(this.#corrections.first(report));
  }

  #add(said: Observation): void {
    const report = this.#tracking.followed(asAllowed(this.#agreement, said));
    if (report !== said) this.#corrections.keep(said);
    const moved = this.#tracking.add(report);
    this.#enter(report);
    this.#move(moved);
  }

  #retract(report: Observation): void {
    const moved = this.#tracking.remove(report);
    this.#leave(report);
    this.#move(moved);
  }

  // A thing was elsewhere than was known: what happened lay in other zones.
  #move(moved: readonly Refollowed[]): void {
    for (const { before, now } of moved) {
      this.#leave(before);
      this.#enter(now);
      this.#touchAnew(before, now);
    }
  }

  // What hangs on a report itself may have begun at any time that the report has stated.
  #touchAnew(before: Observation, now: Observation = before): void {
    const { saidAnewFeed } = this.#state;
    if (this.#corrections.original(before) !== before) saidAnewFeed.touchAll();
    else for (const { from, to } of new Set([before, now])) saidAnewFeed.touch(from, to);
  }

  #enter(report: Observation): void {
    this.#state.reports.add(report);
    const listeners = this.#listeners.of(report);
    for (const each of listeners) each.offer(report);
    // Grouped first: whoever is woken by the report must find it in its incident.
    const isGrouped = report.aggregate === true || this.#state.incidents.add(report);
    for (const stream of this.#state.streams.of(report)) stream.offer(report);
    if (!isGrouped) for (const each of listeners) each.wake(report);
  }

  #leave(report: Observation): void {
    this.#state.reports.remove(report);
    const listeners = this.#listeners.of(report);
    for (const each of listeners) each.retract(report);
    for (const stream of this.#state.streams.of(report)) stream.retract(report);
    if (report.aggregate === true || this.#state.incidents.remove(report)) return;
    for (const each of listeners) each.wake(report);
  }

  // A report whose source has changed what it says.
  #sayAnew(ref: RecordRef | undefined): undefined {
    const before = ref === undefined ? undefined : this.#state.reports.find(ref);
    if (before === undefined) return;
    const now = this.#corrections.now(before);
    this.#retract(before);
    this.#add(now);
    this.#touchAnew(before, now);
  }

  #takeAct(act: Act): undefined {
    if (isInInstitutionsName(act)) return;
    if (this.#withdrawn.size > 0 && this.#withdrawn.has(refOf(act))) return;
    const report = asReport(this.#agreement, act);
    if (report !== undefined) this.#add(report);
    if (this.#state.acts.isAsked(act.act)) this.keepAct(act);
  }

  #actChanged(act: Act): void {
    if (!WORDS.has(act.act) || act.about === undefined) return;
    this.#onWord(act.about, this.#state.reports.find(act.about));
  }

  #takeCoverage(coverage: Coverage): undefined {
    if (this.#withdrawn.has(refOf(coverage))) return;
    this.#state.coverage.push(coverage);
    this.#state.coverageFeed.touch(coverage.from, coverage.to);
  }

  #takeWithdrawal({ of, source, recordedAt }: Withdrawal): undefined {
    if (!of.startsWith(`${source}/`) || this.#withdrawn.has(of)) return;
    this.#withdrawn.add(of);
    this.#sayAnew(this.#corrections.takeBack(of));
    const { reports, acts, coverage, coverageFeed } = this.#state;
    const report = reports.find(of);
    if (report !== undefined) {
      this.#retract(report);
      this.#touchAnew(report);
    }
    const act = acts.kept.find(of);
    if (act !== undefined && act.source !== INSTITUTION) {
      this.removeAct(act);
      const left = waivedUntil(act, recordedAt);
      if (left !== undefined) this.keepAct(left);
    }
    const watch = coverage.findIndex((each) => refOf(each) === of);
    if (watch === -1) return;
    coverage.splice(watch, 1);
    coverageFeed.touchAll();
  }
}
