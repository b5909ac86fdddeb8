// Which standards the reports of a large incident have reached, kept as reports are added. A standard is judged around
// a report, so what a new report can change lies near it (atoms/standards.ts has the meaning).
import type { LevelName, Observation, Proof, Standard } from "@servanda/agreement";
import { isNear } from "../atoms/standards.ts";
import { Cells } from "./cells.ts";

type Sources = Extract<Proof, { kind: "sources" }>;

/** Reports of one cell, by source group and kind of source: of those one is as good as another. */
interface Company {
  readonly alike: Map<string, Observation[]>;
}

/** The reports of an incident that can bear each other out, by where and when they were. */
export class Neighbourhood {
  readonly #byProof = new Map<Sources, Cells<Company>>();

  constructor(standards: readonly Standard[], members: readonly Observation[]) {
    for (const proof of standards.flatMap(({ anyOf }) => anyOf)) {
      if (proof.kind === "sources") this.#byProof.set(proof, new Cells<Company>(proof, () => ({ alike: new Map() })));
    }
    for (const each of members) this.add(each);
  }

  add(report: Observation): void {
    const alikeness = alikenessOf(report);
    for (const cells of this.#byProof.values()) {
      const alike = cells.at(report)?.alike;
      const before = alike?.get(alikeness);
      if (before === undefined) alike?.set(alikeness, [report]);
      else before.push(report);
    }
  }

  /** Whether there are enough different sources at all that could be near the report, or near what is near it. */
  isHopeful(proof: Sources, report: Observation): boolean {
    const distinct = new Distinct();
    for (const { alike } of this.#byProof.get(proof)?.nearNear(report) ?? []) {
      for (const [first] of alike.values()) if (first !== undefined && distinct.suffices(proof, first)) return true;
    }
    return distinct.suffices(proof, report);
  }

  /** Whether the report is borne out by enough supporting ones near it, itself among them. */
  isBorneOut(proof: Sources, report: Observation, isSupport: (other: Observation) => boolean): boolean {
    const distinct = new Distinct();
    if (distinct.suffices(proof, report)) return true;
    for (const { alike } of this.#byProof.get(proof)?.near(report) ?? []) {
      for (const others of alike.values()) {
        const [like] = others;
        if (like === undefined || distinct.has(like)) continue;
        const bearsOut = (other: Observation): boolean => isSupport(other) && isNear(report, other, proof);
        if (others.findLast(bearsOut) !== undefined && distinct.suffices(proof, like)) return true;
      }
    }
    return false;
  }

  /** Reports that the report is near to, itself left out. */
  *around(proof: Sources, report: Observation): Iterable<Observation> {
    for (const { alike } of this.#byProof.get(proof)?.near(report) ?? []) {
      for (const others of alike.values()) {
        for (const other of others) if (other !== report && isNear(other, report, proof)) yield other;
      }
    }
  }
}

function alikenessOf({ group, sourceKind }: Observation): string {
  return `${group}\n${sourceKind}`;
}

/** Different groups and kinds of sources, counted. */
class Distinct {
  readonly #groups = new Set<string>();
  readonly #kinds = new Set<string>();

  has({ group, sourceKind }: Observation): boolean {
    return this.#groups.has(group) && this.#kinds.has(sourceKind);
  }

  suffices({ sources, sourceKinds }: Sources, { group, sourceKind }: Observation): boolean {
    this.#groups.add(group);
    this.#kinds.add(sourceKind);
    return this.#groups.size >= sources && this.#kinds.size >= sourceKinds;
  }
}

/** Who is judged: those whose value is the finding's, and those that may bear them out. */
export interface Sides {
  isCore(report: Observation): boolean;
  isSupport(report: Observation): boolean;
}

/** Standards reached around any core report. As reports are added, what was reached stays reached. */
export class Reached {
  readonly #standards: readonly Standard[];
  readonly #near: Neighbourhood;
  readonly #reached = new Set<Standard>();
  readonly #groups = new Set<string>();
  readonly #kinds = new Set<string>();

  constructor(standards: readonly Standard[], near: Neighbourhood) {
    this.#standards = standards;
    this.#near = near;
  }

  /** The highest level. */
  get level(): LevelName {
    return this.#standards.findLast((each) => this.#reached.has(each))?.level ?? "reported";
  }

  /** Takes in reports; `isAll` where there were none before. */
  take(added: readonly Observation[], sides: Sides, isAll: boolean): void {
    const support = added.filter((each) => sides.isSupport(each));
    for (const { group, sourceKind } of support) {
      this.#groups.add(group);
      this.#kinds.add(sourceKind);
    }
    for (const standard of this.#standards) {
      if (this.#reached.has(standard)) continue;
      const isProven = standard.anyOf.some((proof) =>
        proof.kind === "standing"
          ? support.some((each) => each.of === proof.actor && (!proof.onSite || each.onSite === true))
          : this.#isProven(proof, support, sides, isAll),
      );
      if (isProven) this.#reached.add(standard);
    }
  }

  #isProven(proof: Sources, support: readonly Observation[], sides: Sides, isAll: boolean): boolean {
    // Too few sources in all are too few around any report.
    if (this.#groups.size < proof.sources || this.#kinds.size < proof.sourceKinds) return false;
    const isSupport = (report: Observation): boolean => sides.isSupport(report);
    for (const report of support) {
      if (!this.#near.isHopeful(proof, report)) continue;
      if (sides.isCore(report) && this.#near.isBorneOut(proof, report, isSupport)) return true;
      if (isAll) continue;
      for (const other of this.#near.around(proof, report)) {
        if (sides.isCore(other) && this.#near.isBorneOut(proof, other, isSupport)) return true;
      }
    }
    return false;
  }
}
