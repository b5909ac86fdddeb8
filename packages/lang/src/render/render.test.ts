// Clauses as an author writes them and as a treaty would say them.
import { expect, test } from "vitest";
import { makeSourceFile } from "../document/source-file.ts";
import { parseAgreement } from "../syntax/parser.ts";
import { drafts, draftsNote } from "../testing/drafts.ts";
import { render } from "./render.ts";

function sentenceOf(clause: string): string | undefined {
  const parsed = parseAgreement(makeSourceFile("test.servanda.md", `\`\`\`servanda\n${clause}\n\`\`\`\n`));
  expect(parsed.diagnostics.filter(({ code }) => code !== "S0116")).toEqual([]);
  return render(parsed)[0]?.statements[0]?.sentence;
}

test.each([
  ["clause 1: each party must not fire", "Each party must not fire."],
  ["clause 1: Karsa, Ostrel must meet", "Karsa and Ostrel must meet."],
  [
    "clause 1 during Ceasefire: each party must not fly uav in Buffer",
    "During Ceasefire, each party must not fly UAVs in Buffer.",
  ],
  ["clause 1: each party must not shell, jam uav of Mission", "Each party must not shell or jam UAVs of Mission."],
  ["clause 1: each party must clear mine, obstacle in Buffer", "Each party must clear mines and obstacles in Buffer."],
  ["clause 1: Karsa must enact law on arms", "Karsa must enact a law on arms."],
  [
    'clause 1: each party must not fire unless "self-defence" pleaded by that party within 6 hours, judged ' +
      "by Commission",
    'Each party must not fire, unless "self-defence" pleaded by that party within 6 hours, judged by Commission.',
  ],
  [
    "clause 1: each party must not move column in a zone Z unless notice by that party in Z in last 24 hours",
    "Each party must not move columns in a zone Z, unless there is a notice by that party in Z in the last 24 hours.",
  ],
  [
    'clause 5.1 when attack or Council decides "armed attack": each guarantor in force must consult on ' +
      "that attack within 24 hours counted from receipt",
    'When there is an attack, or Council decides "armed attack", each guarantor in force must consult on ' +
      "that attack within 24 hours, counted from the receipt.",
  ],
  [
    "clause 5 when ArmedAttack: each guarantor must consult within 24 hours counted from event, receipt, finding",
    "When ArmedAttack holds, each guarantor must consult within 24 hours, counted from the event (this start binds; " +
      "also computed from the receipt and the finding).",
  ],
  [
    "clause 5 when 3 breach of clause 2 in 24 hours: Council must meet by 2026-03-01 12:00 otherwise " +
      "Mission must report no deadline then Mission must leave",
    "When there are 3 breaches of clause 2 in 24 hours, Council must meet by 12:00 on 1 March 2026; " +
      "failing that, Mission must report, with no deadline; once that is done, Mission must leave.",
  ],
  [
    "clause 5 when breach of clause 2 by a party X: X must cure breach within 1 hour",
    "When there is a breach of clause 2 by a party X, X must cure the breach within 1 hour.",
  ],
  [
    "clause 5 when ArmedAttack: clause 6 is suspended until end of Term",
    "When ArmedAttack holds, clause 6 is suspended, until the end of Term.",
  ],
  ["clause 5: clause 3, clause 4 is void", "Clause 3 and clause 4 are void."],
  [
    "clause 5 until Withdrawal: each party must not keep tank nearer than 5 km to Line",
    "Until Withdrawal, each party must not keep tanks nearer than 5 km to Line.",
  ],
  [
    'clause 6: Karsa must keep troops at most 800000 left open "who counts"',
    'Karsa must keep troops at most 800,000 (left open: "who counts").',
  ],
  ["clause 7: Commander can end Mandate", "Commander has the power to end Mandate."],
  ["clause 7: Karsa, Ostrel can end Mandate", "Karsa and Ostrel have the power to end Mandate."],
  [
    "clause 7 when fire or jamming and not notice: Council must meet",
    "When either (a) there is fire; or (b) there is jamming, and there is not a notice, Council must meet.",
  ],
  [
    "clause 7 when (fire or jamming) and not notice: Council must meet",
    "When both (a) there is fire, or there is jamming; and (b) there is not a notice, Council must meet.",
  ],
  [
    "clause 7 when not (fire or jamming): Council must meet",
    "When it is not so that either (a) there is fire; or (b) there is jamming, Council must meet.",
  ],
  [
    "clause 7 when each party has not signed: Council must meet",
    "When it is not so that each party has signed, Council must meet.",
  ],
  ["clause 8: Karsa must place each of Heavy, tank in Depots", "Karsa must place each of Heavy; and a tank in Depots."],
  [
    "clause 8 when breach of (clause 1, clause 2): Council must meet",
    "When there is a breach of (clause 1 or clause 2), Council must meet.",
  ],
])("%s", (clause, sentence) => {
  expect(sentenceOf(clause)).toBe(sentence);
});

test("names of stages run and end, definitions hold, dates say their zone", () => {
  const text = [
    "---",
    "title: T",
    "time zone: Europe/Kyiv",
    "---",
    "```servanda",
    "stage Truce from 2026-03-01 12:00",
    "define Quiet: no fire for 7 days",
    "clause 1 until Truce, when Truce or Quiet: X must meet",
    "```",
  ].join("\n");
  const [article] = render(parseAgreement(makeSourceFile("test.servanda.md", text)));
  expect(article?.statements.map(({ sentence }) => sentence)).toEqual([
    "Truce is a stage that runs from 12:00 on 1 March 2026 (Europe/Kyiv time).",
    "Quiet means: no fire for 7 days.",
    "Until Truce ends, when Truce is running, or Quiet holds, X must meet.",
  ]);
});

test("a text cannot write its own end of a quotation", () => {
  expect(sentenceOf('clause 1 when "a” or “b": X must meet')).toContain('"a” or “b" holds');
});

/** What is said beside the sentence of the only statement. */
function notesOf(statement: string): readonly string[] | undefined {
  const parsed = parseAgreement(makeSourceFile("test.servanda.md", `\`\`\`servanda\n${statement}\n\`\`\`\n`));
  return render(parsed)[0]?.statements[0]?.notes.map(({ kind, text }) => `${kind}: ${text}`);
}

test.each([
  [
    "clause 1 when breach by a party X: X must answer within 24 hours",
    ["assumed: the clock runs from the moment that what starts it is on record."],
  ],
  ["clause 1 when breach by a party X: X must answer within 24 hours counted from event", []],
  ["clause 1: X must meet", ["no deadline: none is written, so it is never overdue."]],
  ["clause 1: X must meet no deadline", []],
  [
    "clause 1: X must meet by 2026-03-01 12:00",
    ["assumed: `by` includes its bound: what is done at that moment is in time."],
  ],
  ["clause 1: X must not fire", ["assumed: it holds at all times."]],
  ["clause 1 during S: X must not fire", []],
  ['clause 1 during S: X must not fire unless "a"', ['no judge: nobody is named to judge "a", so it stays unsettled.']],
  ['clause 1 during S: X must not fire unless "a" judged by B', ['assumed: nobody has to plead "a".']],
  ["clause 1: X may fire", ["meaning: a permission: it excepts from what the same article forbids."]],
  ["clause 1: X can end S", ["meaning: a power: using it, once on record, changes what is due."]],
  ['zone Z left open "where"', ['left open: "where".']],
])("%s: what is said beside it", (statement, notes) => {
  expect(notesOf(statement)).toEqual(notes);
});

test("a text with mistakes is rendered as far as it parses, and says where it was not understood", () => {
  const text = "```servanda\nclause 1: X must meet\nclause 2 X must\nclause 3: X must leave\n```\n";
  const [article] = render(parseAgreement(makeSourceFile("test.servanda.md", text)));
  expect(article?.statements.map(({ title, sentence, isUnderstood }) => [title, sentence, isUnderstood])).toEqual([
    ["clause 1", "X must meet.", true],
    ["clause 2", "", false],
    ["clause 3", "X must leave.", true],
  ]);
  expect(article?.statements[1]?.notes.map(({ kind }) => kind)).toContain("mistake");
});

test(`every statement of the drafts is one sentence with its items (${draftsNote})`, () => {
  const statements = drafts.flatMap((draft) => render(parseAgreement(draft)).flatMap((article) => article.statements));
  const ill = statements.filter(
    ({ sentence, items }) =>
      !/^\S.*[.:]$/su.test(sentence) || /\s{2}|undefined|\s[,.;]/.test([sentence, ...items].join("|")),
  );
  expect(ill).toEqual([]);
});
