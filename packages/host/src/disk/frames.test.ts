// Frames: what is written is read; a torn end is passed over; damage before a later frame is told apart from it.
import { createRng } from "@servanda/core";
import { toUtf8 } from "@servanda/log";
import { expect, test } from "vitest";
import { decodeFrames, encodeFrame, type Frame } from "./frames.ts";

const three: readonly Frame[] = [
  { firstNumber: 7, items: [toUtf8("first"), toUtf8("")] },
  { firstNumber: 9, items: [toUtf8("second")] },
  { firstNumber: 10, items: [toUtf8("third"), toUtf8("fourth"), toUtf8("fifth")] },
];
const file = new Uint8Array(Buffer.concat(three.map(encodeFrame)));
const ends = three.map((_, count) => Buffer.concat(three.slice(0, count + 1).map(encodeFrame)).length);

test("what is encoded is decoded", () => {
  expect(decodeFrames(file)).toEqual({ frames: three, wholeBytes: file.length });
  expect(decodeFrames(new Uint8Array())).toEqual({ frames: [], wholeBytes: 0 });
});

test("cut anywhere, the whole frames before the cut are there and nothing is said to be damaged", () => {
  for (let cut = 0; cut < file.length; cut += 1) {
    const wholeCount = ends.filter((end) => end <= cut).length;
    expect(decodeFrames(file.subarray(0, cut)), `cut at ${cut}`).toEqual({
      frames: three.slice(0, wholeCount),
      wholeBytes: ends[wholeCount - 1] ?? 0,
    });
  }
});

test("a changed byte before the last frame is damage; in the last frame it looks like a torn end", () => {
  for (let at = 0; at < file.length; at += 1) {
    const changed = file.slice();
    changed[at] = (changed[at] ?? 0) ^ 0x40;
    const wholeCount = ends.filter((end) => end <= at).length;
    const found = decodeFrames(changed);
    expect(found.frames, `changed at ${at}`).toEqual(three.slice(0, wholeCount));
    expect(found.damagedAt, `changed at ${at}`).toBe(wholeCount < 2 ? found.wholeBytes : undefined);
  }
});

test("a file that lacks a frame in the middle is damaged", () => {
  const [first = file, , last = file] = three.map(encodeFrame);
  const found = decodeFrames(new Uint8Array(Buffer.concat([first, last])));
  expect(found).toEqual({ frames: three.slice(0, 1), wholeBytes: ends[0], damagedAt: ends[0] });
});

test("noise behind whole frames is passed over", () => {
  const rng = createRng(41);
  for (let round = 0; round < 200; round += 1) {
    const noise = Uint8Array.from({ length: 1 + rng.int(300) }, () => (rng.int(4) === 0 ? 0xf7 : rng.int(256)));
    const found = decodeFrames(new Uint8Array(Buffer.concat([file, noise])));
    expect(found).toEqual({ frames: three, wholeBytes: file.length });
  }
});
