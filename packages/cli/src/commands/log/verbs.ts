// The verbs of `servanda log`, in the order in which a log's life needs them. One file for each beside this one, its
// help in words/log/.
import type { CommandFamily } from "../../command.ts";
import { logHelp } from "../../words/log/log-help.ts";

export const logFamily: CommandFamily = { help: logHelp, verbs: [] };
