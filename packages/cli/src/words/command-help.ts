// How each command is explained: the text behind `servanda COMMAND --help`.
import type { CommandHelp } from "../command.ts";
import {
  EXIT_AGREEMENT,
  EXIT_BREACH,
  EXIT_FOUND,
  EXIT_OK,
  EXIT_UNDECIDED,
  EXIT_UNREADABLE,
  EXIT_USAGE,
} from "../exit-codes.ts";

const example = "agreements/tcg-2020-07.servanda.md";
const figures = "examples/donbas-2020/figures.mapping.yaml=examples/donbas-2020/figures.csv";
const rulings = "examples/donbas-2020/rulings.ndjson";

export const checkHelp: CommandHelp = {
  name: "check",
  usage: "check FILE…",
  summary: "says what is wrong with an agreement's text, and how to mend it",
  about: [
    "Reads agreements and reports every mistake at once, with its place, why it matters and what to do " +
      "next. Also said, as warnings and notes: what the text leaves open on purpose or by oversight, and " +
      "what this release reads and does not act on.",
    "`servanda explain-code CODE` says more about a code, with an example.",
  ],
  flags: [
    { name: "format", value: "FORMAT", text: "text (for people), json, or sarif (for review tools)" },
    { name: "all", text: "as text, show everything with its place: more than 20, and notes that are otherwise listed" },
  ],
  examples: [
    { command: `servanda check ${example}`, text: "Check one agreement:" },
    {
      command: "servanda check agreements/gaza-pause-2023-11.servanda.md --format json",
      text: "The same for a program:",
    },
  ],
  exits: [
    [EXIT_OK, "no errors; there may be warnings and notes"],
    [EXIT_FOUND, "errors were found"],
    [EXIT_USAGE, "the command was used wrongly"],
    [EXIT_UNREADABLE, "a file cannot be read"],
  ],
};

const sourceFlags: CommandHelp["flags"] = [
  {
    name: "from",
    value: "INSTANT",
    text: "leave out what happened before (acts: what was done before)",
  },
  { name: "until", value: "INSTANT", text: "leave out what happened after" },
  {
    name: "as-of",
    value: "INSTANT",
    text: "judge on what was on record then, and let deadlines pass up to then",
  },
];

const sourceText =
  "A SOURCE is a file of records: Servanda's own NDJSON, or a CSV, NDJSON or GeoJSON file of somebody " +
  "else that a mapping explains. Shipped mappings are recognised by the file's columns; name one with " +
  "MAPPING=SOURCE, where MAPPING is a shipped mapping or a YAML file of your own. Files may be gzipped, and may be " +
  "pipes.";

const instantText =
  "An INSTANT is `2023-11-24T05:00:00Z`, or a local time of the agreement: `2023-11-24 07:00`. A date " +
  "alone is midnight at its start, so `--until 2025-04-21` ends with the 20th.";

export const monitorHelp: CommandHelp = {
  name: "monitor",
  usage: "monitor AGREEMENT [MAPPING=]SOURCE…",
  summary: "runs records through an agreement: findings, duties, counts",
  about: [
    "Runs observations and acts on record through an agreement, in the order in which they became known, " +
      "and reports what was found per clause and party, to which standard of proof, what nobody watched, " +
      "and who owes what by when.",
    sourceText,
    instantText,
    "A row that cannot be read is refused with its place and the reason, and does not stop the run. A row " +
      "that repeats changes nothing; the same id with other content is refused. A source without a column " +
      "that its mapping needs cannot be read at all: exit code 66.",
  ],
  flags: [
    ...sourceFlags,
    { name: "summary", text: "print one JSON object: findings, duties and counts" },
    { name: "json", text: "print every transition as one JSON object a line, in record order" },
    { name: "quarantine", value: "FILE", text: "write the refused rows to FILE, one JSON object a line" },
    {
      name: "fail-on",
      value: "breach",
      text: "exit with 3 if a certain finding stands that is not excused,\nor a duty is overdue or was done late",
    },
    { name: "all", text: "list every id and every day, however many" },
  ],
  examples: [
    {
      command: `servanda monitor ${example} \\\n      ${figures} \\\n      ${rulings}`,
      text: "The example of this repository, with a mapping of its own:",
    },
    {
      command:
        "servanda monitor agreements/gaza-pause-2023-11.servanda.md alerts.csv --from '2023-11-24 07:00' --summary",
      text: "A source that a shipped mapping recognises, as one JSON object:",
    },
    {
      command: `servanda monitor ${example} osce-smm-daily=daily.csv --as-of '2020-08-05 12:00'`,
      text: "With a mapping named; what was known at noon on 5 August:",
    },
  ],
  exits: [
    [EXIT_OK, "it ran, whatever it found; refused rows are counted and do not change this"],
    [EXIT_BREACH, "with --fail-on breach: one stands"],
    [EXIT_USAGE, "the command was used wrongly"],
    [EXIT_AGREEMENT, "the agreement has errors"],
    [EXIT_UNREADABLE, "a source cannot be read, or lacks a column that its mapping needs"],
  ],
};

export const explainHelp: CommandHelp = {
  name: "explain",
  usage: "explain AGREEMENT [MAPPING=]SOURCE… --finding ID",
  summary: "why a finding stands: the text, the reports, the doubt",
  about: [
    "Shows what a finding or a duty rests on: the article's prose, the rule as it is read, each condition " +
      "with its value and the reports behind it, the standard of proof that is reached and why not the " +
      "next, what is in doubt, and what would change it: each change was tried, by a run of the monitor on the " +
      "records with so many less or more. ID is what `monitor` lists: of a finding (f-…), an " +
      "incident (i-…) or a duty (d-…); its first characters are enough where only one begins so.",
    sourceText,
    instantText,
  ],
  flags: [
    { name: "finding", value: "ID", text: "what to explain" },
    ...sourceFlags,
    { name: "json", text: "print a certificate, one JSON object a line, for `check-certificate`" },
  ],
  examples: [
    {
      command: `servanda explain ${example} \\\n      ${figures} --finding ID`,
      text: "One finding of the example, by an id that `monitor` lists:",
    },
  ],
  exits: [
    [EXIT_OK, "explained"],
    [EXIT_USAGE, "the command was used wrongly, or nothing has that id"],
    [EXIT_AGREEMENT, "the agreement has errors"],
    [EXIT_UNREADABLE, "a source cannot be read"],
  ],
};

export const exportHelp: CommandHelp = {
  name: "export",
  usage: "export mfotl AGREEMENT [MAPPING=]SOURCE… [--out DIR]",
  summary: "gives clauses and records to a monitor that is not ours",
  about: [
    "Writes the clauses of an agreement as formulas of metric first-order temporal logic (MFOTL), and records as " +
      "a log, in the syntax of MonPoly: what it says of them can be held against what Servanda says. A formula " +
      "knows no doubt and no incidents; clauses and records that need them are left out by name.",
    sourceText,
    "A README.md beside the files says which formula is which clause, how the log is to be read and how MonPoly is " +
      "run. docs/formats/mfotl.md explains it with an example.",
  ],
  flags: [{ name: "out", value: "DIR", text: "a new folder for the files; without it they are shown" }],
  examples: [
    {
      command: "servanda export mfotl agreements/gaza-pause-2023-11.servanda.md alerts.csv --out monpoly",
      text: "One agreement with its records:",
    },
  ],
  exits: [
    [EXIT_OK, "exported; what was left out is named"],
    [EXIT_FOUND, "no clause can be said as a formula"],
    [EXIT_USAGE, "the command was used wrongly, or DIR holds something"],
    [EXIT_AGREEMENT, "the agreement has errors"],
    [EXIT_UNREADABLE, "a source cannot be read, or DIR cannot be written"],
  ],
};

export const checkCertificateHelp: CommandHelp = {
  name: "check-certificate",
  usage: "check-certificate AGREEMENT CERTIFICATE [MAPPING=]SOURCE…",
  summary: "whether a verdict follows from the text and the records",
  about: [
    "Works out again, from the agreement and the records, what a certificate claims, and compares every word of it. " +
      "CERTIFICATE is a file that `explain --json` has printed. This is done by a program of its own that shares no " +
      "code with the monitor, so that nobody need trust the one who made the certificate.",
    "Give the same sources, and the same `--from` and `--until` if there were any. What went on record after the " +
      "certificate's instant makes no difference. A verdict can hang on parts of the language that no certificate " +
      "covers yet: it is then not decided, and never accepted.",
    sourceText,
    instantText,
  ],
  flags: [...sourceFlags, { name: "json", text: "print one JSON object a line: what became of each certificate" }],
  examples: [
    {
      command:
        "servanda explain north.servanda.md north.ndjson --finding f-df67 --json > why.json\n" +
        "    servanda check-certificate north.servanda.md why.json north.ndjson",
      text: "Explain a finding, and check the explanation:",
    },
  ],
  exits: [
    [EXIT_OK, "every certificate is accepted"],
    [EXIT_FOUND, "one is refused; the reason is said"],
    [EXIT_UNDECIDED, "none is refused, and one cannot be decided"],
    [EXIT_USAGE, "the command was used wrongly"],
    [EXIT_AGREEMENT, "the agreement has errors"],
    [EXIT_UNREADABLE, "a file cannot be read"],
  ],
};

export const fmtHelp: CommandHelp = {
  name: "fmt",
  usage: "fmt FILE… [--check]",
  summary: "lays the blocks of an agreement out; prose stays as it is",
  about: [
    "Prints the blocks of an agreement in the one layout there is and writes the file back. Prose and " +
      "comments stay. A block with a mistake in it is left alone: `check` says what is wrong with it.",
  ],
  flags: [{ name: "check", text: "change nothing; say which files would change" }],
  examples: [{ command: `servanda fmt ${example} --check`, text: "Is this file laid out?" }],
  exits: [
    [EXIT_OK, "done, or nothing to do"],
    [EXIT_FOUND, "with --check: a file would change"],
    [EXIT_USAGE, "the command was used wrongly"],
    [EXIT_UNREADABLE, "a file cannot be read or written"],
  ],
};

export const renderHelp: CommandHelp = {
  name: "render",
  usage: "render FILE [--prose] [--json]",
  summary: "gives an agreement back as sentences, to compare with the prose",
  about: [
    "Says every statement in plain English, as Servanda understands it, under the heading of its article, with " +
      "what it assumes and what it reads without acting on it. Compare it with the prose: where the two differ, " +
      "the block does not say what was meant.",
  ],
  flags: [
    { name: "prose", text: "show the prose of each article above its sentences" },
    { name: "json", text: "print the same for programs" },
  ],
  examples: [
    { command: `servanda render ${example}`, text: "The example as sentences:" },
    { command: `servanda render ${example} --prose`, text: "The same beside its prose:" },
  ],
  exits: [
    [EXIT_OK, "done"],
    [EXIT_USAGE, "the command was used wrongly"],
    [EXIT_AGREEMENT, "the agreement has errors; what parses was rendered"],
    [EXIT_UNREADABLE, "the file cannot be read"],
  ],
};

export const explainCodeHelp: CommandHelp = {
  name: "explain-code",
  usage: "explain-code [CODE]",
  summary: "what a code of `check` means, with an example and how to mend it",
  about: [
    "Explains a code that `check` prints, such as S0312: what is wrong and why it matters, lines that show it, " +
      "and the same lines mended. Without a code, all codes are listed.",
  ],
  flags: [{ name: "json", text: "print one JSON value: the explanation, or the list of all codes" }],
  examples: [
    { command: "servanda explain-code S0312", text: "One code:" },
    { command: "servanda explain-code", text: "All of them:" },
  ],
  exits: [
    [EXIT_OK, "explained"],
    [EXIT_USAGE, "there is no such code"],
  ],
};
