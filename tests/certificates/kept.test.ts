// The certificates that the transcripts check are those that the command prints. `ACCEPT=1` writes them anew.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { certificatesOf, FILES } from "./command.ts";

const kept = [
  ["uav.json", "north", "f-1fae"],
  ["presumed.json", "relief", "f-21fa"],
] as const;

for (const [name, agreement, id] of kept) {
  test(`${name} is what explain prints`, () => {
    const folder = "tests/transcripts/files";
    const [certificate] = certificatesOf(`${folder}/${agreement}.servanda.md`, [`${folder}/${agreement}.ndjson`], id);
    const path = join(FILES, name);
    if (process.env["ACCEPT"] === "1") writeFileSync(path, `${JSON.stringify(certificate, undefined, 2)}\n`);
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(certificate);
  });
}
