// Laws of instants, with the platform's own calendar as witness.
import fc from "fast-check";
import { expect, test } from "vitest";
import { civilFromDays, daysFromCivil } from "./gregorian.ts";
import { DAY_MS, formatInstant, parseInstant } from "./instant.ts";
import { seed } from "./testing/seed.ts";

const instants = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 });

test("parse ∘ format = id, and Date agrees", () => {
  fc.assert(
    fc.property(instants, (at) => {
      const text = formatInstant(at);
      expect(parseInstant(text)).toBe(at);
      expect(Date.parse(text)).toBe(at);
      expect(parseInstant(new Date(at).toISOString())).toBe(at);
    }),
    { seed, numRuns: 5000 },
  );
});

test("an offset moves the clock, not the instant", () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 1439 }), fc.boolean(), (at, minutes, isEast) => {
      const offset = `${isEast ? "+" : "-"}${new Date(minutes * 60_000).toISOString().slice(11, 16)}`;
      const local = new Date(at + (isEast ? 1 : -1) * minutes * 60_000).toISOString();
      fc.pre(local.length === 24);
      expect(parseInstant(local.replace("Z", offset))).toBe(at);
    }),
    { seed, numRuns: 2000 },
  );
});

test("both ways through the text agree: a changed character is refused or means the same to Date", () => {
  fc.assert(
    fc.property(instants, fc.nat(23), fc.constantFrom(..."0159-:.TZ +"), (at, index, character) => {
      const text = new Date(at).toISOString();
      const changed = text.slice(0, index) + character + text.slice(index + 1);
      const parsed = parseInstant(changed);
      const meaning = parsed === undefined ? "refused" : new Date(parsed).toISOString();
      expect([changed.replace(" ", "T"), "refused"]).toContain(meaning);
    }),
    { seed, numRuns: 5000 },
  );
});

test("civilFromDays ∘ daysFromCivil = id on every day of 1600-2400", () => {
  const wrong: unknown[] = [];
  for (let days = -135_140; days < 157_054; days++) {
    const { year, month, day } = civilFromDays(days);
    const isSame = daysFromCivil(year, month, day) === days && Date.UTC(year, month - 1, day) === days * DAY_MS;
    if (!isSame) wrong.push({ days, year, month, day });
  }
  expect(wrong).toEqual([]);
});
