// Which fields of a record may be sealed. The names are fixed for each type of record and always all there, so that
// neither a name, nor the number of fields, nor a gap tells anything.

/** The leaf that ties sealed fields to their one record; it is shown with every disclosure. */
export const BINDING = "record";

/** Every form fills a tree of so many leaves: the names, and dummies after them where it has fewer. */
export const LEAF_COUNT = 16;

/** What was seen, who saw it, whom it endangers, and whence it came: alike for what is said and what is shown. */
const testimony: readonly string[] = [
  BINDING,
  "casualties",
  "contact of the witness",
  "device",
  "made at",
  "made by",
  "note",
  "observers",
  "obtained from",
  "persons shown",
  "place",
  "statement",
  "title",
  "unit",
  "vehicle",
  "witness",
];

const forms: ReadonlyMap<string, readonly string[]> = new Map([
  ["evidence", testimony],
  ["report", testimony],
]);

/** The names of a type's sealed fields in the order of their leaves; undefined where the type has none. */
export function sealedNamesOf(type: string): readonly string[] | undefined {
  return forms.get(type);
}
