// The words of S04xx time, S05xx place and S06xx actors.
import type { WordingTable } from "../../diagnostics/words.ts";
import type { CalendarFault } from "../calendar-file.ts";
import type { CheckFacts, MapFault } from "./facts.ts";
import { listOf, quotedList, typeName } from "./types.ts";

type Code = Extract<keyof CheckFacts, `S04${string}` | `S05${string}` | `S06${string}`>;

const calendarFaults: Readonly<Record<CalendarFault, string>> = {
  "not-json": "The file is not a JSON object.",
  name: "`name` is missing.",
  weekend: "`weekend` lists days of the week in English, not all seven.",
  holidays: "`holidays` lists dates as year-month-day.",
  years: "`years` lists the years whose holidays are all there.",
};

const mapFaults: Readonly<Record<MapFault, string>> = {
  "too-large": "The file is larger than a map may be.",
  "cut-off": "The file is cut off: it ends in the middle.",
  "key-twice": "The file gives a key twice in one place, and readers differ in which they take.",
  "not-json": "The file is not JSON.",
  "not-geojson": "",
  "no-lines": "A line is drawn from lines, and the file has none.",
  "no-polygons": "A zone is drawn from polygons, and the file has none.",
};

export const timePlaceActorWords: WordingTable<Pick<CheckFacts, Code>> = {
  S0401: ({ found }) => ({
    label: `${found} after what?`,
    text: "A clock needs a moment to count from. Two people who guess differently would disagree about the breach.",
    hint: "give the clause a `when`, or say `counted from receipt`.",
  }),
  S0402: ({ name }) => ({
    label: "ends before it starts",
    text: `The end of \`${name}\` is not after its start, so it never runs.`,
    hint: "correct one of the two moments.",
  }),
  S0403: ({ zone, earlier, later }) => ({
    label: "local clocks show this time twice",
    text: `Clocks of ${zone} are put back here. The first of the two moments, ${earlier}, is taken.`,
    hint: `write \`${earlier}\` or \`${later}\`.`,
  }),
  S0410: ({ found, zone, before, after }) => ({
    label: "local clocks skip this time",
    text: `Clocks of ${zone} are put forward here: a minute after ${before} they show ${after}, never ${found}.`,
    hint: `write \`${before}\` or \`${after}\`.`,
  }),
  S0480: ({ found, stage }) => ({
    label: "before the rule applies",
    text:
      `The rule begins ${stage === undefined ? "" : `with \`${stage}\` `}after this, ` +
      "so it is broken before it binds.",
    hint: `correct \`${found}\`, or when the rule begins.`,
  }),
  S0404: ({ found }) => ({
    label: "no such day or time",
    text: `The calendar has no ${found}.`,
    hint: found.endsWith(" 24:00")
      ? "write `00:00` of the day after."
      : "write year-month-day and, where needed, hours:minutes from 00:00 to 23:59.",
  }),
  S0405: () => ({
    label: "in which time zone?",
    text: "A local time is a moment only together with a time zone, and the front matter names none.",
    hint: "add a line such as `time zone: Europe/Kyiv` to the front matter.",
  }),
  S0406: ({ name, nearest }, at) => ({
    label: nearest === undefined ? "not in the time zone database" : `did you mean \`${nearest}\`?`,
    text: `There is no zone called \`${name}\`.`,
    hint:
      nearest === undefined ? "write the name as the database has it, such as `Europe/Kyiv`." : `write \`${nearest}\`.`,
    edits: nearest === undefined ? undefined : [{ file: at.file, span: at.span, newText: nearest }],
  }),
  S0407: ({ name }) => ({
    label: "when does it start?",
    text: `Rules during \`${name}\` would never hold: nothing says when it begins.`,
    hint: "add `from` and a moment, or `when` and what starts it.",
  }),
  S0408: ({ found }) => ({
    label: `${found} after which moment?`,
    text: "The text names no start of the clock: the moment its trigger was on record is taken, and marked as assumed.",
    hint: "say `counted from event`, `detection`, `receipt` or `finding`.",
  }),
  S0409: ({ trail }) => ({
    label: "waits for itself",
    text: `${trail.map((name) => `\`${name}\``).join(" → ")}: none of them can begin.`,
    hint: "give one of them a moment of its own.",
  }),
  S0411: ({ found, known }) => ({
    label: "worked by whose calendar?",
    text: `Monday to Friday is assumed for ${found}, and marked. No holiday is off.`,
    hint: `name one in the front matter, \`calendar: …\`. The library has ${quotedList(known)}.`,
  }),
  S0412: ({ nearest, known }) => ({
    label: nearest === undefined ? "not in the library" : `did you mean \`${nearest}\`?`,
    text: `The library has ${quotedList(known)}. A calendar of your own is a file: \`calendar: joint-days.json\`.`,
    hint: nearest === undefined ? "write one of them, or a file." : `write \`${nearest}\`.`,
  }),
  S0413: ({ calendar, years }) => ({
    label: `this falls in ${years}`,
    text: `The calendar \`${calendar}\` does not list the holidays of ${years}: only its weekends are taken as off.`,
    hint: "give the days in a calendar of your own, or count in days.",
  }),
  S0414: ({ found }) => ({
    label: "days of which place?",
    text: `A day begins at another moment in every zone. For ${found}, days of UTC are assumed.`,
    hint: "name the zone in the front matter, `time zone: …`.",
  }),
  S0415: ({ reason }) => ({
    label: "not a calendar that can be used",
    text: calendarFaults[reason],
    hint: 'write it like `{"name": "Joint days", "weekend": ["Sunday"], "holidays": ["2026-01-01"], "years": [2026]}`.',
  }),
  S0416: ({ found }) => ({
    label: "too long to count",
    text: `Neither calendars nor clocks are known so far ahead; ${found} has no end that could be said.`,
    hint: "write a shorter length, or leave it out and say `no deadline`.",
  }),
  S0417: ({ name, waiting }) => ({
    label: "never ends",
    text: `Nothing says when \`${name}\` ends: ${listOf(waiting)} wait${waiting.length === 1 ? "s" : ""} in vain.`,
    hint: "give it an end with `until` or a length with `for`, or wait for something else.",
  }),
  S0418: ({ id, who, what }) => ({
    label: "shorter than a lead time",
    text: `Clause ${id} gives \`${who}\` less time than the text gives it for what comes first: ${what}.`,
    hint: "give the clause more time, or shorten the step before it.",
  }),
  S0501: ({ path }) => ({
    label: "no such file",
    text: `There is no \`${path}\` in the folder of the agreement.`,
    hint: "write the path from the file that names it.",
  }),
  S0502: () => ({
    label: "outside the folder of the agreement",
    text: "An agreement draws only on what lies in its folder, so that whoever has the folder has all of it.",
    hint: "put the file itself into the folder, not a link to it, and write its path from the file that names it.",
  }),
  S0503: ({ reason, detail, remedy }) => ({
    label: "not a map that can be used",
    text: `${mapFaults[reason]} ${detail}`.trim(),
    hint:
      remedy === undefined
        ? "write the place as GeoJSON, positions as longitude and latitude in degrees."
        : `${remedy.charAt(0).toLowerCase()}${remedy.slice(1)}`,
  }),
  S0504: ({ trail }) => ({
    label: "made of itself",
    text: `${trail.map((name) => `\`${name}\``).join(" → ")}: none of them has a shape.`,
    hint: "draw one of them from a file.",
  }),
  S0505: ({ name, side }) => ({
    label: "a zone has no sides",
    text: `\`${side} of\` is the side of a line as one goes from its first vertex to its last; \`${name}\` is a zone.`,
    hint: "write the name of a line.",
  }),
  S0611: ({ name }) => ({
    label: "a group that cannot decide",
    text: "Nothing says how many of its members decide, so whatever is recorded as its decision stands unchecked.",
    hint: `give \`${name}\` a line, such as \`- decides by unanimity\`.`,
  }),
  S0601: ({ type }) => ({
    label: `${typeName(type)}, not an actor`,
    text: "Only an actor or a body can owe something.",
    hint: "name who must, before `must`.",
  }),
  S0602: ({ role, wanted }) => ({
    label: `a ${role}, not a ${wanted}`,
    text: `The clause binds each ${wanted}, so nobody else can breach it.`,
    hint: `name a ${wanted}.`,
  }),
  S0603: ({ word }) => ({
    label: `which ${word}?`,
    text: `\`that ${word}\` points back at someone, and nobody is spoken of before it.`,
    hint: `write \`a ${word} X\` where it is first spoken of, or its name here.`,
  }),
  S0604: ({ word, candidates }) => ({
    label: `more than one ${word} is meant`,
    text: `\`that ${word}\` could be ${quotedList(candidates, "or")}.`,
    hint: "write the name of the one that is meant.",
  }),
  S0605: () => ({
    label: "not an actor or a body",
    text: "The members of a body are actors.",
    hint: "name an actor, or say `each guarantor in force`.",
  }),
  S0680: ({ word, singular, quantifier }, at) => ({
    label: quantifier === "" ? "each of them, or all together?" : `\`${quantifier}\` takes one`,
    text: "`each` binds every one by itself; a body binds its members together. Words are written in the singular.",
    hint:
      quantifier === "" ? `write \`each ${singular}\`, or declare a body.` : `write \`${singular}\` for \`${word}\`.`,
    edits: quantifier === "" ? undefined : [{ file: at.file, span: at.span, newText: singular }],
  }),
  S0606: ({ role }) => ({
    label: `no ${role} is declared`,
    text: `The rule would bind or mean nobody.`,
    hint:
      role === "party"
        ? "name the parties with `between`."
        : role === "guarantor"
          ? "name them with `guaranteed by`."
          : "name them with `observed by`.",
  }),
  S0607: ({ name, needed, total }) => ({
    label: `needs ${needed} of ${total}`,
    text: `The members of \`${name}\` as they are written have ${total} votes between them.`,
    hint: "lower the number, or name the members that are missing.",
  }),
  S0608: ({ name, quorum, total }) => ({
    label: `${quorum} of ${total} must take part`,
    text: `\`${name}\` has ${total} members as they are written, so its votes never count.`,
    hint: "lower the quorum, or name the members that are missing.",
  }),
  S0609: ({ name, strangers }) => ({
    label: "not a member",
    text: `A veto is a vote against, and ${quotedList(strangers, "and")} does not vote in \`${name}\`.`,
    hint: "name a member.",
  }),
  S0610: ({ name }) => ({
    label: "whose vote decides?",
    text: `The chair of \`${name}\` decides, and no line says who that is.`,
    hint: "add a line `- chair by X`.",
  }),
};
