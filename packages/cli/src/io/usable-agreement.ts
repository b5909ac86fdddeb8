// An agreement to judge by: checked and without errors. Otherwise its diagnostics are shown as `check` shows them.
import type { CheckedAgreement } from "@servanda/agreement";
import type { Checked, SourceFile } from "@servanda/lang";
import { complain } from "../complain.ts";
import { EXIT_AGREEMENT } from "../exit-codes.ts";
import { diagnosticsText } from "../report/diagnostics-text.ts";
import type { Terminal } from "../terminal.ts";
import { checkWords } from "../words/check-words.ts";
import { readAgreement } from "./agreement-file.ts";

export type Usable =
  | {
      readonly ok: true;
      readonly agreement: CheckedAgreement;
      readonly source: SourceFile;
      readonly checked: Checked;
    }
  | { readonly ok: false; readonly exitCode: number };

/** Says on standard error why an agreement cannot be used. */
export function usableAgreement(path: string, command: string, terminal: Terminal): Usable {
  const file = readAgreement(path);
  if (!file.ok) return { ok: false, exitCode: complain(terminal, command, file.refusal) };
  const { checked, source, sources } = file.value;
  if (checked.agreement !== undefined) return { ok: true, agreement: checked.agreement, source, checked };
  const errors = checked.diagnostics.filter(({ severity }) => severity === "error");
  const shown = { isAll: false, more: (count: number): string => checkWords.moreErrors(count, path) };
  terminal.err(`${diagnosticsText(errors, sources, terminal.paintError, shown)}\n`);
  terminal.err(`${checkWords.agreementRefused(path)}\n`);
  return { ok: false, exitCode: EXIT_AGREEMENT };
}
