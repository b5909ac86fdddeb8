// The counting of `npm test`, above all that a broken run is never counted as a success.
import { expect, test } from "vitest";
import { render, tallyOf } from "./tally.ts";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});
const line = (files: ReturnType<typeof file>[], exitCode: number | null) =>
  render(tallyOf({ testResults: files }, exitCode));

test("passed, failed and skipped tests are counted", () => {
  expect(line([file("passed", "passed", "passed")], 0)).toBe("2 passed, 0 failed");
  expect(line([file("failed", "passed", "failed"), file("passed", "skipped", "todo")], 1)).toBe(
    "1 passed, 1 failed, 2 skipped",
  );
});

test("a file that fails before its first test is a failure", () => {
  expect(line([file("passed", "passed"), file("failed")], 1)).toBe("1 passed, 1 failed");
});

test("a run that ends badly, without a report or without tests is a failure", () => {
  expect(line([file("passed", "passed")], 1)).toBe("1 passed, 1 failed");
  expect(line([file("passed", "passed")], null)).toBe("1 passed, 1 failed");
  expect(render(tallyOf(undefined, 1))).toBe("0 passed, 1 failed");
  expect(line([], 0)).toBe("0 passed, 1 failed");
});
