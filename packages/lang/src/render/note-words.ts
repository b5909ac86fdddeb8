// What the rendering says beside a sentence: what the text leaves to the machine, and what it leaves to nobody. The
// meaning behind each is decided in docs/meaning.md.

/** `assumed`: what holds because the text says nothing else; the others are gaps of the text itself. */
export type NoteKind = "mistake" | "assumed" | "meaning" | "no deadline" | "no judge" | "left open" | "not acted on";

export const noteWords = {
  clockOnRecord: "the clock runs from the moment that what starts it is on record.",
  lastDay: "a limit in days or longer is over at the end of its last day.",
  byIncludes: "`by` includes its bound: what is done at that moment is in time.",
  beforeExcludes: "`before` excludes its bound: what is done at that moment is late.",
  dayBy: "the whole of that day is included.",
  dayBefore: "that day is left out.",
  dayFrom: "it begins with that day.",
  dayAfter: "it begins when that day is over.",
  always: "it holds at all times.",
  jointly: "all of them are bound together, as no `each` is written.",
  severally: "each of them is bound alone.",
  effort: "an effort is owed, and not its result.",
  prevention: "it answers for what others do where it could have prevented it.",
  power: "a power: using it, once on record, changes what is due.",
  permission: "a permission: it excepts from what the same article forbids.",
  permissionOverriding: "a permission: it excepts from what it overrides.",
  noDeadline: "none is written, so it is never overdue.",
  noJudge: (matter: string): string => `nobody is named to judge "${matter}", so it stays unsettled.`,
  noPlea: (matter: string): string => `nobody has to plead "${matter}".`,
  mistake: (code: string, title: string): string => `${title} (${code}).`,
  leftOpen: (what: string): string => `"${what}".`,
  whole: "the whole of it.",
  wholeBy: (what: string): string => `the whole of it, because of \`${what}\`.`,
  part: (what: string): string => `\`${what}\`.`,
} as const;
