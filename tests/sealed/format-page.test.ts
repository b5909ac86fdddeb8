// The worked example of the format's page is worked out again.
import { readFileSync } from "node:fs";
import { canonicalText } from "@servanda/core";
import {
  commitmentOf,
  discloseFields,
  discOf,
  packParcel,
  readOpening,
  sealedNamesOf,
  toHex,
  toUtf8,
} from "@servanda/log";
import { expect, test } from "vitest";

const page = readFileSync(new URL("../../docs/formats/sealed-evidence.md", import.meta.url), "utf8");

/** What stands in the code blocks of a kind, in their order. */
const blocks = (kind: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${kind}\n(.*?)^\`\`\``, "gms"))].map((match) => match[1] ?? "");

const salt = Uint8Array.from({ length: 32 }, (_, index) => index);
const content = toUtf8("seen from the mill\n");

test("the parcel and its commitment", () => {
  const [start = "", pt = ""] = blocks("hex").map((text) => text.replaceAll("\n", ""));
  const parcel = packParcel({ salt, content });
  expect(parcel.ok && toHex(parcel.value).slice(0, start.length)).toBe(start);
  expect(parcel.ok && parcel.value.length).toBe(4096);
  expect(commitmentOf(salt, content)).toBe(pt);
});

test("the fields", () => {
  const [written = ""] = blocks("json opening");
  const opening = readOpening(toUtf8(canonicalText(JSON.parse(written))));
  if (!opening.ok) throw new Error(opening.refusal.message);
  const [shown = ""] = blocks("json disclosure");
  expect(discloseFields(opening.value, ["casualties", "vehicle"])).toEqual({ ok: true, value: JSON.parse(shown) });
  const disc = discOf(opening.value);
  expect(page).toContain(`\`disc\` = \`${disc.ok ? disc.value : "none"}\``);
});

test("the form", () => {
  const names = sealedNamesOf("report")?.map((name) => `\`${name}\``);
  expect(page.replaceAll(" ·\n", " · ")).toContain(names?.join(" · "));
  expect(sealedNamesOf("evidence")).toEqual(sealedNamesOf("report"));
});
