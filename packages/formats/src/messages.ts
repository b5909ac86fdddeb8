// Every sentence of this package that a person reads: why a line, a row or a mapping was not taken. One entry per
// code; a refusal says what was found in its own spelling, and what is expected.
import { nearest, type Refusal } from "@servanda/core";

const MAX_SHOWN = 60;
const MOST_LISTED = 8;

/** The value as it was found, cut where it is long. */
function shown(value: unknown): string {
  const text = typeof value === "string" ? `"${value}"` : (JSON.stringify(value) ?? "nothing");
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function orEmpty(found: string): string {
  return found === "" ? "an empty cell" : shown(found);
}

/** The first few of a table's values. */
function listed(known: readonly string[]): string {
  const first = known.slice(0, MOST_LISTED).join(", ");
  return known.length > MOST_LISTED ? `${first}, …` : first;
}

function didYouMean(word: string, known: readonly string[]): string | undefined {
  // One slip in three letters is a slip; in two, another word.
  const [first] = word.length < 3 ? [] : nearest(word, known, word.length < 5 ? 1 : 2);
  return first === undefined ? undefined : `did you mean \`${first}\`?`;
}

function refusal(code: string, message: string, remedy?: string): Refusal {
  return remedy === undefined ? { code, message } : { code, message, remedy };
}

function article(what: string): string {
  return /^[aeiou]/i.test(what) ? `an ${what}` : `a ${what}`;
}

/** Refusals of one line or one record. */
export const recordRefusals = {
  notJson: (): Refusal => refusal("not-json", "this line is not JSON"),
  repeatedKey: (key: string): Refusal =>
    refusal(
      "repeated-key",
      `the key ${shown(key)} stands twice in one object, so what it says is not known`,
      "leave the one that is meant",
    ),
  tooDeep: (max: number): Refusal =>
    refusal("too-deep", `objects and lists stand in one another more than ${max} deep`),
  notObject: (found: unknown): Refusal =>
    refusal("not-an-object", `a record is a JSON object, here is ${shown(found)}`),
  lineTooLong: (max: number): Refusal => refusal("line-too-long", `the line is longer than ${max} characters`),
  illFormed: (): Refusal =>
    refusal(
      "ill-formed-text",
      "the line holds what is no character: bytes that are not UTF-8, or half a surrogate pair",
    ),
  unknownRecord: (found: unknown, known: readonly string[]): Refusal =>
    refusal(
      "unknown-record",
      `no record is of the sort ${shown(found)}; there are ${known.join(", ")}`,
      typeof found === "string" ? didYouMean(found, known) : undefined,
    ),
  unknownKey: (key: string, sort: string, known: readonly string[]): Refusal =>
    refusal("unknown-key", `${article(sort)} has no \`${key}\``, didYouMean(key, known)),
  missing: (key: string, sort: string): Refusal =>
    refusal("missing-key", `${article(sort)} needs \`${key}\`, and this one has none`),
  badText: (key: string, found: unknown, max: number): Refusal =>
    refusal("bad-text", `\`${key}\` is text of 1 to ${max} characters, here is ${shown(found)}`),
  badName: (key: string, found: unknown, max: number): Refusal =>
    refusal("bad-text", `\`${key}\` is a name of 1 to ${max} characters that can be seen, here is ${shown(found)}`),
  slash: (found: string): Refusal =>
    refusal(
      "slash-in-source",
      `a source's id holds no slash, since \`source/id\` names a record; here is ${shown(found)}`,
    ),
  badInstant: (key: string, found: unknown): Refusal =>
    refusal(
      "bad-instant",
      `\`${key}\` is an instant such as 2026-02-15T00:00:00Z, of the years 1900 to 2199; here is ${shown(found)}`,
    ),
  badNumber: (key: string, found: unknown, expected: string): Refusal =>
    refusal("bad-number", `\`${key}\` is ${expected}, here is ${shown(found)}`),
  badWord: (key: string, found: unknown, known: readonly string[]): Refusal =>
    refusal(
      "bad-word",
      `\`${key}\` is one of ${known.join(", ")}; here is ${shown(found)}`,
      typeof found === "string" ? didYouMean(found, known) : undefined,
    ),
  badFlag: (key: string, found: unknown): Refusal =>
    refusal("bad-flag", `\`${key}\` is true or false, here is ${shown(found)}`),
  backwards: (from: string, to: string): Refusal =>
    refusal("interval-backwards", `the interval starts at ${from}, after it ends at ${to}`),
  atAndInterval: (): Refusal =>
    refusal("at-and-interval", "`at` says one instant, `from` and `to` an interval; this record has both"),
  actedLater: (at: string, recordedAt: string): Refusal =>
    refusal("done-after-recorded", `the act was done at ${at}, after it was recorded at ${recordedAt}`),
  byWithoutBasis: (): Refusal => refusal("no-basis", "`by` names who did it, but `basis` does not say on what ground"),
  attributionWithoutBy: (key: string): Refusal =>
    refusal("no-author", `\`${key}\` speaks of an attribution, but \`by\` names nobody`),
  badPlace: (found: unknown): Refusal =>
    refusal(
      "bad-place",
      `a place is a name, or an object with \`lat\` and \`lon\`, \`names\`, or both; here is ${shown(found)}`,
    ),
  badList: (key: string, max: number): Refusal => refusal("bad-list", `\`${key}\` is a list of 1 to ${max} names`),
  badAttributes: (found: unknown): Refusal =>
    refusal("bad-attributes", `\`attributes\` is an object of numbers and texts, here is ${shown(found)}`),
  tooManyAttributes: (max: number): Refusal =>
    refusal("too-many-attributes", `an observation has at most ${max} attributes`),
  badChange: (found: unknown): Refusal =>
    refusal("bad-change", `\`change\` is an object of what the report says anew, here is ${shown(found)}`),
  badRef: (found: unknown): Refusal =>
    refusal("bad-reference", `\`of\` names a record as \`source/id\`, here is ${shown(found)}`),
  notOwnSource: (source: string, office: string): Refusal =>
    refusal(
      "not-own-source",
      `${office} signs reports from sources of its own, here is ${shown(source)}`,
      `name the source \`${office}\`, or \`${office}:\` and more`,
    ),
  notOwnVoice: (key: string, name: string, office: string): Refusal =>
    refusal(
      "not-own-voice",
      `\`${key}\` speaks for ${shown(name)}, and ${office} speaks for itself and whoever answers to it`,
      "what others do and say is registered by the mission",
    ),
  institutionsOwn: (sort: string): Refusal =>
    refusal("institutions-own", `a ${sort} is the institution's own record and no report`),
  otherForm: (key: string): Refusal =>
    refusal("other-form", `\`${key}\` is not in the one form that a logged record has`, "write it as the format says"),
  badLoggedNumber: (key: string, found: unknown): Refusal =>
    refusal(
      "bad-number",
      `\`${key}\` is a whole number, or \`{"decimal": "12.5"}\` where it has a fraction; here is ${shown(found)}`,
    ),
  otherContent: (ref: string): Refusal =>
    refusal("other-content", `\`${ref}\` is on record already, with other content; what is on record stands`),
} as const;

/** Refusals of a row, or of a whole file, of a mapped source. */
export const rowRefusals = {
  missingColumn: (name: string, found: readonly string[]): Refusal =>
    refusal("missing-column", `the file has no column \`${name}\``, didYouMean(name, found)),
  doubleColumn: (name: string): Refusal => refusal("double-column", `the file has two columns \`${name}\``),
  tooManyColumns: (found: number, max: number): Refusal =>
    refusal("too-many-columns", `the file has ${found} columns, more than ${max}`),
  fieldCount: (found: number, expected: number): Refusal =>
    refusal("field-count", `the row has ${found} fields, the header ${expected}`),
  fieldTooLong: (found: number, max: number): Refusal =>
    refusal("field-too-long", `the field has ${found} characters, more than ${max}`),
  quotes: (): Refusal =>
    refusal("bad-quotes", "a quotation mark is opened and not closed, or text follows the closing one"),
  textTooLong: (max: number): Refusal => refusal("file-too-long", `the file is longer than ${max} characters`),
  notGeojson: (): Refusal => refusal("not-geojson", "the file is not a GeoJSON FeatureCollection"),
  notFeature: (): Refusal => refusal("not-a-feature", "this is not a GeoJSON Feature with properties"),
  notScalar: (name: string): Refusal => refusal("not-a-value", `\`${name}\` is a list or an object, not one value`),
  empty: (what: string): Refusal => refusal("missing-value", `${what} is empty`),
  unknownValue: (found: string, known: readonly string[]): Refusal =>
    refusal(
      "unknown-value",
      `${orEmpty(found)} is not in the mapping's table (${listed(known)})`,
      didYouMean(found, known),
    ),
  badNumber: (found: string): Refusal => refusal("bad-number", `a number is expected, here is ${shown(found)}`),
  badQuantity: (found: string, units: readonly string[]): Refusal =>
    refusal("bad-quantity", `a number with a unit (${units.join(", ")}) is expected, here is ${shown(found)}`),
  badTime: (found: string, forms: readonly string[]): Refusal =>
    refusal("bad-time", `${shown(found)} is not a time of the form ${forms.join(" or ")}`),
  skippedTime: (found: string, zone: string): Refusal =>
    refusal("skipped-time", `clocks of ${zone} were put forward over ${shown(found)}`),
  halfPoint: (): Refusal => refusal("half-a-point", "a point needs latitude and longitude, and one of them is empty"),
  noFirstTotal: (): Refusal =>
    refusal("no-earlier-total", "the first running total of the file: there is none before it to count from"),
  noPreviousTotal: (): Refusal =>
    refusal("no-previous-total", "the row before states no running total, so this row's increase is not known"),
  totalFalls: (from: number, to: number): Refusal =>
    refusal("total-falls", `the running total falls from ${from} to ${to}`),
} as const;

/** What is wrong with a mapping: `title` ≤ 60 characters, `text` says more. */
export const mappingMessages = {
  yaml: (title: string): string => `YAML: ${title}`,
  alias: "anchors and aliases are not used in mappings; write it out",
  several: "a mapping file holds one document",
  unknownKey: (key: string, known: readonly string[]): string => {
    const hint = didYouMean(key, known);
    return `unknown key \`${key}\`; ${hint ?? `known are ${known.join(", ")}`}`;
  },
  missingKey: (key: string): string => `\`${key}\` is missing`,
  notMapping: (found: unknown): string => `keys with values are expected, here is ${shown(found)}`,
  notText: (found: unknown): string => `a text is expected, here is ${shown(found)}`,
  notList: (found: unknown): string => `a list is expected, here is ${shown(found)}`,
  emptyList: "at least one entry is expected",
  oneOf: (found: unknown, known: readonly string[]): string => {
    const hint = typeof found === "string" ? didYouMean(found, known) : undefined;
    return `one of ${known.join(", ")} is expected, here is ${shown(found)}${hint === undefined ? "" : `; ${hint}`}`;
  },
  openPlaceholder: (found: string): string => `\`<\` without \`>\` in ${shown(found)}; a column is written <name>`,
  quantity: (found: unknown, units: readonly string[]): string =>
    `a number with a unit (${units.join(", ")}) is expected, here is ${shown(found)}`,
  form: (found: string): string =>
    `a form of time is \`iso\` or made of YYYY MM DD hh mm ss and other characters, here is ${shown(found)}`,
  zone: (found: unknown): string =>
    `no time zone is called ${shown(found)}; an IANA name such as Europe/Kyiv is expected`,
  zoneNeeded: "times without an offset, and days, need a `zone`",
  atOrInterval: "a time is `at`, or `from` and `to`",
  pointNeedsBoth: "a point needs `lat`, `lon` and a `radius` of doubt",
  placeNeedsOne: "a place is a point, `names`, or both",
  basisNeeded: "`by` needs a `basis`: on what ground is it attributed?",
  authorNeeded: "`basis` and `attribution` need a `by`",
  timeNeeded: "no `time`, neither here nor for the whole mapping",
  increaseNeedsSince:
    "`increaseOf` needs `since: previous row` or `since: last total` in its `time`, and `since` an `increaseOf`",
  sinceAndOther: "`since` and `previous` both say where the interval starts; give one of them",
  nothing: "a mapping makes `observations`, `coverage`, or both",
} as const;

/** Why a row was left out on purpose, where the mapping gives no reason of its own. */
export const skipReasons = { nothingToSay: "the row states nothing that the mapping asks for" } as const;
