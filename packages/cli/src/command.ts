// What a command is: how it is described to people, and what it does. Descriptions are data, so that `--help`, the
// overview and the suggestion of a misspelt flag come from one place.
import type { Arguments } from "./arguments.ts";
import type { Terminal } from "./terminal.ts";

/** `--name`, or `--name VALUE`. */
export interface Flag {
  readonly name: string;
  /** What stands for its value in the help; a flag without is a switch. */
  readonly value?: string;
  readonly text: string;
}

export interface Example {
  readonly command: string;
  readonly text: string;
}

/** How a command is explained to the person who asks. */
export interface CommandHelp {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** Paragraphs; they are wrapped when shown. */
  readonly about: readonly string[];
  readonly flags: readonly Flag[];
  readonly examples: readonly Example[];
  /** Exit codes and their meaning. */
  readonly exits: readonly (readonly [code: number, text: string])[];
}

/** Does the work and answers with an exit code. */
export type RunCommand = (args: Arguments, terminal: Terminal) => Promise<number>;

/** A command that can be asked for. */
export interface Command {
  readonly help: CommandHelp;
  /** Loaded when it is asked for: `--help` need not wait for the monitor. */
  readonly load: () => Promise<RunCommand>;
}

/** Commands under one name: `servanda log VERB …`. The names of its verbs begin with its own: `log show`. */
export interface CommandFamily {
  readonly help: Pick<CommandHelp, "name" | "usage" | "summary" | "about" | "examples">;
  readonly verbs: readonly Command[];
}
