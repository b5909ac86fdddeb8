// Words that several commands share: usage, files, the frame of the help. What a single command says is in words/.
import type { CommandFamily, CommandHelp } from "./command.ts";
import { wrap } from "./report/layout.ts";

export const usageWords = {
  unknownCommand: (found: string, near: string | undefined): string =>
    `there is no command \`${found}\`${near === undefined ? "" : `; did you mean \`${near}\`?`}`,
  unknownFlag: (found: string, near: string | undefined): string =>
    `there is no flag \`${found}\`${near === undefined ? "" : `; did you mean \`${near}\`?`}`,
  unknownVerb: (family: string, found: string, near: string | undefined): string =>
    `\`servanda ${family}\` has no \`${found}\`${near === undefined ? "" : `; did you mean \`${near}\`?`}`,
  needsValue: (flag: string, value: string): string => `\`${flag}\` needs a value: \`${flag} ${value}\``,
  needsNoValue: (flag: string): string => `\`${flag}\` takes no value`,
  seeHelp: (command: string): string => `See \`servanda ${command} --help\`.`,
  seeOverview: "See `servanda --help`.",
  noFile: "no file is named",
  oneFile: "one file at a time",
  badChoice: (flag: string, found: string, choices: readonly string[], near: string | undefined): string =>
    `\`${flag}\` takes ${choices.map((each) => `\`${each}\``).join(", ")}, not \`${found}\`` +
    (near === undefined ? "" : `; did you mean \`${near}\`?`),
} as const;

export const fileWords = {
  missing: (path: string, near: string | undefined): string =>
    `there is no file \`${path}\`${near === undefined ? "" : `; did you mean \`${near}\`?`}`,
  isFolder: (path: string): string => `\`${path}\` is a folder, not a file`,
  isDevice: (path: string): string => `\`${path}\` is a device, not a file`,
  tooLarge: (path: string, maxBytes: number): string =>
    `\`${path}\` is larger than ${maxBytes / 1024 / 1024} MiB, the most that is read of a text`,
  notAllowed: (path: string): string => `\`${path}\` may not be read: permission denied`,
  failed: (path: string, reason: string): string => `\`${path}\` cannot be read: ${reason}`,
  notUtf8: (path: string): string => `\`${path}\` is not text in UTF-8`,
  isThere: (path: string): string => `something is at \`${path}\` already, and nothing is overwritten`,
  notWritten: (path: string, reason: string): string => `\`${path}\` cannot be written: ${reason}`,
  standsThere: "a file stands there",
  brokenGzip: (path: string): string =>
    `\`${path}\` begins like a gzip file and cannot be unpacked: it is cut off or damaged`,
} as const;

export const bugWords = {
  title: "servanda: this is a mistake of ours, not of yours. Please report it with the command and the lines below.",
} as const;

const PROGRAM = "servanda";

/** What `servanda --help` says. */
export function overview(commands: readonly Pick<CommandHelp, "usage" | "summary">[], version: string): string {
  const width = Math.max(...commands.map((each) => each.usage.length));
  return [
    `${PROGRAM} ${version}: makes a ceasefire agreement run.`,
    "",
    "An agreement is one Markdown file, NAME.servanda.md: the text that people sign, with blocks that",
    "say what it means. Servanda reads it, follows the reports of observers, and says what was found, by",
    "what proof, and who owes what by when.",
    "",
    `Usage: ${PROGRAM} COMMAND …`,
    "",
    ...commands.map((each) => `  ${each.usage.padEnd(width)}  ${each.summary}`),
    "",
    "Begin here (inside a clone, with `npx` in front):",
    "",
    "  servanda check agreements/tcg-2020-07.servanda.md",
    "  servanda monitor agreements/tcg-2020-07.servanda.md \\",
    "    examples/donbas-2020/figures.mapping.yaml=examples/donbas-2020/figures.csv \\",
    "    examples/donbas-2020/rulings.ndjson",
    "",
    `\`${PROGRAM} COMMAND --help\` explains a command with examples. \`${PROGRAM} --version\` prints the version.`,
    "Lines are as wide as the terminal, or as `COLUMNS` says (60 to 120). `NO_COLOR` switches colours off.",
    "",
  ].join("\n");
}

/** What `servanda COMMAND --help` says. */
export function commandHelp(help: CommandHelp): string {
  const flags = help.flags.map(
    (flag) => [`--${flag.name}${flag.value === undefined ? "" : ` ${flag.value}`}`, flag.text] as const,
  );
  const width = Math.max(0, ...flags.map(([name]) => name.length));
  const indent = `\n${" ".repeat(width + 4)}`;
  const lines = [`Usage: ${PROGRAM} ${help.usage}`, "", ...help.about.flatMap((each) => [wrap(each), ""])];
  if (flags.length > 0) {
    lines.push(
      "Flags",
      ...flags.map(([name, text]) => `  ${name.padEnd(width)}  ${text.replaceAll("\n", indent)}`),
      "",
    );
  }
  lines.push("Examples", ...help.examples.flatMap((each) => [`  ${each.text}`, `    ${each.command}`]), "");
  lines.push("Exit codes", ...help.exits.map(([code, text]) => `  ${String(code).padStart(2)}  ${text}`), "");
  return lines.join("\n");
}

/** What `servanda FAMILY --help` says. */
export function familyHelp({ help, verbs }: CommandFamily): string {
  const width = Math.max(0, ...verbs.map((verb) => verb.help.usage.length));
  return [
    `Usage: ${PROGRAM} ${help.usage}`,
    "",
    ...help.about.flatMap((each) => [wrap(each), ""]),
    ...verbs.map((verb) => `  ${verb.help.usage.padEnd(width)}  ${verb.help.summary}`),
    "",
    "Examples",
    ...help.examples.flatMap((each) => [`  ${each.text}`, `    ${each.command}`]),
    "",
    `\`${PROGRAM} ${help.name} VERB --help\` explains a verb with examples.`,
    "",
  ].join("\n");
}
