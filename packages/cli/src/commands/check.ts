// `servanda check`: every mistake of one or more agreements, for people or for programs.
import { nearest } from "@servanda/core";
import {
  type Diagnostic,
  parseAgreement,
  renderJson,
  renderSarif,
  type SourceFile,
  statementsOf,
} from "@servanda/lang";
import type { Arguments } from "../arguments.ts";
import { complain } from "../complain.ts";
import { EXIT_FOUND, EXIT_OK } from "../exit-codes.ts";
import { type AgreementFile, readAgreement } from "../io/agreement-file.ts";
import { usageWords } from "../messages.ts";
import { countsText, diagnosticsText } from "../report/diagnostics-text.ts";
import type { Terminal } from "../terminal.ts";
import { version } from "../version.ts";
import { checkWords } from "../words/check-words.ts";

const formats = ["text", "json", "sarif"];

/** Checks each file; a file that cannot be read ends the run. */
export async function runCheck(args: Arguments, terminal: Terminal): Promise<number> {
  const format = args.value("format") ?? "text";
  if (!formats.includes(format)) {
    const message = usageWords.badChoice("--format", format, formats, nearest(format, formats, 3)[0]);
    return complain(terminal, "check", { code: "wrong-usage", message });
  }
  if (args.positionals.length === 0) {
    const remedy = usageWords.seeHelp("check");
    return complain(terminal, "check", { code: "wrong-usage", message: usageWords.noFile, remedy });
  }
  const sources: SourceFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of args.positionals) {
    const file = readAgreement(path);
    if (!file.ok) return complain(terminal, "check", file.refusal);
    sources.push(...file.value.sources);
    diagnostics.push(...file.value.checked.diagnostics);
    if (format === "text") sayFile(terminal, path, file.value, args.has("all"));
  }
  if (format === "json") terminal.out(`${JSON.stringify(renderJson(diagnostics, sources), undefined, 2)}\n`);
  if (format === "sarif")
    terminal.out(`${JSON.stringify(renderSarif(diagnostics, sources, version()), undefined, 2)}\n`);
  return diagnostics.some(({ severity }) => severity === "error") ? EXIT_FOUND : EXIT_OK;
}

function sayFile(terminal: Terminal, path: string, { checked, sources }: AgreementFile, isAll: boolean): void {
  const { diagnostics, agreement } = checked;
  const shown = { isAll, more: checkWords.more, named: agreement?.withoutMeaning ?? [] };
  const text = diagnosticsText(diagnostics, sources, terminal.paint, shown);
  if (text !== "") terminal.out(`${text}\n`);
  const counts = countsText(diagnostics);
  terminal.out(`${counts === undefined ? checkWords.clean(path) : checkWords.counted(path, counts)}\n`);
  if (!sources.some(hasClause)) terminal.out(`${checkWords.noClause(path)}\n`);
}

function hasClause(source: SourceFile): boolean {
  return statementsOf(parseAgreement(source)).some(
    (statement) => (statement.kind === "variant" ? statement.statement : statement)?.kind === "clause",
  );
}
