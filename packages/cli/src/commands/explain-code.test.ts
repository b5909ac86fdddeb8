// The list of codes leaves none out, and what is printed for a program says what the language says.
import { allCodes, explainCode } from "@servanda/lang";
import { expect, test } from "vitest";
import { main } from "../main.ts";
import { rememberingTerminal } from "../testing/terminal.ts";

async function explain(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = rememberingTerminal();
  return { code: await main(["explain-code", ...words], terminal), ...terminal.written };
}

test("without a code, every code is listed with its title", async () => {
  const { code, out } = await explain();
  const lines = out.split("\n");
  const isListed = (each: string, title: string): boolean =>
    lines.some((line) => line.startsWith(`  ${each} `) && line.endsWith(title));
  expect(code).toBe(0);
  expect(allCodes.map(explainCode).filter((each) => !isListed(each.code, each.title))).toEqual([]);
});

test("as JSON, the list and one code are what the language says", async () => {
  const list = allCodes.map(explainCode).map(({ code, severity, title }) => ({ code, severity, title }));
  expect(JSON.parse((await explain("--json")).out)).toEqual(list);
  expect(JSON.parse((await explain("s0401", "--json")).out)).toEqual(explainCode("S0401"));
});

test("a code that does not exist is a wrong use, with the nearest that do", async () => {
  expect(await explain("S0132x")).toMatchObject({ code: 64, out: "" });
  expect((await explain("S0132x")).err).toContain("S0132");
});
