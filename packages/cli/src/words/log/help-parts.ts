// What the helps of several verbs of `servanda log` say.
import type { CommandHelp, Flag } from "../../command.ts";
import { EXIT_OK, EXIT_REFUSED, EXIT_UNREADABLE, EXIT_USAGE } from "../../exit-codes.ts";

export const keysFlag: Flag = {
  name: "keys",
  value: "DIR",
  text: "where the keys lie that the log's keeper holds; DIR-keys beside the log if absent",
};

export const atFlag: Flag = {
  name: "at",
  value: "INSTANT",
  text: "take this for the time of receipt, for tests and exercises; every record says so",
};

export const jsonFlag: Flag = { name: "json", text: "say it as JSON, one object a line" };

export const indexFlag: Flag = { name: "index", value: "N", text: "the record at this place in the log, from 0" };

type Exit = CommandHelp["exits"][number];

export const usedWrongly: Exit = [EXIT_USAGE, "the command was used wrongly"];
export const notRead: Exit = [EXIT_UNREADABLE, "a file cannot be read or written, or the log is not whole"];

export const readExits: CommandHelp["exits"] = [[EXIT_OK, "done"], usedWrongly, notRead];

export const writeExits: CommandHelp["exits"] = [
  [EXIT_OK, "done, or there was nothing to do"],
  [EXIT_REFUSED, "the log did not take a record; what was taken before it stays"],
  usedWrongly,
  notRead,
];
