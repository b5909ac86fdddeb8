// Names and what stands for them: the same for the same person, nothing to be worked out, and one forgotten at a time.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { forgetNames, nameOf, pseudonymOf } from "./pseudonyms.ts";
import { createSealedStore } from "./sealed-store.ts";

const place = mkdtempSync(join(tmpdir(), "servanda-names-"));
afterAll(() => rmSync(place, { recursive: true }));
let drawn = 0;
const random = { bytes: (count: number) => new Uint8Array(count).map((_, index) => (drawn += index * 7 + 1)) };

async function of(table: ReturnType<typeof createSealedStore>, name: string): Promise<string> {
  const pseudonym = await pseudonymOf(table, name, random);
  if (!pseudonym.ok) throw new Error(pseudonym.refusal.message);
  return pseudonym.value;
}

test("a person has one pseudonym, however the name is encoded, and others have others", async () => {
  const table = createSealedStore(join(place, "one"), "name");
  const ada = await of(table, "Ad\u00e4 Lind");
  expect(ada).toMatch(/^P-[0-9A-HJKMNP-TV-Z]{10}$/);
  expect(await of(table, "Ada\u0308 Lind")).toBe(ada);
  expect(await of(table, "Bo Lind")).not.toBe(ada);
  expect(await nameOf(table, ada)).toBe("Ad\u00e4 Lind");
});

test("another agreement draws another one", async () => {
  expect(await of(createSealedStore(join(place, "two"), "name"), "Ada Lind")).not.toBe(
    await of(createSealedStore(join(place, "three"), "name"), "Ada Lind"),
  );
});

test("one is forgotten, and the others stay", async () => {
  const table = createSealedStore(join(place, "four"), "name");
  const [ada, bo] = [await of(table, "Ada Lind"), await of(table, "Bo Lind")];
  const forgotten = await forgetNames(table, ["Ada Lind", "Nobody"]);
  expect([...forgotten]).toEqual([[ada, { ok: true, value: true }]]);
  expect(await nameOf(table, ada)).toBeUndefined();
  expect(await nameOf(table, bo)).toBe("Bo Lind");
  expect(readdirSync(join(place, "four"))).toEqual([`${bo}.name`]);
  // Whoever is named again is somebody else to the reader.
  expect(await of(table, "Ada Lind")).not.toBe(ada);
});
