// The worked example of the format's page is worked out again.
import { createHash, hkdfSync } from "node:crypto";
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

/** The page's formulas with Node's own hash and HKDF, and nothing of ours. */
function discAnew(secret: Buffer, names: readonly string[], values: Readonly<Record<string, unknown>>): string {
  const hash = (...parts: readonly (string | Uint8Array)[]): Buffer =>
    parts.reduce((sum, part) => sum.update(part), createHash("sha256")).digest();
  let row = Array.from({ length: 16 }, (_, i) => {
    const info = Buffer.alloc(4);
    info.writeUInt32BE(i);
    const salt = new Uint8Array(hkdfSync("sha256", secret, "servanda/field-salt/v1\n", info, 32));
    const name = names[i] ?? "";
    // Members are in order as they stand below, which is all that JCS asks of these values.
    const leaf = JSON.stringify([name, values[name] ?? null]);
    return hash(Uint8Array.of(0), "servanda/field/v1\n", salt, leaf);
  });
  while (row.length > 1) {
    row = row.flatMap((left, at) => (at % 2 === 0 ? [hash(Uint8Array.of(1), left, row[at + 1] ?? left)] : []));
  }
  return row[0]?.toString("base64") ?? "";
}

test("the root, by the page's formulas alone", () => {
  const [written = ""] = blocks("json opening");
  const { binding, secret, values } = JSON.parse(written);
  const names = /^`record` · .*?(?=\n\n)/ms.exec(page)?.[0].match(/(?<=`)[a-z ]+(?=`)/g) ?? [];
  const list = names.filter((name) => name.trim() !== "");
  expect(list.length).toBe(16);
  const disc = discAnew(Buffer.from(secret, "base64"), list, { ...values, record: binding });
  expect(page).toContain(`\`disc\` = \`${disc}\``);
  expect(commitmentOf(salt, content)).toBe(
    createHash("sha256").update("servanda/pt/v1\n").update(salt).update(content).digest("hex"),
  );
});

test("the form", () => {
  const names = sealedNamesOf("report")?.map((name) => `\`${name}\``);
  expect(page.replaceAll(" ·\n", " · ")).toContain(names?.join(" · "));
  expect(sealedNamesOf("evidence")).toEqual(sealedNamesOf("report"));
});
