// `servanda fmt`: lays the blocks of agreements out, or says which files it would change.
import { writeFileSync } from "node:fs";
import { brokenBlocks, formatParsed, makeSourceFile, parseAgreement } from "@servanda/lang";
import type { Arguments } from "../arguments.ts";
import { complain } from "../complain.ts";
import { EXIT_FOUND, EXIT_OK } from "../exit-codes.ts";
import { readText } from "../io/read-file.ts";
import { fileWords, usageWords } from "../messages.ts";
import type { Terminal } from "../terminal.ts";
import { fmtWords } from "../words/check-words.ts";

/** Formats each file in place. */
export async function runFmt(args: Arguments, terminal: Terminal): Promise<number> {
  if (args.positionals.length === 0) {
    const remedy = usageWords.seeHelp("fmt");
    return complain(terminal, "fmt", { code: "wrong-usage", message: usageWords.noFile, remedy });
  }
  let wouldChange = false;
  let isUnread = false;
  for (const path of args.positionals) {
    const read = readText(path);
    if (!read.ok) return complain(terminal, "fmt", read.refusal);
    const parsed = parseAgreement(makeSourceFile(path, read.value));
    const text = formatParsed(parsed);
    const isSame = text === read.value;
    if (!isSame && !args.has("check")) {
      const problem = save(path, text);
      if (problem !== undefined) return complain(terminal, "fmt", { code: "unreadable-file", message: problem });
    }
    wouldChange ||= !isSame;
    const broken = brokenBlocks(parsed).length;
    isUnread ||= broken > 0;
    if (!isSame) terminal.out(`${args.has("check") ? fmtWords.wouldChange(path) : fmtWords.changed(path)}\n`);
    else if (broken === 0) terminal.out(`${fmtWords.same(path)}\n`);
    if (broken > 0) terminal.err(`${fmtWords.leftAlone(path, broken)}\n`);
  }
  if (!args.has("check")) return EXIT_OK;
  if (wouldChange) terminal.out(`${fmtWords.runFmt}\n`);
  // Nobody can say that a block which cannot be read is laid out as it should be.
  return wouldChange || isUnread ? EXIT_FOUND : EXIT_OK;
}

function save(path: string, text: string): string | undefined {
  try {
    writeFileSync(path, text);
    return undefined;
  } catch (error) {
    return fileWords.notWritten(path, error instanceof Error ? error.message : String(error));
  }
}
