// What is offered where: a table of places. The agreement around them is the same for all.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CompletionList, TextEdit } from "vscode-languageserver";
import { type Editor, edited, FOLDER, startEditor, withCursor } from "../testing/client.ts";

const around = `between Karsa "Republic of Karsa", Ostrel
guaranteed by Norland
observed by Mission
body Board = Karsa, Ostrel
line Front from "front.geojson"
zone Buffer = area within 5 km of Front
class Heavy
  - tank
define Jamming "jam": fire
standard confirmed = 1 source
ladder Gravity on breach of clause 4.1
  - Light: any breach
  - Grave: 3 breach in 24 hours
stage Truce from 2026-02-15 00:00
stage Withdrawal from 1 day after start of Truce for 14 days
clause 4.1 during Truce: each party must not fire
clause 4.2: each party must meet unless "weather" judged by Board
`;

const files = new Map([
  ["common.servanda.md", "# Common\n"],
  ["maps/front.geojson", "{}"],
]);

/** The place; what must be offered; what must not be. */
const places: readonly (readonly [place: string, offered: readonly string[], missing: readonly string[]])[] = [
  ["<|>", ["clause", "stage", "entry into force", "guaranteed by", "reading"], ["must", "Karsa"]],
  ["cla<|>", ["clause", "class"], ["Karsa"]],
  ["guaranteed b<|>", ["guaranteed by"], []],
  ["entry into f<|>", ["entry into force"], []],
  ["clause 4.3: <|>", ["Karsa", "Ostrel", "Board", "each", "Mission"], ["Heavy", "Jamming"]],
  ["clause 4.3: each <|>", ["party", "guarantor", "of"], ["must"]],
  ["clause 4.3: each of <|>", ["Board", "Heavy"], []],
  ["clause 4.3: each party <|>", ["must", "must not", "may", "can", "is"], ["clause"]],
  ["clause 4.3: each party must <|>", ["fire", "consult", "meet", "withdraw"], ["must", "4.1"]],
  ["clause 4.3: each party must n<|>", ["must not", "notify"], []],
  ["clause 4.3: each party must not fly <|>", ["uav", "helicopter"], []],
  ["clause 4.3: each party must not fire <|>", ["in", "within", "unless", "by", "during"], ["stage"]],
  ["clause 4.3: each party must not fire in <|>", ["Buffer", "Front"], ["4.1", "must"]],
  ["clause 4.3: each party must not fire within 5 <|>", ["km", "m", "hours", "days"], ["mm"]],
  ["clause 4.3: each party must not fire within 5 km of <|>", ["Front", "Buffer"], ["Karsa", "Truce"]],
  ["clause 4.3: each party must not fire within 1 <|>", ["hour", "day"], ["hours"]],
  ["clause 4.3 during <|>", ["Truce", "Withdrawal"], ["Karsa", "Buffer"]],
  ["clause 4.3: each party must meet by end of <|>", ["Truce", "Withdrawal"], ["Karsa", "Buffer"]],
  ["clause 4.3: each party must meet after <|>", ["Truce"], []],
  ["clause 4.3: each party must meet <|>24 hours", ["within", "for", "every"], ["outside", "judged by"]],
  ["clause 4.3: each party must meet <|>Truce", ["during", "after"], ["judged by", "outside"]],
  ["clause 4.3: each party must meet within 5 hours counted from <|>", ["receipt", "finding"], []],
  ['clause 4.3: each party must meet unless "x" judged by <|>', ["Board", "Mission"], ["Buffer", "Truce"]],
  ['clause 4.3: each party must meet unless "<|>', ["weather"], ["Board"]],
  ["clause 4.3 when breach of <|>", ["clause"], []],
  ["clause 4.3 when breach of clause <|>", ["4.1", "4.2"], ["Karsa"]],
  ["clause 4.3 when breach of clause 4<|>", ["4.1", "4.2"], []],
  ["clause 4.3 when breach by a party X: <|>", ["X", "Karsa"], []],
  ["clause 4.3 when <|>", ["Jamming", "fire", "breach", "confirmed", "not", "Board"], ["must"]],
  ["clause 4.3 when Board <|>", ["decides", "declares", "is"], ["must"]],
  ["clause 4.3 when Board has <|>", ["ratified", "signed"], ["fire"]],
  ["clause 4.3 when Truce: clause 4.1 is <|>", ["suspended", "restored", "in force", "not"], ["must"]],
  ["clause 4.3 when Gravity is <|>", ["Light", "Grave"], ["overdue"]],
  ["clause 4.3 when clause 4.1 is <|>", ["overdue", "due", "suspended"], []],
  ["clause 4.3: each party must meet every <|>", ["day", "week", "month"], ["km"]],
  ["body Joint = Karsa\n  - <|>", ["decides by", "quorum of", "veto by"], []],
  ["clause 4.3: Karsa must hand <|>", ["hand over"], []],
  ["clause 4.3: Karsa must not fly heavy w<|>", ["heavy weapon"], []],
  ["body Joint = Karsa\n  - decides by <|>", ["unanimity", "two-thirds", "consensus"], ["must"]],
  ["clause <|>", ["4.3"], ["4.1"]],
  ['include "<|>', ["std/ceasefire", "std/grades", "common.servanda.md"], ["weather", "maps/front.geojson"]],
  ['include "std<|>"', ["std/ceasefire"], []],
  ['zone Park from "<|>"', ["maps/front.geojson"], ["weather"]],
  ["body Joint = <|>", ["Karsa", "Ostrel", "Mission"], ["Buffer"]],
  ["reading Narrow by <|>", ["Karsa", "Norland"], ["Buffer"]],
  ["reading Narrow by Karsa:\n  <|>", ["define", "clause"], []],
  ["clause 4.3: Karsa must must fire in <|>", ["Buffer"], ["must"]],
  ["clause 4.3: each party must meet # <|>", [], ["Karsa", "in"]],
];

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor(files);
});
afterAll(() => editor.stop());

let count = 0;

async function offersAt(
  place: string,
  before = `# Test\n\n## Article 4. Rules\n\n\`\`\`servanda\n${around}`,
  after = "\n```\n",
) {
  const { text, line, character } = withCursor(`${before}${place}${after}`);
  const uri = `${FOLDER}place-${count++}.servanda.md`;
  await editor.open(uri, text);
  const list = await editor.ask<CompletionList | null>("textDocument/completion", {
    textDocument: { uri },
    position: { line, character },
  });
  await editor.close(uri);
  return { text, items: list?.items ?? [] };
}

describe("completion", () => {
  test.each(places)("%s", async (place, offered, missing) => {
    const labels = (await offersAt(place)).items.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining([...offered]));
    expect(labels.filter((label) => missing.includes(label))).toEqual([]);
  });

  test("nothing outside the blocks", async () => {
    expect((await offersAt("Karsa <|>", "# Test\n\n", "\n\n```servanda\nbetween Karsa\n```\n")).items).toEqual([]);
  });

  test.each([
    ["clause 4.3: each party must n<|>", "must not", "clause 4.3: each party must not"],
    ["clause 4.3: each party must not fire in Bu<|>", "Buffer", "clause 4.3: each party must not fire in Buffer"],
    ["guaranteed b<|>", "guaranteed by", "guaranteed by"],
    ['include "std<|>"', "std/ceasefire", 'include "std/ceasefire"'],
    ['include "<|>', "std/ceasefire", 'include "std/ceasefire'],
    ["clause 4.3 when breach of clause 4.<|>", "4.1", "clause 4.3 when breach of clause 4.1"],
  ])("%s: choosing `%s`", async (place, label, becomes) => {
    const { text, items } = await offersAt(place);
    const item = items.find((each) => each.label === label);
    expect(edited(text, [item?.textEdit as TextEdit])).toContain(`${becomes}\n\`\`\``);
  });

  test("what fits best stands first", async () => {
    const first = async (place: string): Promise<string | undefined> => (await offersAt(place)).items[0]?.label;
    expect(await first("clause 4.3 when breach of <|>")).toBe("clause");
    expect(await first("clause 4.3 during <|>")).toBe("Truce");
    expect(await first("clause 4.3: each party <|>")).toBe("must");
    expect(await first("clause 4.3: each party must not fire in <|>")).toBe("Buffer");
    expect(await first("clause 4.3: each party must not fly <|>")).not.toBe("Karsa");
    expect(await first("clause 4.3: <|>")).toBe("Board");
  });
});
