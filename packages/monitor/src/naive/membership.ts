// Entry into force and leaving: who is bound, from when to when.
//   enters(agreement)  = the earliest of the entry's moments
//   enters(x)          = the later of that and x's consent; of a state that joins, its act
//   leaves(x)          = when the notice that x gave has run, unless it was taken back before; at once where the text
//                        knows no notice
// Facts of record time: who entered or left has, whatever is withdrawn later.
import type { Act, ActorName, Membership, Notice, StateChange, Thing } from "@servanda/agreement";
import {
  BASE_READING,
  ENDS,
  ENTERS,
  IN_FORCE,
  INSTITUTION,
  NOTICE_GIVEN,
  refOf,
  SIGNED_BY_ALL,
} from "@servanda/agreement";
import { type Instant, limitAfter } from "@servanda/core";
import { type Brought, together } from "../atoms/history.ts";
import { momentAt } from "../atoms/stages.ts";
import type { Judge, World } from "./judge.ts";
import { inOrder } from "./motions.ts";
import { isHeld, isNotice, type PowerClause, powersOf } from "./powers.ts";

/** Notice that somebody leaves. */
interface Given {
  readonly act: Act;
  readonly cause: string;
  readonly ends: "own part" | "agreement";
  readonly endsAt: Instant;
  state: "running" | "revoked" | "ended";
}

/** What brings a state about, where no clause does. */
const CAUSES = { sign: "signature", ratify: "ratification", enter: "entry into force" } as const;

const AGREEMENT: Thing = { kind: "agreement" };

export class MembershipBook {
  readonly #judge: Judge;
  readonly #membership: Membership | undefined;
  readonly #powers: readonly PowerClause[];
  /** Consents and entries that were said: `sign X`, `enter X`, the agreement as nobody. */
  readonly #done = new Set<string>();
  readonly #given = new Map<string, Given>();

  constructor(judge: Judge) {
    this.#judge = judge;
    this.#membership = judge.agreement.membership;
    this.#powers = powersOf(judge).filter(({ clause }) => clause.reading === BASE_READING);
  }

  bring(world: World, now: Instant): Brought {
    const membership = this.#membership;
    if (membership === undefined) return {};
    return together([
      ...membership.signatories.flatMap((actor) => this.#consents(membership, actor, world, now)),
      this.#signed(membership, world, now),
      this.#entry(membership, world, now),
      ...membership.signatories.map((actor) => this.#enters(membership, actor, world, now)),
      ...this.#joins(world, now),
      ...this.#notices(membership, world, now),
      ...[...this.#given.values()].map((given) => this.#runs(membership, given, world, now)),
    ]);
  }

  /** Moments of the calendar at which it enters into force, and ends of notices. */
  upcoming(world: World): Instant[] {
    const entry = this.#entryAt(world);
    const running = [...this.#given.values()].filter(({ state }) => state === "running");
    return [...(entry === undefined ? [] : [entry]), ...running.map(({ endsAt }) => endsAt)];
  }

  #entryAt({ stages, known }: World): Instant | undefined {
    const { dayRule } = this.#judge;
    const moments = this.#membership?.entry?.at.map((each) => momentAt(dayRule, each, stages, known.acts)) ?? [];
    const instants = moments.filter((at) => at !== undefined);
    return instants.length === 0 ? undefined : Math.min(...instants);
  }

  #isFirst(what: string): boolean {
    return !this.#done.has(what) && this.#done.add(what) !== undefined;
  }

  // Signature and ratification are said for those who are not in force yet.
  #consents({ entry }: Membership, actor: ActorName, world: World, now: Instant): Brought[] {
    if (entry === undefined || this.#done.has(`enter ${actor}`)) return [];
    return (["sign", "ratify"] as const).flatMap((verb): Brought[] => {
      const act = firstOf(world, verb, actor);
      if (act === undefined || !this.#isFirst(`${verb} ${actor}`)) return [];
      const state = verb === "sign" ? "signed" : "ratified";
      return [{ changes: [changed({ kind: "actor", name: actor }, state, CAUSES[verb], now, [act])] }];
    });
  }

  // The parties sign; where there are none, whoever can be bound.
  #signed({ signatories }: Membership, world: World, now: Instant): Brought {
    const roles = new Map(this.#judge.agreement.actors.map(({ name, role }) => [name, role]));
    const parties = signatories.filter((actor) => roles.get(actor) === "party");
    const signing = parties.length > 0 ? parties : signatories;
    const areAll = signing.length > 0 && signing.every((actor) => firstOf(world, "sign", actor) !== undefined);
    return areAll && this.#isFirst("signed by all") ? { acts: [actOf(SIGNED_BY_ALL, INSTITUTION, now)] } : {};
  }

  #entry(membership: Membership, world: World, now: Instant): Brought {
    const at = this.#entryAt(world);
    if (membership.entry === undefined || at === undefined || at > now || !this.#isFirst("enter")) return {};
    return { acts: [actOf(ENTERS, INSTITUTION, now)], changes: [changed(AGREEMENT, IN_FORCE, CAUSES.enter, now, [])] };
  }

  #enters({ entry }: Membership, actor: ActorName, world: World, now: Instant): Brought {
    if (entry === undefined || !this.#done.has("enter") || this.#done.has(`enter ${actor}`)) return {};
    const consent = entry.consent === undefined ? undefined : firstOf(world, entry.consent, actor);
    if (entry.consent !== undefined && consent === undefined) return {};
    this.#done.add(`enter ${actor}`);
    return entering(actor, CAUSES.enter, now, consent === undefined ? [] : [consent]);
  }

  // Accession: by an act of somebody who has not signed, where the text gives the power.
  #joins(world: World, now: Instant): Brought[] {
    return this.#powers
      .filter(({ power }) => power.use.kind === "join")
      .flatMap(({ clause, power }) =>
        world.known.acts
          .filter((act) => act.act === "join" && act.matter === undefined && isHeld(this.#judge, power, act, world))
          .filter((act) => this.#isFirst(`join ${act.by}`))
          .map((act) => entering(act.by, clause.key, now, [act])),
      );
  }

  #notices({ signatories }: Membership, world: World, now: Instant): Brought[] {
    const leaving = this.#powers.flatMap(({ clause, power }) =>
      power.use.kind === "leave" ? [{ clause, power, use: power.use }] : [],
    );
    return inOrder(world.known.acts)
      .filter((act) => isNotice(act) && this.#isFirst(`notice ${refOf(act)}`))
      .flatMap((act): Brought[] => {
        if (this.#hasGiven(act.by)) return [];
        const held = leaving.find(({ power }) => isHeld(this.#judge, power, act, world));
        // Where the text says nothing of leaving, a signatory that denounces leaves.
        const isPlain = leaving.length === 0 && act.act !== "give notice" && signatories.includes(act.by);
        if (held === undefined && !isPlain) return [];
        const endsAt = held?.use.notice === undefined ? now : this.#endOf(act, held.use.notice);
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

  #endOf(act: Act, { length, countedFrom }: Notice): Instant {
    return limitAfter(this.#judge.dayRule, countedFrom === "giving" ? act.at : act.recordedAt, length);
  }

  // A notice can be taken back until it takes effect (Vienna Convention, Article 68).
  #runs({ signatories }: Membership, given: Given, world: World, now: Instant): Brought {
    if (given.state !== "running") return {};
    const { act, cause, endsAt, ends } = given;
    if (endsAt <= now) {
      given.state = "ended";
      const gone = ends === "agreement" ? signatories.filter((actor) => !this.#hasLeft(actor, world)) : [act.by];
      const parts = gone.map((actor) => leavingOf(actor, cause, now, act));
      if (ends === "own part") return together(parts);
      const whole = {
        acts: [actOf(ENDS, INSTITUTION, now)],
        changes: [changed(AGREEMENT, "ended", cause, now, [act])],
      };
      return together([whole, ...parts]);
    }
    if (world.known.acts.some((each) => refOf(each) === refOf(act))) return {};
    given.state = "revoked";
    return { changes: [changed({ kind: "actor", name: act.by }, IN_FORCE, cause, now, [act])] };
  }

  #hasLeft(actor: ActorName, world: World): boolean {
    return world.known.acts.some((act) => act.source === INSTITUTION && act.act === ENDS && act.by === actor);
  }
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

function firstOf(world: World, verb: string, actor: ActorName): Act | undefined {
  return inOrder(world.known.acts).find((act) => act.act === verb && act.by === actor);
}

function actOf(verb: string, by: ActorName, now: Instant): Act {
  return { record: "act", source: INSTITUTION, id: `${verb}/${by}/${now}`, act: verb, by, at: now, recordedAt: now };
}

function changed(of: Thing, state: string, cause: string, at: Instant, evidence: readonly Act[]): StateChange {
  return { cause, reading: BASE_READING, of, state, at, evidence: evidence.map(refOf).sort() };
}
