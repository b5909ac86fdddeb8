// What a bundle may be, and what is refused before anything is unpacked.
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { createManifest, encodeManifest, MAX_BUNDLE_BYTES, MAX_FILE_BYTES, readManifest } from "./manifest.ts";
import { fileKind } from "./paths.ts";
import { openBundle, packBundle } from "./zip.ts";

const head = { origin: "corridor.example/north/1", vkey: "corridor.example/north/1+00000000+AQ==", policy: null };
const files = new Map([
  ["checkpoint", strToU8("a note\n")],
  ["tile/entries/000.p/3", new Uint8Array([0, 1, 2])],
  ["tile/0/000.p/3", new Uint8Array(96)],
]);
const manifest = encodeManifest(createManifest(head, files));

function refusalOf(bytes: Uint8Array): string {
  const opened = openBundle(bytes);
  return opened.ok ? "opened" : opened.refusal.code;
}

describe("bundle", () => {
  it("opens as it was packed, and the same files give the same bytes", () => {
    const packed = packBundle(head, files);
    const opened = openBundle(packed);
    expect(opened.ok && opened.value.files).toEqual(files);
    expect(opened.ok && opened.value.manifest.files.map(({ path }) => path)).toEqual([
      "checkpoint",
      "tile/0/000.p/3",
      "tile/entries/000.p/3",
    ]);
    expect(packBundle(head, new Map([...files].reverse()))).toEqual(packed);
  });

  it.each([
    "../checkpoint",
    "/checkpoint",
    "checkpoint/../../x",
    "tile\\0\\000",
    "C:/checkpoint",
    "tile/0/000.p/256",
    "tile/0/000.p/0",
    "tile/7/000",
    "checkpoints/01",
    "checkpoints/-1",
    `blob/ab/${"c".repeat(64)}`,
    "readme.txt",
    "state/signed-heads",
    "",
  ])("refuses the path %j", (path) => {
    expect(fileKind(path)).toBeUndefined();
    expect(refusalOf(zipSync({ "bundle.json": manifest, [`${path}`]: strToU8("x") }))).toBe("bundle_bad_path");
  });

  it("refuses a name in the zip's directory that an object cannot carry", () => {
    const packed = zipSync({ "bundle.json": manifest, readme_tx: strToU8("x") });
    expect(refusalOf(replaced(packed, "readme_tx", "__proto__"))).toBe("bundle_bad_path");
  });

  it("lists folders that other programs put into a zip as nothing", () => {
    expect(refusalOf(zipSync({ "bundle.json": manifest, "tile/": new Uint8Array(), checkpoint: strToU8("x") }))).toBe(
      "opened",
    );
  });

  it("refuses a file that stands twice", () => {
    const packed = zipSync({ "bundle.json": manifest, "checkpoints/1": strToU8("x"), "checkpoints/2": strToU8("y") });
    expect(refusalOf(replaced(packed, "checkpoints/2", "checkpoints/1"))).toBe("bundle_duplicate");
  });

  it("refuses by the size that the directory says, before it unpacks", () => {
    const packed = zipSync({ "bundle.json": manifest, checkpoint: strToU8("x".repeat(1000)) }, { level: 9 });
    expect(refusalOf(withOriginalSize(packed, "checkpoint", MAX_FILE_BYTES + 1))).toBe("bundle_too_large");
    // A file that unpacks to more than it says is cut off at what it says.
    expect(["opened", "bundle_not_zip"]).toContain(refusalOf(withOriginalSize(packed, "checkpoint", 10)));
    expect(MAX_BUNDLE_BYTES).toBeGreaterThan(MAX_FILE_BYTES);
  });

  it("refuses what is no zip, and a zip that is cut off", () => {
    const packed = packBundle(head, files);
    expect(refusalOf(new Uint8Array())).toBe("bundle_not_zip");
    expect(refusalOf(strToU8("PK\u0003\u0004 and nothing else"))).toBe("bundle_not_zip");
    for (let size = 0; size < packed.length; size += 1) expect(refusalOf(packed.slice(0, size))).not.toBe("opened");
  });

  it("refuses a bundle without a manifest", () => {
    expect(refusalOf(zipSync({ checkpoint: strToU8("x") }))).toBe("manifest_missing");
  });
});

describe("manifest", () => {
  const text = new TextDecoder().decode(manifest);

  it("reads what it wrote, and nothing else", () => {
    expect(readManifest(manifest)).toEqual({ ok: true, value: createManifest(head, files) });
    const broken = [
      `${text}\n`,
      text.replace("servanda-bundle/1", "servanda-bundle/2"),
      text.replace('"policy":null', '"policy":7'),
      text.replace('"size":3', '"size":-3'),
      text.replace('"size":3', '"size":3.5'),
      text.replace('"path":"checkpoint"', '"path":"checkpoint2"'),
      text.replace('"path":"checkpoint"', '"path":"tile/0/000.p/3"'),
      text.replace('{"files"', '{"extra":1,"files"'),
      text.replace(/[0-9a-f]{64}/, "zz"),
      "null",
      "[]",
      "",
    ];
    for (const each of broken) {
      const read = readManifest(strToU8(each));
      expect(read.ok ? each : read.refusal.code).toBe("manifest_malformed");
    }
    expect(readManifest(new Uint8Array([0xff, 0xfe])).ok).toBe(false);
  });
});

function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = [...bytes].map((byte) => String.fromCharCode(byte)).join("");
  return strToU8(text.replaceAll(from, to), true);
}

/** The directory's own statement of the size; it stands 24 bytes into an entry, the name 46. */
function withOriginalSize(bytes: Uint8Array, name: string, sizeBytes: number): Uint8Array {
  const text = [...bytes].map((byte) => String.fromCharCode(byte)).join("");
  const at = text.lastIndexOf(name) - 46 + 24;
  const changed = bytes.slice();
  new DataView(changed.buffer).setUint32(at, sizeBytes, true);
  return changed;
}
