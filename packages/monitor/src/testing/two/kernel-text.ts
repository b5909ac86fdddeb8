// An agreement as its kernel reads: every rule with all that it says, durations in hours, instants as hours after the
// case began. For people who have to understand why two monitors differ; nothing reads it back.
import type { CheckedAgreement, Clause } from "@servanda/agreement";
import { HOUR_MS, MINUTE_MS } from "@servanda/core";

/** Where in the text a thing stands, and what it is called there, decide nothing. */
const SILENT: ReadonlySet<string> = new Set(["span", "sentence", "article", "label", "text", "withoutMeaning"]);
/** Said as hours after the first midnight. */
const INSTANTS: ReadonlySet<string> = new Set(["at", "from", "to", "until", "recordedAt", "reportedAt"]);

function hoursText(ms: number): string {
  if (!Number.isFinite(ms)) return ms < 0 ? "ever" : "never";
  const sign = ms < 0 ? "-" : "";
  const minutes = Math.abs(ms) / MINUTE_MS;
  if (!Number.isInteger(minutes)) return `${ms / HOUR_MS}h`;
  const rest = minutes % 60;
  return `${sign}${Math.floor(minutes / 60)}h${rest === 0 ? "" : String(rest).padStart(2, "0")}`;
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Any part of the kernel on one line. */
export class KernelText {
  readonly #originAt: number;

  constructor(originAt: number) {
    this.#originAt = originAt;
  }

  instant(at: number): string {
    return hoursText(at - this.#originAt);
  }

  of(value: unknown, name = ""): string {
    if (Array.isArray(value)) return value.length === 1 ? this.of(value[0], name) : this.#list(value, name);
    if (isNode(value)) return this.#node(value);
    if (typeof value !== "number") return String(value);
    if (INSTANTS.has(name)) return this.instant(value);
    return name.toLowerCase().endsWith("ms") ? hoursText(value) : String(value);
  }

  #list(values: readonly unknown[], name: string): string {
    return `[${values.map((each) => this.of(each, name)).join(", ")}]`;
  }

  #node(node: Node): string {
    const special = this.#inWords(node);
    if (special !== undefined) return special;
    const { kind, ...rest } = node;
    const parts = this.parts(rest);
    if (typeof kind !== "string") return `{${parts.join(", ")}}`;
    return parts.length === 0 ? kind : `${kind}(${parts.join(", ")})`;
  }

  /** `name: value` for everything that says something. */
  parts(node: Node): string[] {
    return Object.entries(node)
      .filter(([name, value]) => !SILENT.has(name) && !(Array.isArray(value) && value.length === 0))
      .map(([name, value]) => (value === true ? name : `${name}: ${this.of(value, name)}`));
  }

  // The few things that are met everywhere.
  #inWords(node: Node): string | undefined {
    const { kind } = node;
    switch (kind) {
      case "elapsed":
        return hoursText(Number(node["ms"]));
      case "days":
      case "months":
      case "working days":
        return `${this.of(node["count"])} ${kind}`;
      case "last":
        return `last ${hoursText(Number(node["ms"]))}`;
      case "and":
      case "or":
        return `(${(Array.isArray(node["of"]) ? node["of"] : []).map((each) => this.of(each)).join(` ${kind} `)})`;
      case "not":
        return `not ${this.of(node["of"])}`;
      case "named":
        return Array.isArray(node["actors"]) ? node["actors"].join("|") : this.of(node["region"] ?? "named");
      case "variable":
        return `that ${this.of(node["name"])}`;
      case "clause":
        return `clause ${this.of(node["number"])}`;
      default:
        return undefined;
    }
  }
}

export function agreementLines(agreement: CheckedAgreement, originAt: number): string[] {
  const text = new KernelText(originAt);
  const { clauses, stages, bodies, ladders, measures, registers, linkings, standards, regions, ...rest } = agreement;
  const asked = JSON.stringify([clauses, stages, ladders, linkings]);
  const lines = [
    [
      `agreement in ${rest.timeZone}`,
      `days end at ${hoursText(rest.dayEndsMinutes * MINUTE_MS)}`,
      `horizon ${hoursText(rest.horizonMs)}`,
    ].join(", "),
  ];
  const put = (what: string, name: string, said: object): number =>
    lines.push(`${what} ${name}: ${text.parts({ ...said }).join("; ")}`);
  if (rest.calendar !== undefined) put("calendar", rest.calendar.name, rest.calendar);
  if (rest.attributionBarred.length > 0) lines.push(`must not attribute: ${rest.attributionBarred.join(", ")}`);
  for (const { name, shape } of regions)
    if (asked.includes(`"${name}"`)) lines.push(`region ${name}: ${text.of(shape)}`);
  for (const { level, anyOf } of standards) lines.push(`standard ${level}: ${text.of(anyOf)}`);
  for (const { name, ...said } of linkings) put("linking", name, said);
  for (const { key, name: _name, ...said } of registers) put("register", key, said);
  for (const { name, ...said } of stages) put("stage", name, said);
  for (const { name, ...said } of bodies) put("body", name, said);
  for (const { name, ...said } of measures) put("measure", name, said);
  for (const { key, name: _name, ...said } of ladders) put("ladder", key, said);
  if (rest.membership !== undefined) lines.push(`membership: ${text.parts({ ...rest.membership }).join("; ")}`);
  for (const clause of clauses) lines.push(...clauseLines(clause, text));
  return lines;
}

function clauseLines({ key, rule, reservedBy, reading }: Clause, text: KernelText): string[] {
  const { kind, ...said } = rule;
  const reserved = reservedBy === undefined ? "" : `, reserved by ${reservedBy.join(", ")}`;
  const read = reading === "base" ? "" : `, reading ${reading}`;
  return [`clause ${key} (${kind}${reserved}${read})`, ...text.parts({ ...said }).map((part) => `  ${part}`)];
}
