// Entry into force and leaving: who is bound, from when to when.
//   enters(agreement)  = the earliest of the entry's moments
//   enters(x)          = the later of that and x's consent; of a state that joins, its act
//   applies(x)         = x's act, where the text gives it the power, before it enters
//   leaves(x)          = when the notice that x gave has run, unless it was taken back before; at once where the text
//                        knows no notice
// Facts of record time: who entered or left has, whatever is withdrawn later.
import type { Act, ActorName, CheckedAgreement, Membership, Notice, StateChange, Thing } from "@servanda/agreement";
import {
  APPLIES,
  BASE_READING,
  BINDS,
  ENDS,
  ENTERS,
  IN_FORCE,
  INSTITUTION,
  LEAVING_VERBS,
  NOTICE_GIVEN,
  PROVISIONALLY_APPLIED,
  refOf,
  SIGNED_BY_ALL,
} from "@servanda/agreement";
import { type Instant, limitAfter } from "@servanda/core";
import { type Brought, together } from "../atoms/history.ts";
import { isApplying, isHeld, isJoining, isNotice, JOINS, type PowerClause, powersOf } from "./powers.ts";
import { inOrder, type Sight } from "./sight.ts";

/** Notice that somebody leaves. */
export interface Given {
  readonly act: Act;
  readonly cause: string;
  readonly ends: "own part" | "agreement";
  readonly endsAt: Instant;
  state: "running" | "revoked" | "ended";
}

/** What was said of entries and consents, and notices that were given. */
export interface SavedMembership {
  readonly done: readonly string[];
  readonly given: readonly Given[];
}

/** What brings a state about, where no clause does. */
const CAUSES = { sign: "signature", ratify: "ratification", enter: "entry into force" } as const;

const AGREEMENT: Thing = { kind: "agreement" };

export class MembershipBook {
  readonly #membership: Membership | undefined;
  readonly #powers: readonly PowerClause[];
  /** Consents and entries that were said: `sign X`, `enter X`, the agreement as nobody. */
  readonly #done = new Set<string>();
  readonly #given = new Map<string, Given>();

  constructor(agreement: Pick<CheckedAgreement, "membership" | "clauses">) {
    this.#membership = agreement.membership;
    this.#powers = powersOf(agreement).filter(({ clause }) => clause.reading === BASE_READING);
  }

  save(): SavedMembership {
    return { done: [...this.#done], given: [...this.#given.values()].map((each) => ({ ...each })) };
  }

  load({ done, given }: SavedMembership): void {
    for (const each of done) this.#done.add(each);
    for (const each of given) this.#given.set(refOf(each.act), { ...each });
  }

  bring(sight: Sight, now: Instant): Brought {
    const membership = this.#membership;
    if (membership === undefined) return {};
    return together([
      ...membership.signatories.flatMap((actor) => this.#consents(membership, actor, sight, now)),
      this.#signed(membership, sight, now),
      ...this.#applies(membership, sight, now),
      this.#entry(membership, sight, now),
      ...membership.signatories.map((actor) => this.#enters(membership, actor, sight, now)),
      ...this.#joins(sight, now),
      ...this.#notices(membership, sight, now),
      ...[...this.#given.values()].map((given) => this.#runs(membership, given, sight, now)),
    ]);
  }

  /** Moments of the calendar at which it enters into force, and ends of notices. */
  upcoming(sight: Sight): Instant[] {
    const entry = this.#entryAt(sight);
    const running = [...this.#given.values()].filter(({ state }) => state === "running");
    return [...(entry === undefined ? [] : [entry]), ...running.map(({ endsAt }) => endsAt)];
  }

  #entryAt({ momentAt }: Sight): Instant | undefined {
    const moments = this.#membership?.entry?.at.map(momentAt) ?? [];
    const instants = moments.filter((at) => at !== undefined);
    return instants.length === 0 ? undefined : Math.min(...instants);
  }

  #isFirst(what: string): boolean {
    return !this.#done.has(what) && this.#done.add(what) !== undefined;
  }

  // Signature and ratification are said for those who are not in force yet.
  #consents({ entry }: Membership, actor: ActorName, sight: Sight, now: Instant): Brought[] {
    if (entry === undefined || this.#done.has(`enter ${actor}`)) return [];
    return (["sign", "ratify"] as const).flatMap((verb): Brought[] => {
      const act = firstOf(sight, verb, actor);
      if (act === undefined || !this.#isFirst(`${verb} ${actor}`)) return [];
      const state = verb === "sign" ? "signed" : "ratified";
      return [{ changes: [changed({ kind: "actor", name: actor }, state, CAUSES[verb], now, [act])] }];
    });
  }

  // The parties sign; where there are none, whoever can be bound.
  #signed({ signatories }: Membership, sight: Sight, now: Instant): Brought {
    const roles = new Map(sight.agreement.actors.map(({ name, role }) => [name, role]));
    const parties = signatories.filter((actor) => roles.get(actor) === "party");
    const signing = parties.length > 0 ? parties : signatories;
    const areAll = signing.length > 0 && signing.every((actor) => firstOf(sight, "sign", actor) !== undefined);
    return areAll && this.#isFirst("signed by all") ? { acts: [actOf(SIGNED_BY_ALL, INSTITUTION, now)] } : {};
  }

  #entry(membership: Membership, sight: Sight, now: Instant): Brought {
    const at = this.#entryAt(sight);
    if (membership.entry === undefined || at === undefined || at > now || !this.#isFirst("enter")) return {};
    const changes = [changed(AGREEMENT, IN_FORCE, CAUSES.enter, now, [])];
    return { acts: [actOf(ENTERS, INSTITUTION, now), ...this.#binds(now)], changes };
  }

  // It first binds somebody: said where that may be before it enters into force.
  #binds(now: Instant): Act[] {
    const isProvisional = this.#powers.some(({ power }) => power.use.kind === "apply provisionally");
    return isProvisional && this.#isFirst("bind") ? [actOf(BINDS, INSTITUTION, now)] : [];
  }

  // Before it is in force for a signatory, where the text gives the power (Vienna Convention, Article 25).
  #applies({ signatories }: Membership, sight: Sight, now: Instant): Brought[] {
    return this.#powers
      .filter(({ power }) => power.use.kind === "apply provisionally")
      .flatMap(({ clause, power }) =>
        inOrder(sight.acts([APPLIES]))
          .filter((act) => isApplying(act) && signatories.includes(act.by) && isHeld(sight, power, act))
          .filter(({ by }) => !this.#done.has(`enter ${by}`) && this.#isFirst(`apply ${by}`))
          .map((act): Brought => {
            const change = changed({ kind: "actor", name: act.by }, PROVISIONALLY_APPLIED, clause.key, now, [act]);
            return { acts: [actOf(APPLIES, act.by, now), ...this.#binds(now)], changes: [change] };
          }),
      );
  }

  #enters({ entry }: Membership, actor: ActorName, sight: Sight, now: Instant): Brought {
    if (entry === undefined || !this.#done.has("enter") || this.#done.has(`enter ${actor}`)) return {};
    const consent = entry.consent === undefined ? undefined : firstOf(sight, entry.consent, actor);
    if (entry.consent !== undefined && consent === undefined) return {};
    this.#done.add(`enter ${actor}`);
    return entering(actor, CAUSES.enter, now, consent === undefined ? [] : [consent]);
  }

  // Accession: by an act of somebody who has not signed, where the text gives the power.
  #joins(sight: Sight, now: Instant): Brought[] {
    return this.#powers
      .filter(({ power }) => power.use.kind === "join")
      .flatMap(({ clause, power }) =>
        inOrder(sight.acts([JOINS]))
          .filter((act) => isJoining(act) && isHeld(sight, power, act))
          .filter((act) => this.#isFirst(`join ${act.by}`))
          .map((act) => entering(act.by, clause.key, now, [act])),
      );
  }

  #notices({ signatories }: Membership, sight: Sight, now: Instant): Brought[] {
    const leaving = this.#powers.flatMap(({ clause, power }) =>
      power.use.kind === "leave" ? [{ clause, power, use: power.use }] : [],
    );
    return inOrder(sight.acts(LEAVING_VERBS))
      .filter((act) => isNotice(act) && this.#isFirst(`notice ${refOf(act)}`))
      .flatMap((act): Brought[] => {
        if (this.#hasGiven(act.by)) return [];
        const held = leaving.find(({ power }) => isHeld(sight, power, act));
        // Where the text says nothing of leaving, a signatory that denounces leaves.
        const isPlain = leaving.length === 0 && act.act !== "give notice" && signatories.includes(act.by);
        if (held === undefined && !isPlain) return [];
        const endsAt = held?.use.notice === undefined ? now : endOf(sight, act, held.use.notice);
        const cause = held?.clause.key ?? act.act;
        this.#given.set(refOf(act), { act, cause, ends: held?.use.ends ?? "own part", endsAt, state: "running" });
        if (endsAt <= now) return [];
        const given = changed({ kind: "actor", name: act.by }, NOTICE_GIVEN, cause, now, [act]);
        return [{ changes: [{ ...given, endsAt }] }];
      });
  }

  #hasGiven(actor: ActorName): boolean {
    return [...this.#given.values()].some(({ act, state }) => act.by === actor && state !== "revoked");
  }

  // A notice can be taken back until it takes effect (Vienna Convention, Article 68).
  #runs({ signatories }: Membership, given: Given, sight: Sight, now: Instant): Brought {
    if (given.state !== "running") return {};
    const { act, cause, endsAt, ends } = given;
    if (endsAt <= now) {
      given.state = "ended";
      const gone = ends === "agreement" ? signatories.filter((actor) => !hasEnded(sight, actor)) : [act.by];
      const parts = gone.map((actor) => leavingOf(actor, cause, now, act));
      if (ends === "own part") return together(parts);
      const whole = {
        acts: [actOf(ENDS, INSTITUTION, now)],
        changes: [changed(AGREEMENT, "ended", cause, now, [act])],
      };
      return together([whole, ...parts]);
    }
    if (sight.isStanding(act)) return {};
    given.state = "revoked";
    return { changes: [changed({ kind: "actor", name: act.by }, IN_FORCE, cause, now, [act])] };
  }
}

function endOf({ dayRule }: Sight, act: Act, { length, countedFrom }: Notice): Instant {
  return limitAfter(dayRule, countedFrom === "giving" ? act.at : act.recordedAt, length);
}

function hasEnded(sight: Sight, actor: ActorName): boolean {
  return sight.acts([ENDS]).some((act) => act.source === INSTITUTION && act.by === actor);
}

function entering(actor: ActorName, cause: string, now: Instant, evidence: readonly Act[]): Brought {
  return {
    acts: [actOf(ENTERS, actor, now)],
    changes: [changed({ kind: "actor", name: actor }, IN_FORCE, cause, now, evidence)],
  };
}

function leavingOf(actor: ActorName, cause: string, now: Instant, notice: Act): Brought {
  return {
    acts: [actOf(ENDS, actor, now)],
    changes: [changed({ kind: "actor", name: actor }, "ended", cause, now, [notice])],
  };
}

function firstOf(sight: Sight, verb: string, actor: ActorName): Act | undefined {
  return inOrder(sight.acts([verb])).find((act) => act.by === actor);
}

function actOf(verb: string, by: ActorName, now: Instant): Act {
  return { record: "act", source: INSTITUTION, id: `${verb}/${by}/${now}`, act: verb, by, at: now, recordedAt: now };
}

function changed(of: Thing, state: string, cause: string, at: Instant, evidence: readonly Act[]): StateChange {
  return { cause, reading: BASE_READING, of, state, at, evidence: evidence.map(refOf).sort() };
}
