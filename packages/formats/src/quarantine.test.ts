// A quarantined row reads back, and mended by its raw text it can be read again.
import { expect, test } from "vitest";
import { quarantineLine } from "./quarantine.ts";

test("one object per line, raw text included", () => {
  const line = quarantineLine({
    file: "a.csv",
    line: 7,
    column: 2,
    columnName: "when",
    code: "bad-time",
    message: "no time",
    row: '1,"a\nb",x',
  });
  expect(line).toBe(
    '{"record":"refused","file":"a.csv","line":7,"column":2,"columnName":"when","code":"bad-time",' +
      '"message":"no time","row":"1,\\"a\\nb\\",x"}',
  );
});
