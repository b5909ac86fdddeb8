// Whether a value is a record that can be put on the log: types and bounds, and nothing that is not known.
import type { LogRecord } from "@servanda/agreement";

type Test = (value: unknown) => boolean;

const text: Test = (value) => typeof value === "string" && value.isWellFormed();
const number: Test = (value) => typeof value === "number" && Number.isFinite(value);
const flag: Test = (value) => typeof value === "boolean";
const texts: Test = (value) => Array.isArray(value) && value.every(text);
const oneOf =
  (...words: readonly string[]): Test =>
  (value) =>
    words.some((word) => word === value);
const maybe =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);

const place: Test = (value) =>
  isPlain(value) && has(value, { lat: maybe(number), lon: maybe(number), radiusM: number, names: texts });

const attributes: Test = (value) => isPlain(value) && Object.values(value).every((each) => text(each) || number(each));

const orNone =
  (test: Test): Test =>
  (value) =>
    value === undefined || value === null || test(value);

const corrected: Test = (value) =>
  isPlain(value) &&
  runsForward(value) &&
  has(value, {
    from: maybe(number),
    to: maybe(number),
    place: orNone(place),
    by: orNone(text),
    basis: maybe(text),
    attribution: orNone(oneOf("certain", "possible")),
    target: orNone(text),
    count: orNone(number),
    onSite: orNone(flag),
    attributes: orNone(attributes),
  });

const identified = { id: text, source: text, recordedAt: number };

const shapes: Readonly<Record<LogRecord["record"], Readonly<Record<string, Test>>>> = {
  tick: { record: text, recordedAt: number },
  withdrawal: { record: text, ...identified, of: text },
  correction: {
    record: text,
    ...identified,
    of: text,
    change: corrected,
  },
  coverage: {
    record: text,
    ...identified,
    state: oneOf("watched", "denied", "jammed", "blind"),
    from: number,
    to: number,
    kinds: maybe(texts),
    area: maybe(text),
  },
  act: {
    record: text,
    ...identified,
    act: text,
    by: text,
    at: number,
    matter: maybe(text),
    to: maybe(text),
    about: maybe(text),
    outcome: maybe(oneOf("accepted", "rejected", "abstained")),
    until: maybe(number),
    count: maybe(number),
    place: maybe(place),
  },
  observation: {
    record: text,
    ...identified,
    kind: text,
    from: number,
    to: number,
    sourceKind: text,
    group: text,
    of: maybe(text),
    onSite: maybe(flag),
    place: maybe(place),
    by: maybe(text),
    basis: maybe(text),
    attribution: maybe(oneOf("certain", "possible")),
    target: maybe(text),
    count: maybe(number),
    aggregate: maybe(flag),
    attributes: maybe(attributes),
    about: maybe(text),
    reportedAt: maybe(number),
  },
};

export function isRecord(value: unknown): value is LogRecord {
  if (!isPlain(value)) return false;
  const kind = value["record"];
  const shape = Object.entries(shapes).find(([name]) => name === kind)?.[1];
  return shape !== undefined && has(value, shape) && runsForward(value);
}

function has(value: Readonly<Record<string, unknown>>, shape: Readonly<Record<string, Test>>): boolean {
  const isKnown = Object.keys(value).every((key) => Object.hasOwn(shape, key));
  return isKnown && Object.entries(shape).every(([key, test]) => test(value[key]));
}

function runsForward({ from, to }: Readonly<Record<string, unknown>>): boolean {
  return typeof from !== "number" || typeof to !== "number" || from <= to;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
