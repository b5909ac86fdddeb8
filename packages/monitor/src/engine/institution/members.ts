// Who is bound, and what powers are used: asked again when somebody consents, joins, leaves or uses a power, when a
// moment of the entry into force comes, and when a notice has run.
import type { Act } from "@servanda/agreement";
import { APPLIES, LEAVING_VERBS, refOf } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Brought } from "../../atoms/history.ts";
import { MembershipBook, type SavedMembership } from "../../organs/membership.ts";
import { JOINS, PowerBook, powersOf, verbsOfPowers } from "../../organs/powers.ts";
import type { State } from "../state.ts";
import type { Alarm } from "../turning.ts";
import type { IndexedSight } from "./sight.ts";

const CONSENTING_VERBS: readonly string[] = ["sign", "ratify", APPLIES, JOINS, ...LEAVING_VERBS];

/** The reference's book of membership, asked when it may have something to say. */
export class Members {
  readonly #book: MembershipBook;
  readonly #state: State;
  readonly #alarm: Alarm;
  readonly #alarmed = new Set<Instant>();
  #isWoken: boolean;

  constructor(state: State, sight: IndexedSight, alarm: Alarm) {
    const { agreement } = state;
    this.#book = new MembershipBook(agreement);
    this.#state = state;
    this.#alarm = alarm;
    this.#isWoken = agreement.membership !== undefined;
    if (!this.#isWoken) return;
    const wake = (): void => {
      this.#isWoken = true;
    };
    for (const verb of CONSENTING_VERBS) state.acts.ofVerb(verb).listeners.push(wake);
    for (const feed of [state.stageFeed, state.turnFeed]) feed.add({ wake, wakeAll: wake });
    for (const { power } of powersOf(agreement)) {
      if (power.use.kind !== "join" && power.use.kind !== "apply provisionally") continue;
      for (const condition of conditionsOf(power)) sight.prepare(condition, wake);
    }
  }

  get isWoken(): boolean {
    return this.#isWoken;
  }

  save(): SavedMembership {
    return this.#book.save();
  }

  /** Once the acts are there: a notice is the act that stands, and not a copy of it. */
  load({ done, given }: SavedMembership): void {
    const { kept } = this.#state.acts;
    this.#book.load({ done, given: given.map((each) => ({ ...each, act: kept.find(refOf(each.act)) ?? each.act })) });
  }

  bring(sight: IndexedSight, now: Instant): Brought {
    if (!this.#isWoken) return NOTHING;
    this.#isWoken = false;
    const brought = this.#book.bring(sight, now);
    if ((brought.acts ?? []).length + (brought.changes ?? []).length > 0) this.#isWoken = true;
    for (const at of this.#book.upcoming(sight)) {
      if (at <= now || this.#alarmed.has(at)) continue;
      this.#alarmed.add(at);
      this.#alarm(at, () => {
        this.#isWoken = true;
      });
    }
    return brought;
  }
}

/** The reference's book of powers, asked about acts that came. */
export class Powers {
  readonly #book: PowerBook;
  readonly #state: State;
  #fresh: Act[] = [];

  constructor(state: State, sight: IndexedSight) {
    this.#book = new PowerBook(state.agreement);
    this.#state = state;
    for (const verb of verbsOfPowers(state.agreement))
      state.acts.ofVerb(verb).listeners.push((act) => this.#fresh.push(act));
    for (const { power } of powersOf(state.agreement)) {
      for (const condition of conditionsOf(power)) sight.prepare(condition);
    }
  }

  get isWoken(): boolean {
    return this.#fresh.length > 0;
  }

  /** Acts that have been seen. */
  save(): readonly string[] {
    return this.#book.save();
  }

  load(seen: readonly string[]): void {
    this.#book.load(seen);
  }

  bring(sight: IndexedSight, now: Instant): Brought {
    if (this.#fresh.length === 0) return NOTHING;
    const fresh = this.#fresh.filter((act) => this.#state.acts.kept.stands(act));
    this.#fresh = [];
    return this.#book.bring(sight, fresh, now);
  }
}

const NOTHING: Brought = {};

function conditionsOf({
  when,
  exceptions,
}: ReturnType<typeof powersOf>[number]["power"]): readonly Parameters<IndexedSight["prepare"]>[0][] {
  return [when, ...exceptions.flatMap((each) => (each.kind === "condition" ? [each.condition] : []))];
}
