// Whom the agreement binds, and from when to when: worked out from consents and notices on record. That somebody
// entered or left is a fact of record time: it stays, whatever is taken back later.
import type { Act, ActorName, Membership, Power, StagePeriod } from "@servanda/agreement";
import { BASE_READING, ENDS, ENTERS, INSTITUTION, LEAVING_VERBS, refOf, SIGNED_BY_ALL } from "@servanda/agreement";
import { type Instant, limitAfter, YES } from "@servanda/core";
import { answerTo, valueOf } from "./condition.ts";
import { isInScope } from "./occurrences.ts";
import type { Judged } from "./pattern.ts";
import { momentAt } from "./stages.ts";
import type { Verdicts } from "./verdicts.ts";

/** From when to when a signatory is bound, as far as known; no start where it is not bound yet. */
export function boundPeriod({ entry }: Membership, acts: readonly Act[], actor: ActorName): StagePeriod {
  const firstBy = (verb: string): Instant | undefined =>
    acts.find(({ act, by, source }) => act === verb && by === actor && source === INSTITUTION)?.recordedAt;
  const start = entry === undefined ? Number.NEGATIVE_INFINITY : firstBy(ENTERS);
  const end = firstBy(ENDS);
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

export function isBoundAt(
  membership: Membership | undefined,
  acts: readonly Act[],
  actor: ActorName,
  at: Instant,
): boolean {
  if (membership?.signatories.includes(actor) === true) {
    const { start, end = Number.POSITIVE_INFINITY } = boundPeriod(membership, acts, actor);
    return start !== undefined && start <= at && at < end;
  }
  const hasDenounced = acts.some(({ act, by, recordedAt }) => act === "denounce" && by === actor && recordedAt <= at);
  return !hasDenounced && !hasLeft(acts, actor, at);
}

export function hasLeft(acts: readonly Act[], actor: ActorName, at: Instant): boolean {
  return acts.some(
    ({ act, by, source, recordedAt }) => act === ENDS && by === actor && source === INSTITUTION && recordedAt <= at,
  );
}

interface Notice {
  readonly act: Act;
  readonly endsAll: boolean;
  readonly endsAt: Instant;
  state: "running" | "revoked" | "ended";
}

/** Who has entered and left so far; asked at each instant in order. */
export class Members {
  readonly #membership: Membership;
  readonly #done = new Set<string>();
  readonly #notices: Notice[] = [];
  readonly #noticed = new Set<string>();

  constructor(membership: Membership) {
    this.#membership = membership;
  }

  /** The institution's acts by which somebody enters or leaves now. */
  bring(verdicts: Verdicts, now: Instant): readonly Act[] {
    return [
      ...this.#signed(verdicts, now),
      ...this.#enters(verdicts, now),
      ...this.#joins(verdicts, now),
      ...this.#leaves(verdicts, now),
    ];
  }

  /** Moments that may come by themselves: of entry, and ends of notices. */
  upcoming(verdicts: Verdicts): readonly Instant[] {
    const entry = this.#entryAt(verdicts);
    const ends = this.#notices.filter(({ state }) => state === "running").map(({ endsAt }) => endsAt);
    return entry === undefined ? ends : [entry, ...ends];
  }

  #isFirst(what: string): boolean {
    const isFirst = !this.#done.has(what);
    this.#done.add(what);
    return isFirst;
  }

  #entryAt({ onRecord }: Verdicts): Instant | undefined {
    const { text, periods, acts } = onRecord;
    const moments = this.#membership.entry?.at ?? [];
    const come = moments.flatMap((moment) => momentAt(text.dayRule, moment, periods, acts) ?? []);
    return come.length === 0 ? undefined : Math.min(...come);
  }

  // The parties have signed; where there are none, all who can be bound.
  #signed({ onRecord }: Verdicts, now: Instant): Act[] {
    const { signatories } = this.#membership;
    const isParty = (name: ActorName): boolean =>
      onRecord.text.agreement.actors.some((actor) => actor.name === name && actor.role === "party");
    const signing = signatories.some(isParty) ? signatories.filter(isParty) : signatories;
    const haveAll = signing.every((actor) => onRecord.acts.some(({ act, by }) => act === "sign" && by === actor));
    return signing.length > 0 && haveAll && this.#isFirst("signed") ? [ownAct(SIGNED_BY_ALL, INSTITUTION, now)] : [];
  }

  // The agreement, then whoever has consented.
  #enters(verdicts: Verdicts, now: Instant): Act[] {
    const { entry, signatories } = this.#membership;
    const at = this.#entryAt(verdicts);
    if (entry === undefined) return [];
    const first = at !== undefined && at <= now && this.#isFirst("entered") ? [ownAct(ENTERS, INSTITUTION, now)] : [];
    if (!this.#done.has("entered")) return first;
    const { consent } = entry;
    const hasConsented = (actor: ActorName): boolean =>
      consent === undefined || verdicts.onRecord.acts.some(({ act, by }) => act === consent && by === actor);
    const entering = signatories.filter((actor) => hasConsented(actor) && this.#isFirst(`entered ${actor}`));
    return [...first, ...entering.map((actor) => ownAct(ENTERS, actor, now))];
  }

  #joins(verdicts: Verdicts, now: Instant): Act[] {
    const { onRecord } = verdicts;
    return powersIn(verdicts).flatMap(({ power }) => {
      if (power.use.kind !== "join") return [];
      return inOrder(onRecord.acts)
        .filter(({ act, matter }) => act === "join" && matter === undefined)
        .filter((act) => isHeld(verdicts, power, act) && this.#isFirst(`joined ${act.by}`))
        .map(({ by }) => ownAct(ENTERS, by, now));
    });
  }

  #leaves(verdicts: Verdicts, now: Instant): Act[] {
    for (const act of inOrder(verdicts.onRecord.acts)) {
      if (!LEAVING_VERBS.includes(act.act) || act.matter !== undefined || this.#noticed.has(refOf(act))) continue;
      this.#noticed.add(refOf(act));
      const notice = this.#noticeBy(verdicts, act, now);
      if (notice !== undefined) this.#notices.push(notice);
    }
    return this.#notices.flatMap((notice) => this.#run(verdicts, notice, now));
  }

  // Where the text says nothing of leaving, a signatory that denounces has left.
  #noticeBy(verdicts: Verdicts, act: Act, now: Instant): Notice | undefined {
    if (this.#notices.some((each) => each.act.by === act.by && each.state !== "revoked")) return undefined;
    const leaving = powersIn(verdicts).filter(({ power }) => power.use.kind === "leave");
    const use = leaving.find(({ power }) => isHeld(verdicts, power, act))?.power.use;
    if (use?.kind !== "leave") {
      const isPlain = leaving.length === 0 && act.act !== "give notice";
      const isOne = isPlain && this.#membership.signatories.includes(act.by);
      return isOne ? { act, endsAll: false, endsAt: now, state: "running" } : undefined;
    }
    const { notice, ends } = use;
    const from = notice?.countedFrom === "giving" ? act.at : act.recordedAt;
    const endsAt = notice === undefined ? now : limitAfter(verdicts.onRecord.text.dayRule, from, notice.length);
    return { act, endsAll: ends === "agreement", endsAt, state: "running" };
  }

  // Until its end a notice can be taken back.
  #run({ onRecord }: Verdicts, notice: Notice, now: Instant): Act[] {
    if (notice.state !== "running") return [];
    const { act, endsAt, endsAll } = notice;
    if (endsAt > now) {
      if (!onRecord.acts.some((each) => refOf(each) === refOf(act))) notice.state = "revoked";
      return [];
    }
    notice.state = "ended";
    if (!endsAll) return [ownAct(ENDS, act.by, now)];
    const left = this.#membership.signatories.filter((actor) => !hasLeft(onRecord.acts, actor, now));
    return [ownAct(ENDS, INSTITUTION, now), ...left.map((actor) => ownAct(ENDS, actor, now))];
  }
}

/** An act of the institution itself. */
function ownAct(verb: string, by: ActorName, at: Instant): Act {
  return { record: "act", source: INSTITUTION, id: `${verb}/${by}/${at}`, act: verb, by, at, recordedAt: at };
}

function inOrder(acts: readonly Act[]): readonly Act[] {
  return [...acts].sort((a, b) => a.recordedAt - b.recordedAt || (refOf(a) < refOf(b) ? -1 : 1));
}

function powersIn({ onRecord }: Verdicts): readonly { readonly power: Power }[] {
  return onRecord.text.agreement.clauses.flatMap(({ rule, reading }) =>
    rule.kind === "empower" && reading === BASE_READING ? [{ power: rule }] : [],
  );
}

/** Whether its author had the power when the act went on record. */
function isHeld(verdicts: Verdicts, power: Power, act: Act): boolean {
  const { onRecord } = verdicts;
  const { membership } = onRecord.text.agreement;
  const { actors, onlyInForce } = power.bearers;
  const at = act.recordedAt;
  if (!actors.includes(act.by)) return false;
  const mustBeBound = onlyInForce || membership?.signatories.includes(act.by) === true;
  if (mustBeBound && !isBoundAt(membership, onRecord.acts, act.by, at)) return false;
  const judged: Judged = { from: at, to: at, reports: [] };
  const asked = { verdicts, judged, variables: new Map([["bearer", act.by]]) };
  const excused = power.exceptions.some(
    (each) => each.kind === "condition" && valueOf(answerTo(asked, each.condition)) === YES,
  );
  return isInScope(onRecord, power, at) && !excused && valueOf(answerTo(asked, power.when)) === YES;
}
