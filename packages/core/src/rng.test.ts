// The generator's known numbers, and that its state is all there is.
import { describe, expect, test } from "vitest";
import { createRng } from "./rng.ts";

describe("rng", () => {
  test("mulberry32's numbers for seeds 0 and 1", () => {
    const zero = createRng(0);
    const drawn = [zero.next(), zero.next(), zero.next()].map((x) => x * 2 ** 32);
    expect(drawn).toEqual([1144304738, 1416247, 958946056]);
    expect(createRng(1).next() * 2 ** 32).toBe(2693262067);
  });

  test("going back to a state repeats what followed", () => {
    const rng = createRng(-5);
    rng.next();
    const { state } = rng;
    const first = [rng.int(10), rng.int(10), rng.pick(["a", "b", "c"]), rng.shuffle([1, 2, 3, 4])];
    rng.state = state;
    expect([rng.int(10), rng.int(10), rng.pick(["a", "b", "c"]), rng.shuffle([1, 2, 3, 4])]).toEqual(first);
  });

  test("every integer below n is as frequent as the others", () => {
    const rng = createRng(8);
    const counts = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 60_000; i++) {
      const face = rng.int(6);
      counts[face] = (counts[face] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  test("a shuffle keeps the members and leaves the list", () => {
    const list = [1, 2, 3, 4, 5, 6, 7];
    const shuffled = createRng(3).shuffle(list);
    expect(list).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(shuffled).not.toEqual(list);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(list);
  });

  test("nothing to pick is our bug", () => {
    const rng = createRng(3);
    expect(() => rng.pick([])).toThrow("empty");
    expect(() => rng.int(0)).toThrow("0");
  });
});
