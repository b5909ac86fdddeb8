// The long explanations of S01xx: why, a bad line, a good line. Read by `explain-code` and the generated docs.
import type { Explanation } from "./explanations.ts";
import type { SyntaxFacts } from "./facts.ts";

/** By code, S0101 to S0143. */
export const syntaxExplanations: Readonly<Record<keyof SyntaxFacts, Explanation>> = {
  S0101: {
    why:
      "A rule is one sentence: when it applies, colon, who must what. Without the colon nobody can tell " +
      "where the condition ends and the rule begins.",
    bad: "clause 2.1 during Ceasefire each party must not fire",
    good: "clause 2.1 during Ceasefire: each party must not fire",
  },
  S0102: {
    why:
      "A rule binds by one of six words (`must`, `must not`, `must strive to`, `must prevent`, `may`, `can`) " +
      "or changes something by `is`. A sentence with none of them owes nothing to anyone.",
    bad: "clause 4.2: each party open a hotline",
    good: "clause 4.2: each party must open hotline",
  },
  S0103: {
    why:
      "Statements declare names, and names begin with a capital letter, as defined terms do in treaties. " +
      "Clauses have numbers.",
    bad: "stage ceasefire from 2026-02-15 00:00",
    good: "stage Ceasefire from 2026-02-15 00:00",
  },
  S0104: {
    why:
      "English uses `may not` both for a prohibition and for a mere possibility. Treaty disputes have turned " +
      "on less.",
    bad: "clause 2.1: each party may not fire",
    good: "clause 2.1: each party must not fire",
  },
  S0105: {
    why:
      "`shall`, `will` and `should` have each been read as a duty, an intention and a wish. This language " +
      "has one word for each kind of rule.",
    bad: "clause 2.1: each party shall not fire",
    good: "clause 2.1: each party must not fire",
  },
  S0106: {
    why:
      "A quoted matter is opaque: the machine reads nothing inside it. So it must be certain where it ends, " +
      "and it ends on its own line.",
    bad: 'clause 2.1: each party must not fire unless "self-defence',
    good: 'clause 2.1: each party must not fire unless "self-defence"',
  },
  S0107: {
    why:
      "Outside quotations a block has words, names, numbers and `: , ( ) = % -`. Any other character would " +
      "be noise that two readers might read differently.",
    bad: "clause 2.1: each party must not fire.",
    good: "clause 2.1: each party must not fire",
  },
  S0108: {
    why: 'Matters are quoted with `"` only. Word processors turn it into curly marks, differently in each language.',
    bad: "clause 2.1: each party must not fire unless “self-defence”",
    good: 'clause 2.1: each party must not fire unless "self-defence"',
  },
  S0109: {
    why:
      "Text copied from a web page or a word processor carries spaces that only look like spaces. They are " +
      "read as plain ones, but a search for the words around them fails.",
    bad: "clause 5.1: Karsa must consult within 24\u00a0hours",
    good: "clause 5.1: Karsa must consult within 24 hours",
  },
  S0110: {
    why:
      "The statement is understood up to some word, and the next one cannot follow it. Statements are flat: " +
      "a noun, then phrases that each begin with a preposition, then `unless`, `otherwise`, `then` or " +
      "`until`.",
    bad: "clause 4.1: each party must admit Mission ) at Base",
    good: "clause 4.1: each party must admit Mission at Base",
  },
  S0111: {
    why:
      "Twenty words open a statement when a line begins with them. Prose that was pasted into a block, or a " +
      "sentence wrapped before such a word, is then read as a statement.",
    bad: "clause 3.1: each party must withdraw Heavy behind\n  line of contact",
    good: "clause 3.1: each party must withdraw Heavy behind line\n  of contact",
  },
  S0112: {
    why:
      "`clause 5.2` opens a clause at the start of a line and refers to it anywhere else. A reference that " +
      "was wrapped onto a new line would silently become a second clause.",
    bad: "clause 5.3 when Restored:\n  clause 5.2 is suspended",
    good: "clause 5.3 when Restored: clause 5.2\n  is suspended",
  },
  S0113: {
    why: "Lists use commas, decimals a point, and digits are not grouped: `800,000` would be the list of 800 and 0.",
    bad: "clause 6.1: Karsa must keep troops at most 800,000",
    good: "clause 6.1: Karsa must keep troops at most 800000",
  },
  S0114: {
    why:
      "Commas make lists; `and` joins conditions. So `when A and B` is always two conditions, never one " +
      "about two actors.",
    bad: "clause 2.1: Karsa and Ostrel must not fire",
    good: "clause 2.1: Karsa, Ostrel must not fire",
  },
  S0115: {
    why:
      "A Cyrillic `а` and a Latin `a` look the same. A word that mixes scripts looks like a name it is not, " +
      "and could bind someone else or no one.",
    bad: "between Оstrel",
    good: "between Ostrel",
  },
  S0116: {
    why:
      "Two names written in different scripts can look the same on paper. The machine keeps them apart; the " +
      "people who sign cannot.",
    bad: "involving CMP, СМР",
    good: "involving CMP, Registry",
  },
  S0117: {
    why:
      "Month names are kept for dates that return every year (`31 January`). A date of one year is written " +
      "year-month-day, the only order that nobody misreads.",
    bad: "stage Ceasefire from 15 February 2026",
    good: "stage Ceasefire from 2026-02-15",
  },
  S0118: {
    why:
      "Brackets, `of` and readings may be nested, but not without end: a text nested 32 deep is an accident " +
      "or an attack.",
    bad: `define Attack: ${"(".repeat(33)}fire${")".repeat(33)}`,
    good: "define Attack: fire",
  },
  S0119: {
    why:
      "A block holds statements only; the prose of the treaty stands outside. Text before the first opener " +
      "belongs to no statement.",
    bad: "the following definitions apply\nstage Ceasefire from entry",
    good: "# the following definitions apply\nstage Ceasefire from entry",
  },
  S0120: {
    why:
      "A line that begins with a word that is almost an opener was meant to open a statement. It is read so, " +
      "to find what else there is.",
    bad: "cluase 2.1: each party must not fire",
    good: "clause 2.1: each party must not fire",
  },
  S0121: {
    why: "A body and a standard say what they are after an equals sign: a body its members, a standard its condition.",
    bad: "body Commission Karsa, Ostrel",
    good: "body Commission = Karsa, Ostrel",
  },
  S0122: {
    why:
      "The statement stops where something must still come: a noun after a preposition, a condition after " +
      "`unless`, a text after `left open`.",
    bad: "clause 4.1: each party must admit Mission within",
    good: "clause 4.1: each party must admit Mission within 12 hours",
  },
  S0123: {
    why: "Every statement begins on its own line, also the one that a reading or a reservation replaces.",
    bad: "reading Narrow by Karsa: define Provocation: fire by Ostrel",
    good: "reading Narrow by Karsa:\n  define Provocation: fire by Ostrel",
  },
  S0124: {
    why:
      "A consequence may have one consequence of its own. Deeper chains need numbers, so that people can say " +
      "which step a dispute has reached.",
    bad: "clause 7.1: A must consult otherwise B must meet then A must report otherwise B must act",
    good: "clause 7.2 after expiry of clause 7.1: C must consult",
  },
  S0125: {
    why:
      "Zero-width and direction-changing characters make a text look different from what it is. Nobody can " +
      "sign what they cannot see.",
    bad: "between Os\u200btrel",
    good: "between Ostrel",
  },
  S0126: {
    why: "Names in a list are separated by commas; two names side by side are one name too many.",
    bad: "between Karsa Ostrel",
    good: "between Karsa, Ostrel",
  },
  S0127: {
    why:
      "A file of more than a million characters is not an agreement that people read; it would also slow " +
      "every tool.",
    bad: "# a file of 3 MB",
    good: 'include "annexes.servanda.md"',
  },
  S0128: {
    why: "More than twenty thousand statements in one file is a generated text; it is read up to there.",
    bad: "# 20 001 statements",
    good: 'include "annexes.servanda.md"',
  },
  S0129: {
    why: "Names have letters, digits and `_`. A hyphen joins lower-case words (`air-defence`) and begins lines.",
    bad: "zone Ras-Isa",
    good: "zone RasIsa",
  },
  S0130: {
    why:
      "A block without an end swallows the prose and the blocks after it, up to the next end. It is taken to " +
      "end before the next heading.",
    bad: "```servanda\nclause 2.1: each party must not fire\n\n## Article 3",
    good: "```servanda\nclause 2.1: each party must not fire\n```\n\n## Article 3",
  },
  S0131: {
    why: "Only blocks marked `servanda` count. A block marked almost so would silently mean nothing.",
    bad: "```Servanda\nclause 2.1: each party must not fire\n```",
    good: "```servanda\nclause 2.1: each party must not fire\n```",
  },
  S0132: {
    why:
      "A capital letter says that a word is a name, declared by this agreement. A rule stands after its colon, so " +
      "it begins with a small letter, as in the middle of a sentence.",
    bad: "clause 4.2: Each party must not jam uav of Mission",
    good: "clause 4.2: each party must not jam uav of Mission",
  },
  S0140: {
    why:
      "Title, version and time zone stand between two lines `---`. Without the second the file has no front " +
      "matter, and clocks have no zone.",
    bad: "---\ntitle: Northern ceasefire\n# Northern ceasefire",
    good: "---\ntitle: Northern ceasefire\n---\n# Northern ceasefire",
  },
  S0141: {
    why:
      "The front matter is a few `key: value` lines, strictly read: a value that two readers take " +
      "differently would shift every deadline.",
    bad: "title: Plan: the third",
    good: 'title: "Plan: the third"',
  },
  S0142: {
    why: "An unknown key would be a setting that does nothing. A misspelt `time zone` would move every deadline.",
    bad: "timezone: Europe/Kyiv",
    good: "time zone: Europe/Kyiv",
  },
  S0143: {
    why: "Each key has one kind of value. A value that cannot be read is never guessed.",
    bad: "day ends: midnight",
    good: "day ends: 24:00",
  },
  S0133: {
    why: "Two readers order `03/04/2026` in two ways, a month apart. Only year-month-day has one order everywhere.",
    bad: "stage Ceasefire from 15.02.2026 00:00",
    good: "stage Ceasefire from 2026-02-15 00:00",
  },
  S0134: {
    why:
      "Midnight can be written in six ways, and with twelve hours or another zone it is another moment. Hours " +
      "and minutes with two digits each, in the zone of the agreement, is one way.",
    bad: "stage Ceasefire from 2026-02-15 12:00 am",
    good: "stage Ceasefire from 2026-02-15 00:00",
  },
  S0135: {
    why:
      "A remark that looks like one and is read as a rule would be worse than none. In a block only `#` begins " +
      "a remark; a longer one is prose and stands outside.",
    bad: "stage Ceasefire from 2026-02-15 00:00 // Kyiv time",
    good: "stage Ceasefire from 2026-02-15 00:00 # Kyiv time",
  },
  S0136: {
    why:
      "Bold and slanted print are for the prose. In a block the marks would stand between words that belong " +
      "together.",
    bad: "clause 2.1: each party **must not** fire",
    good: "clause 2.1: each party must not fire",
  },
  S0137: {
    why: "Whose something is stands behind it, with `of`, so that it can be read in one order only.",
    bad: "clause 2.1: Karsa must not fire in Ostrel's territory",
    good: "clause 2.1: Karsa must not fire in territory of Ostrel",
  },
  S0138: {
    why: "A finding names the clause that was breached. With two rules under one number nobody could say which.",
    bad: "clause 2.1: each party must not fire and must not fly uav",
    good: "clause 2.1: each party must not fire\nclause 2.2: each party must not fly uav",
  },
  S0139: {
    why:
      "Before the colon stands when a rule applies, after it who must what, and behind that the phrases and " +
      "exceptions. In any other order it is unclear what an exception excepts.",
    bad: "clause 2.1: in Buffer each party must not fire",
    good: "clause 2.1: each party must not fire in Buffer",
  },
  S0144: {
    why:
      "Title and time zone are read at the very top of the file. Below a heading or a blank line they would be " +
      "prose, and every clock would be without a zone.",
    bad: "# Northern ceasefire\n---\ntime zone: Europe/Kyiv\n---",
    good: "---\ntime zone: Europe/Kyiv\n---\n# Northern ceasefire",
  },
  S0145: {
    why: "Brackets say which conditions belong together. One that is never closed leaves open where they end.",
    bad: "clause 2.1: each party must not fire unless (flight by Mission",
    good: "clause 2.1: each party must not fire unless (flight by Mission)",
  },
  S0146: {
    why:
      "Other traditions have several words for one meaning, and courts have found a difference in each. Here " +
      "one meaning has one word.",
    bad: "clause 5 if attack: Council must meet within 24 hours",
    good: "clause 5 when attack: Council must meet within 24 hours",
  },
  S0147: {
    why:
      "A line of bold print looks like a heading and is none. What stands below it would be counted and shown " +
      "under the article before.",
    bad: "**Article 4. Verification**",
    good: "## Article 4. Verification",
  },
  S0148: {
    why: "Numbers are counted exactly up to fifteen digits. A longer one would be rounded without a word.",
    bad: "clause 6: Karsa must not keep troops more than 1234567890123456",
    good: "clause 6: Karsa must not keep troops more than 123456",
  },
  S0149: {
    why:
      "A number at the start of a line could be an amount of the line above. The word `clause` says that a rule " +
      "begins.",
    bad: "clause 2.0: each party must not bomb\n2.1: each party must not fire",
    good: "clause 2.0: each party must not bomb\nclause 2.1: each party must not fire",
  },
};
