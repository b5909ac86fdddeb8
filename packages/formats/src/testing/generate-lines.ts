// Lines of Servanda's NDJSON from a seed: records in every form that JSON allows, plain and not, good and bad, few
// enough identities that they repeat, then damaged here and there. Bytes, since a line may be no UTF-8 either.
import { createRng, type Rng } from "@servanda/core";
import { utf8Of } from "../identity/utf-8.ts";

type Member = readonly [key: string, json: string];

const long = [200, 201].map((length) => "x".repeat(length));
const words = ["shelling", "A", "P1", "Авдіївка", "north/south", "a b", "דרום", "🛰️", ...long];
const oddTexts = [
  '""',
  '" "',
  '"\\u0041"',
  '"\\n"',
  '"a\\/b"',
  '"\u202e"',
  '"\u0085"',
  '"\\ud800"',
  "7",
  "null",
  "[]",
  '"\ufffd"',
];
const instants = [
  "2026-02-15T10:00:00Z",
  "2026-02-15T10:00:00.000Z",
  "2026-02-15T10:00:00.5Z",
  "2026-02-15T11:00:00+01:00",
  "2026-02-15 10:00Z",
  "2026-02-28T23:59:59.999Z",
  "2026-02-29T00:00:00Z",
  "2026-13-01T00:00:00Z",
  "2026-02-33T00:00:00Z",
  "1899-12-31T23:59:59Z",
  "1900-01-01T00:00:00Z",
  "2199-12-31T23:59:59.999Z",
  "2200-01-01T00:00:00Z",
  "2026-02-15T24:00:00Z",
  "2026-02-15T10:60:00Z",
  "2026-02-15T10:00:61Z",
];
const numbers = [
  "0",
  "-0",
  "7",
  "1.50",
  "-48.25",
  "37.123456789012",
  "123456789012345",
  "1234567890123456",
  "0.000000000000001",
  "1e2",
  "1E-2",
  "01",
  "1.",
  ".5",
  "-",
  "+1",
  "91",
  "9007199254740993",
  "1e999",
  "0.1",
  "89.99999999999999",
  "true",
];

/** The lines of one case, each without its line feed. */
export function generateLines(seed: number): Uint8Array[] {
  const rng = createRng(seed);
  const lines: Uint8Array[] = [];
  const texts: string[] = [];
  const count = 1 + rng.int(12);
  for (let index = 0; index < count; index += 1) {
    // Now and then a line that was there, in other words or the same.
    const members = recordOf(rng);
    const text = texts.length > 0 && rng.int(6) === 0 ? rng.pick(texts) : objectOf(rng, members);
    texts.push(text);
    const bytes = Uint8Array.from(utf8Of(text));
    lines.push(rng.int(3) === 0 ? damaged(rng, bytes) : bytes);
    if (rng.int(8) === 0) lines.push(Uint8Array.from(utf8Of(objectOf(rng, rng.shuffle(members)))));
  }
  return lines;
}

/** Values are odd once in so many times. */
const ODDITY = 25;

function textOf(rng: Rng): string {
  return rng.int(ODDITY) === 0 ? rng.pick(oddTexts) : JSON.stringify(rng.pick(words.slice(0, 4 + rng.int(7))));
}

function oneOf(rng: Rng, ...texts: readonly string[]): string {
  return rng.int(ODDITY) === 0 ? textOf(rng) : JSON.stringify(rng.pick(texts));
}

function instantOf(rng: Rng): string {
  if (rng.int(ODDITY) === 0) return textOf(rng);
  return JSON.stringify(rng.int(4) > 0 ? rng.pick(instants.slice(0, 2)) : rng.pick(instants));
}

function numberOf(rng: Rng): string {
  return rng.int(4) > 0 ? String(rng.int(90)) : rng.pick(numbers);
}

function placeOf(rng: Rng): string {
  if (rng.int(2) === 0) return textOf(rng);
  const names = `[${Array.from({ length: rng.int(4) }, () => textOf(rng)).join(rng.pick([",", ", "]))}]`;
  const members: Member[] = [
    ["lat", numberOf(rng)],
    ["lon", numberOf(rng)],
    ["radiusM", numberOf(rng)],
    ["names", names],
  ];
  return objectOf(rng, members.slice(rng.int(2) * 2, 2 + rng.int(3)));
}

function attributesOf(rng: Rng): string {
  const keys = ["calibreMm", "deaths", "калібр", "1", "__proto__", "a\\u0062"].slice(0, 2 + rng.int(5));
  return objectOf(
    rng,
    keys.slice(0, rng.int(4)).map((key): Member => [key, rng.int(2) === 0 ? numberOf(rng) : textOf(rng)]),
  );
}

/** Some of these. */
function some(rng: Rng, share: number, members: readonly Member[]): Member[] {
  return members.filter(() => rng.int(share) === 0);
}

function recordOf(rng: Rng): Member[] {
  const base: Member[] = [
    ["id", JSON.stringify(rng.pick(["1", "2", "3/a", "ї", " 4"]))],
    ["source", oneOf(rng, "s", "post", "a/b")],
  ];
  switch (rng.int(6)) {
    case 2:
      return [
        ["record", '"correction"'],
        ...base,
        ["of", '"s/1"'],
        ["recordedAt", instantOf(rng)],
        ["change", changeOf(rng)],
      ];
    case 0:
      return [
        ["record", '"act"'],
        ...base,
        ["act", oneOf(rng, "consult", "vote", "judge")],
        ["by", textOf(rng)],
        ["at", instantOf(rng)],
        ...some(rng, 4, [
          ["recordedAt", instantOf(rng)],
          ["matter", textOf(rng)],
          ["to", textOf(rng)],
          ["about", textOf(rng)],
          ["outcome", oneOf(rng, "accepted", "rejected", "abstained")],
          ["until", instantOf(rng)],
          ["count", numberOf(rng)],
          ["place", placeOf(rng)],
          ["kind", textOf(rng)],
        ]),
      ];
    case 1:
      return [
        ["record", oneOf(rng, "tick", "finding", "withdrawal", "nothing")],
        ...some(rng, 2, base),
        ["recordedAt", instantOf(rng)],
        ...some(rng, 2, [["of", '"s/1"']]),
      ];
    default:
      return [
        ...some(rng, 3, [["record", oneOf(rng, "observation")]]),
        ...base,
        ["kind", textOf(rng)],
        ...timesOf(rng),
        ...attributionOf(rng),
        ...some(rng, 5, [
          ["recordedAt", instantOf(rng)],
          ["sourceKind", oneOf(rng, "open", "patrol", "camera")],
          ["group", textOf(rng)],
          ["of", textOf(rng)],
          ["onSite", rng.pick(["true", "false", "1", "tru"])],
          ["target", textOf(rng)],
          ["count", numberOf(rng)],
          ["aggregate", rng.pick(["true", "false"])],
          ["attributes", attributesOf(rng)],
          ["about", textOf(rng)],
          ["reportedAt", instantOf(rng)],
        ]),
        ...some(rng, 2, [["place", placeOf(rng)]]),
      ];
  }
}

function changeOf(rng: Rng): string {
  const count = rng.pick(["null", "1", "2"]);
  return objectOf(
    rng,
    some(rng, 2, [
      ["count", count],
      ["place", rng.pick(["null", '"A"'])],
      ["by", "null"],
    ]),
  );
}

function timesOf(rng: Rng): Member[] {
  if (rng.int(3) > 0) return [["at", instantOf(rng)]];
  return some(rng, 1 + Number(rng.int(9) === 0), [
    ["from", instantOf(rng)],
    ["to", instantOf(rng)],
  ]);
}

function attributionOf(rng: Rng): Member[] {
  if (rng.int(2) === 0) return [];
  const members: Member[] = [
    ["by", textOf(rng)],
    ["basis", textOf(rng)],
    ["attribution", oneOf(rng, "certain", "possible")],
  ];
  return members.slice(rng.int(ODDITY) === 0 ? 1 : 0, 2 + rng.int(2));
}

/** In one of the ways of writing JSON; a key is doubled now and then. */
function objectOf(rng: Rng, members: readonly Member[]): string {
  const [comma, colon] = rng.pick([
    [",", ":"],
    [",", ":"],
    [", ", ": "],
    [" , ", " :"],
  ] as const);
  const ordered = rng.int(4) === 0 ? rng.shuffle(members) : members;
  const all = rng.int(ODDITY) === 0 && members.length > 0 ? [...ordered, rng.pick(members)] : ordered;
  return `{${all.map(([key, json]) => `"${key}"${colon}${json}`).join(comma)}}`;
}

/** A byte flipped, taken out or put in, or the end cut off. */
function damaged(rng: Rng, bytes: Uint8Array): Uint8Array {
  const at = rng.int(bytes.length);
  const odd = rng.int(2) === 0 ? rng.int(256) : (utf8Of(rng.pick([...'{}[]",:\\ue0-9. \r']))[0] ?? 0);
  switch (rng.int(4)) {
    case 0:
      return bytes.slice(0, at);
    case 1:
      return Uint8Array.of(...bytes.slice(0, at), ...bytes.slice(at + 1));
    case 2:
      return Uint8Array.of(...bytes.slice(0, at), odd, ...bytes.slice(at));
    default:
      return Uint8Array.of(...bytes.slice(0, at), odd, ...bytes.slice(at + 1));
  }
}

/** The lines as one file, its last line with a line feed or without. */
export function fileOf(lines: readonly Uint8Array[], seed: number): Uint8Array {
  const rng = createRng(seed);
  const end = rng.int(5) === 0 ? [13, 10] : [10];
  const all = lines.flatMap((line, index) => [...line, ...(index === lines.length - 1 && rng.int(3) === 0 ? [] : end)]);
  return Uint8Array.from(all);
}
