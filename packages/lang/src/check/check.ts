// An agreement's text to the checked agreement, or to what is wrong with it. Never throws for a mistake in the text;
// the same text and files give the same answer everywhere.
import type { CheckedAgreement } from "@servanda/agreement";
import { sha256Hex } from "@servanda/core";
import { compareDiagnostics, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../document/source-file.ts";
import { standardKinds } from "../std/vocabulary.ts";
import { type ParsedAgreement, parseAgreement } from "../syntax/parser.ts";
import { articlesOf, reportArticles } from "./articles.ts";
import { type Compiled, compile } from "./compile.ts";
import { reportEndless } from "./endless.ts";
import { membershipOf } from "./entry.ts";
import { type GapList, gapList } from "./gaps.ts";
import { reportUndecided } from "./groups.ts";
import { reportLeadTimes } from "./lead-times.ts";
import { horizonOf, linkingsOf } from "./linkings.ts";
import { withFirstStates } from "./measures.ts";
import { declareNames, type Names } from "./names.ts";
import { reportPastDeadlines } from "./past-deadlines.ts";
import { type CheckPorts, noFiles } from "./ports.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { reportConflicts } from "./priority.ts";
import { type Reporting, reportingInto, withoutEchoes } from "./report.ts";
import { resolveNames } from "./resolve-names.ts";
import { type Drawn, type Gathered, gather } from "./sources.ts";
import { reportSpellings } from "./spellings.ts";
import { dayEndsMinutes } from "./time.ts";
import { reportCycles, reportStageCycles, reportUnproven, reportUnused } from "./wholes.ts";

export interface Checked {
  /** Present exactly when no diagnostic is an error. */
  readonly agreement?: CheckedAgreement;
  /** Sorted by file and position. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that diagnostics point into, the file itself first. */
  readonly sources: readonly SourceFile[];
  /** What its identity is made of beside its own text: includes, standard texts too, maps and calendars. */
  readonly drawn: readonly Drawn[];
}

/** Checks one file together with what it includes and the maps it draws on. */
export function check(source: SourceFile, ports: CheckPorts = noFiles): Checked {
  return checkParsed(parseAgreement(source), ports);
}

/** For tools that have parsed already. */
export function checkParsed(parsed: ParsedAgreement, ports: CheckPorts = noFiles): Checked {
  const diagnostics: Diagnostic[] = [];
  const gathered = gather(parsed, ports, diagnostics);
  const reporting = reportingInto(diagnostics, gathered.isWhole);
  const names = declareNames(gathered.statements, reporting.report);
  const usage = resolveNames(gathered, names, reporting.report);
  const gaps = gapList(parsed.document.source, reporting);
  const prepared = prepare(gathered, names, usage, ports, reporting, gaps);
  const compiled = compile(prepared.shared, prepared.stages, gaps);
  gaps.reportAll();
  reportConflicts(prepared.shared, compiled, reporting.report);
  prepared.shared.days.reportAssumed();
  reportStageCycles(prepared.stages, gathered, names, reporting.report);
  reportCycles(compiled.clauses, gathered, reporting.report);
  reportEndless(prepared.stages, compiled.clauses, gathered, names, reporting.report);
  reportUndecided(gathered, prepared.actors.bodies, reporting.report);
  reportSpellings(gathered, reporting.report);
  reportLeadTimes(compiled.clauses, prepared.entry, prepared.actors.bodies, gathered, reporting.report);
  reportPastDeadlines(compiled.clauses, prepared.stages, gathered, reporting.report);
  reportUnused(gathered, names, usage, prepared.actors.bodies, reporting.report);
  reportUnproven(compiled, prepared.shared.levels, gathered, reporting.report);
  for (const each of [parsed, ...gathered.included]) reportArticles(each, reporting.report);
  const articles = articlesOf(parsed);
  const { sources, drawn } = gathered;
  diagnostics.sort(compareDiagnostics);
  if (diagnostics.some(({ severity }) => severity === "error"))
    return { diagnostics: withoutEchoes(diagnostics), sources, drawn };
  return {
    agreement: assemble({ gathered, names, reporting, gaps, prepared, compiled, articles }),
    diagnostics,
    sources,
    drawn,
  };
}

interface Parts {
  readonly gathered: Gathered;
  readonly names: Names;
  readonly reporting: Reporting;
  readonly gaps: GapList;
  readonly prepared: Prepared;
  readonly compiled: Compiled;
  readonly articles: CheckedAgreement["articles"];
}

function assemble({ gathered, gaps, prepared, compiled, articles }: Parts): CheckedAgreement {
  const { source, frontMatter } = gathered.main.document;
  const standards = [...prepared.standards, ...prepared.questions.flatMap((each) => each.standards)];
  const linkings = linkingsOf(compiled, standards, prepared.shared.allKinds);
  const { calendar } = prepared.shared.days;
  const { clauses, registers, barred } = compiled;
  const membership = membershipOf(prepared.shared, prepared.entry, clauses, prepared.stages);
  return {
    id: identityOf(gathered),
    name: nameOf(source),
    title: frontMatter.title?.value ?? articles[0]?.heading ?? nameOf(source),
    version: frontMatter.version?.value ?? "",
    timeZone: frontMatter.timeZone?.value ?? "UTC",
    dayEndsMinutes: dayEndsMinutes(frontMatter),
    ...(calendar === undefined ? {} : { calendar }),
    horizonMs: horizonOf(frontMatter.horizon?.value, { clauses, linkings, standards }),
    actors: prepared.actors.actors,
    bodies: prepared.actors.bodies,
    ...(membership === undefined ? {} : { membership }),
    regions: [...prepared.regions, ...prepared.shared.synthetic.regions()],
    kinds: standardKinds(),
    standards: prepared.standards,
    ...(prepared.questions.length === 0 ? {} : { questions: prepared.questions }),
    linkings,
    attributionBarred: barred,
    ...forbiddenActsOf(prepared.shared, clauses),
    ...(compiled.limits.length === 0 ? {} : { attributionLimits: compiled.limits }),
    registers,
    stages: prepared.stages,
    ladders: compiled.ladders,
    measures: withFirstStates(prepared.measures, clauses),
    clauses,
    readings: prepared.readings,
    articles,
    withoutMeaning: [...gaps.entries].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
  };
}

/** Of clauses that have a meaning. */
function forbiddenActsOf(
  { forbiddenActs }: Prepared["shared"],
  clauses: CheckedAgreement["clauses"],
): Pick<CheckedAgreement, "forbiddenActs"> {
  const kinds = new Set(clauses.flatMap(({ rule }) => (rule.kind === "forbid" ? rule.event.kinds : [])));
  const verbs = [...forbiddenActs].filter((verb) => kinds.has(verb)).sort();
  return verbs.length === 0 ? {} : { forbiddenActs: verbs };
}

/** SHA-256 over the text and every file it draws on, each with its path; files in the order of their paths. */
function identityOf({ main, drawn }: Gathered): string {
  const files = [...drawn].sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ path, text }) => [path, sha256Hex(text)]);
  return sha256Hex(JSON.stringify([sha256Hex(main.document.source.text), ...files]));
}

function nameOf(source: SourceFile): string {
  const file = source.name.split(/[/\\]/).at(-1) ?? source.name;
  return file.replace(/(\.servanda)?\.md$/, "");
}
