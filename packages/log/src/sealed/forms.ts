// Which fields of a record may be sealed. The names are fixed for each type of record and always all there, so that
// neither a name, nor the number of fields, nor a gap tells anything.

/** The leaf that ties sealed fields to their one record; it is shown with every disclosure. */
export const BINDING = "record";

/** Every form fills a tree of so many leaves: the names, and dummies after them. */
export const LEAF_COUNT = 16;

const forms: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "report",
    [
      BINDING,
      "casualties",
      "contact of the witness",
      "device",
      "informant",
      "note",
      "observers",
      "place",
      "statement",
      "unit",
      "vehicle",
      "witness",
    ],
  ],
  ["evidence", [BINDING, "device", "made at", "made by", "note", "obtained from", "persons shown", "place", "title"]],
]);

/** The names of a type's sealed fields in the order of their leaves; undefined where the type has none. */
export function sealedNamesOf(type: string): readonly string[] | undefined {
  return forms.get(type);
}
