// `servanda log import`: records of other people's files into the log, by the key of an importer.
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { IMPORTER } from "../../logged/key-folder.ts";
import { usageWords } from "../../messages.ts";
import { readSources } from "../../run/sources.ts";
import type { Terminal } from "../../terminal.ts";
import { addWords } from "../../words/log/add-words.ts";
import { runAdding } from "./add.ts";
import { authorFor } from "./with-writer.ts";

const COMMAND = "log import";

export async function runImport(args: Arguments, terminal: Terminal): Promise<number> {
  const [folder, ...words] = args.positionals;
  if (folder === undefined || words.length === 0) {
    const message = addWords.whatToImport;
    return complain(terminal, COMMAND, { code: "wrong-usage", message, remedy: usageWords.seeHelp(COMMAND) });
  }
  const sources = await readSources(words);
  if (!sources.ok) return complain(terminal, COMMAND, sources.refusal);
  const author = (open: Parameters<typeof authorFor>[0]) => authorFor(open, args, IMPORTER);
  return await runAdding({ command: COMMAND, folder, sources: sources.value, author, way: "import" }, args, terminal);
}
