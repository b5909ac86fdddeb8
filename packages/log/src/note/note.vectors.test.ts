// Notes of others: the examples of the C2SP specifications and of Go's tests, keys of public logs, checkpoints by
// Sunlight, and a proof that a witness of another make has cosigned.
import { describe, expect, test } from "vitest";
import { fromUtf8, toBase64, toUtf8 } from "../bytes.ts";
import { nodeEd25519 } from "../testing/signers.ts";
import { hasVectors, vectorText, whyVectorsAreSkipped } from "../testing/vectors.ts";
import { leafHash } from "../tree/hash.ts";
import { tilePath } from "../tree/tile-path.ts";
import { newTiles } from "../tree/tiles.ts";
import { parseCheckpoint, printCheckpoint } from "./checkpoint.ts";
import { parseCosignature } from "./cosignature.ts";
import { openNote, parseNote, printNote } from "./note.ts";
import { parseTlogProof, printTlogProof, verifyTlogProof } from "./tlog-proof.ts";
import { parseVkey, printVkey, type Vkey } from "./vkey.ts";

function vkey(text: string): Vkey {
  const parsed = parseVkey(text.trim());
  if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.message}`);
  return parsed.value;
}

interface SpecExamples {
  readonly signed_note_ok: { readonly vkey: string; readonly note: string };
  readonly vkey_ok: readonly string[];
  readonly vkey_bad: readonly string[];
  readonly checkpoint_shape: string;
  readonly cosigned_message: string;
  readonly leaf_hash_hello_world_b64: string;
  readonly tree_size_70000_tiles: Readonly<Record<string, number>>;
  readonly tile_index_1234067: string;
}

describe.skipIf(!hasVectors)(`vectors${whyVectorsAreSkipped}`, () => {
  const examples = (): SpecExamples => JSON.parse(vectorText("c2sp-spec-examples", "examples.json"));

  test("the specifications' note opens under its key, and says the same when printed", async () => {
    const { vkey: key, note } = examples().signed_note_ok;
    const opened = await openNote(toUtf8(note), [vkey(key)], nodeEd25519);
    expect(opened.ok && opened.value.good.map((one) => printVkey(one.vkey))).toEqual([key]);
    expect(opened.ok && fromUtf8(printNote(opened.value))).toBe(note);
  });

  test("verifier keys of Go's tests: one is read, and no part or change of it", () => {
    const [good = ""] = examples().vkey_ok;
    expect(printVkey(vkey(good))).toBe(good);
    for (let from = 0; from < good.length; from += 1) {
      for (let to = from; to <= good.length; to += 1) {
        const part = good.slice(from, to);
        expect([part, parseVkey(part).ok]).toEqual([part, part === good]);
      }
      const changed = `${good.slice(0, from)}${String.fromCharCode(good.charCodeAt(from) + 1)}${good.slice(from + 1)}`;
      expect([changed, parseVkey(changed).ok]).toEqual([changed, false]);
    }
  });

  test("a key that is too long is refused; one of an unknown type is read and checks nothing", async () => {
    const [tooLong = "", unknownType = ""] = examples().vkey_bad;
    expect(parseVkey(tooLong).ok).toBe(false);
    expect(vkey(unknownType).type).toBe(0x65);
    const note = parseNote(toUtf8(examples().signed_note_ok.note));
    if (!note.ok) throw new Error(note.refusal.message);
    const { name, id } = vkey(unknownType);
    const bytes = printNote({ ...note.value, signatures: [{ name, id, signature: new Uint8Array(64) }] });
    const opened = await openNote(bytes, [vkey(unknownType)], nodeEd25519);
    expect(opened.ok ? "open" : opened.refusal.code).toBe("note_unknown_keys");
  });

  test("the specifications' checkpoint, cosigned message, leaf hash and tiles", () => {
    const { checkpoint_shape, cosigned_message, leaf_hash_hello_world_b64, ...tiles } = examples();
    const checkpoint = parseCheckpoint(checkpoint_shape);
    expect(checkpoint.ok && printCheckpoint(checkpoint.value)).toBe(checkpoint_shape);
    const timed = new Uint8Array(72);
    new DataView(timed.buffer).setBigUint64(0, 1_679_315_147n);
    const message = parseCosignature(timed, checkpoint_shape)?.message ?? new Uint8Array();
    expect(fromUtf8(message)).toBe(cosigned_message);
    expect(toBase64(leafHash(toUtf8("hello world")))).toBe(leaf_hash_hello_world_b64);
    const all = newTiles(0, 70_000);
    const widths = (level: number, isFull: boolean) =>
      all.filter((tile) => tile.level === level && (tile.width === 256) === isFull).map(({ width }) => width);
    expect({
      level0_full: widths(0, true).length,
      level0_partial: widths(0, false)[0],
      level1_full: widths(1, true).length,
      level1_partial: widths(1, false)[0],
      level2_partial: widths(2, false)[0],
    }).toEqual(tiles.tree_size_70000_tiles);
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe(`tile/0/${tiles.tile_index_1234067}`);
  });

  test("keys of public logs are read, those of other types too", () => {
    const keys = [...vectorText("witness", "omniwitness", "logs.yaml").matchAll(/PublicKey: (\S+)/g)];
    expect(keys.length).toBeGreaterThan(8);
    for (const [, text = ""] of keys) expect(printVkey(vkey(text))).toBe(text);
  });

  test("checkpoints by Sunlight's witness and mirror open under their cosigners' keys, with their times", async () => {
    const folder = ["sunlight", "cmd", "skylight", "testdata", "witness"];
    const log = "000de184301123b9278c086a7d9f68c9577e83872224c197058fd90784ea9706";
    const cosigners: readonly [key: string, checkpoint: readonly string[]][] = [
      ["witness.example.org+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN", [log, "checkpoint"]],
      ["mirror.example.org+3fb148ef+BAAjjch9GyYz0sJsJx7ALhbdAtz2ov0unbzSl1vMp94O", ["mirror", log, "checkpoint"]],
    ];
    for (const [key, path] of cosigners) {
      const bytes = toUtf8(vectorText(...folder, ...path));
      const opened = await openNote(bytes, [vkey(key)], nodeEd25519);
      expect(opened.ok && opened.value.good.map(({ timestampS }) => timestampS)).toEqual([1_767_139_200]);
    }
  });

  test("a proof that a witness of another make has cosigned verifies for its record and for no other", async () => {
    const bytes = toUtf8(vectorText("made-here", "rec.tlog-proof"));
    const record = toUtf8(vectorText("made-here", "rec"));
    const policy = vectorText("made-here", "policy");
    const log = vkey(/^log (\S+)$/m.exec(policy)?.[1] ?? "");
    const witness = vkey(/^witness \S+ (\S+)$/m.exec(policy)?.[1] ?? "");
    const proven = await verifyTlogProof(bytes, record, { log: [log], witnesses: [witness] }, nodeEd25519);
    expect(proven.ok && proven.value.index).toBe(700);
    expect(proven.ok && proven.value.cosignatures.map((one) => one.vkey.name)).toEqual([witness.name]);
    const parsed = parseTlogProof(bytes);
    expect(parsed.ok && toBase64(printTlogProof(parsed.value))).toBe(toBase64(bytes));
    for (let at = 0; at < record.length; at += 1) {
      const other = record.with(at, (record[at] ?? 0) ^ 1);
      const answer = await verifyTlogProof(bytes, other, { log: [log], witnesses: [] }, nodeEd25519);
      expect(answer.ok ? "proven" : answer.refusal.code).toBe("proof_invalid");
    }
  });
});
