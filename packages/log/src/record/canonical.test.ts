// The canonical form that everything here rests on, against the documents of RFC 8785's author.
import { readdirSync } from "node:fs";
import { canonicalText } from "@servanda/core";
import { describe, expect, test } from "vitest";
import { fromUtf8, toHex, toUtf8 } from "../bytes.ts";
import { hasVectors, vectorPath, vectorText, whyVectorsAreSkipped } from "../testing/vectors.ts";

describe.skipIf(!hasVectors)(`JCS${whyVectorsAreSkipped}`, () => {
  const names = hasVectors ? readdirSync(vectorPath("jcs", "testdata", "input")) : [];

  test("there are six documents", () => {
    expect(names).toHaveLength(6);
  });

  test.each(names)("%s", (name) => {
    const canonical = canonicalText(JSON.parse(vectorText("jcs", "testdata", "input", name)));
    expect(canonical).toBe(vectorText("jcs", "testdata", "output", name).trimEnd());
    const hex = vectorText("jcs", "testdata", "outhex", name.replace(".json", ".txt")).replace(/\s/g, "");
    expect(toHex(toUtf8(canonical))).toBe(hex);
    expect(fromUtf8(toUtf8(canonical))).toBe(canonical);
  });
});
