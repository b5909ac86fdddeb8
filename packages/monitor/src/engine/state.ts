// What the parts of the engine share: the streams conditions ask, the incidents, the acts, the stages, and the boards
// on which each clause's findings stand.
import type {
  Act,
  CheckedAgreement,
  Coverage,
  Duty,
  EventPattern,
  Finding,
  Observation,
  ReadingName,
  StagePeriod,
} from "@servanda/agreement";
import type { DayRule, Instant } from "@servanda/core";
import { changeableThings } from "../atoms/changeable.ts";
import { type KindTree, kindTreeOf } from "../atoms/coverage.ts";
import type { ChangesByThing } from "../atoms/history.ts";
import { dayRuleOf } from "../days.ts";
import { Acts } from "./acts.ts";
import { Changes } from "./changes.ts";
import { Dispatch } from "./dispatch.ts";
import { Feed } from "./feed.ts";
import { type IncidentChange, Incidents } from "./incidents.ts";
import { Kept } from "./kept.ts";
import type { Grounds } from "./pattern.ts";
import { createFastPlaces } from "./places.ts";
import { Series } from "./series.ts";
import { Stream } from "./stream.ts";

/** Findings of one clause that stand, and who asks about them. */
export interface Board {
  readonly findings: Series<Finding>;
  readonly feed: Feed;
  /** Told of every finding that came, changed or went. */
  readonly listeners: ((finding: Finding) => void)[];
}

/** The duties of one clause, and who asks how they stand. */
export interface DutyBoard {
  /** Touched when one began, changed, or came to its deadline. */
  readonly feed: Feed;
  /** As they stand at an instant. */
  dutiesAt: (at: Instant) => readonly Duty[];
}

export class State {
  readonly agreement: CheckedAgreement;
  readonly grounds: Grounds;
  readonly kindTree: KindTree;
  readonly dayRule: DayRule;
  readonly incidents: Incidents;
  readonly reports: Kept<Observation> = new Kept();
  readonly acts: Acts = new Acts();
  readonly changes: Changes;
  /** What the text can change at all. */
  readonly changeable: ReadonlySet<string>;
  readonly coverage: Coverage[] = [];
  readonly coverageFeed: Feed = new Feed();
  readonly stageFeed: Feed = new Feed();
  /** Touched where a report that stands says something else now: what it is evidence of may stand as it did. */
  readonly saidAnewFeed: Feed = new Feed();
  /** Touched when a moment of the calendar has come: what is judged at the present looks again. */
  readonly turnFeed: Feed = new Feed();
  stages: ReadonlyMap<string, StagePeriod> = new Map();
  /** Acts that moments of the text may name. */
  momentActs: readonly Act[] = [];
  readonly #boards = new Map<string, Board>();
  readonly #dutyBoards = new Map<string, DutyBoard>();
  readonly #asked = new Set<string>();
  /** What conditions ask about, told of every report that concerns it. */
  readonly streams: Dispatch<Stream> = new Dispatch();
  readonly #streams = new Map<string, Stream>();

  constructor(agreement: CheckedAgreement, onIncident: IncidentChange) {
    this.agreement = agreement;
    this.grounds = {
      places: createFastPlaces(agreement.regions),
      barred: new Set(agreement.attributionBarred),
      regions: new Map(agreement.regions.map((region) => [region.name, region])),
    };
    this.kindTree = kindTreeOf(agreement.kinds);
    this.dayRule = dayRuleOf(agreement);
    this.changes = new Changes(agreement);
    this.changeable = changeableThings(agreement);
    this.incidents = new Incidents(agreement.linkings, this.grounds, onIncident);
  }

  /** What the text has changed so far, as a reading sees it. */
  changesIn(reading: ReadingName): ChangesByThing {
    return this.changes.in(reading);
  }

  /** Equal patterns share one stream. Only while compiling: a stream made later would have missed reports. */
  streamOf(event: EventPattern): Stream {
    const key = JSON.stringify(event);
    let stream = this.#streams.get(key);
    if (stream === undefined) {
      stream = new Stream(event, this.grounds);
      this.#streams.set(key, stream);
      this.streams.add(stream);
    }
    return stream;
  }

  boardOf(clauseKey: string): Board {
    let board = this.#boards.get(clauseKey);
    if (board === undefined) {
      board = { findings: new Series(), feed: new Feed(), listeners: [] };
      this.#boards.set(clauseKey, board);
    }
    return board;
  }

  dutyBoardOf(clauseKey: string): DutyBoard {
    let board = this.#dutyBoards.get(clauseKey);
    if (board === undefined) {
      board = { feed: new Feed(), dutiesAt: () => [] };
      this.#dutyBoards.set(clauseKey, board);
    }
    return board;
  }

  /** A clause that asks about its own duties, by whatever way, finds none. */
  dutiesOf(clauseKey: string, at: Instant): readonly Duty[] {
    if (this.#asked.has(clauseKey)) return [];
    this.#asked.add(clauseKey);
    const duties = this.dutyBoardOf(clauseKey).dutiesAt(at);
    this.#asked.delete(clauseKey);
    return duties;
  }
}
