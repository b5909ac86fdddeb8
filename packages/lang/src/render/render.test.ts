// Clauses as an author writes them and as a treaty would say them.
import { expect, test } from "vitest";
import { makeSourceFile } from "../document/source-file.ts";
import { parseAgreement } from "../syntax/parser.ts";
import { drafts, draftsNote } from "../testing/drafts.ts";
import { render } from "./render.ts";

function sentenceOf(clause: string): string | undefined {
  const parsed = parseAgreement(makeSourceFile("test.servanda.md", `\`\`\`servanda\n${clause}\n\`\`\`\n`));
  expect(parsed.diagnostics.filter(({ code }) => code !== "S0116")).toEqual([]);
  return render(parsed)[0]?.clauses[0]?.sentence;
}

test.each([
  ["clause 1: each party must not fire", "Each party must not fire."],
  [
    "clause 1 during Ceasefire: each party must not fly uav in Buffer",
    "During Ceasefire, each party must not fly a uav in Buffer.",
  ],
  ["clause 1: each party must not shell, jam uav of Mission", "Each party must not shell or jam a uav of Mission."],
  [
    'clause 1: each party must not fire unless "self-defence" pleaded by that party within 6 hours, judged ' +
      "by Commission",
    "Each party must not fire, unless “self-defence” pleaded by that party within 6 hours, judged by Commission.",
  ],
  [
    "clause 1: each party must not move column in a zone Z unless notice by that party in Z in last 24 hours",
    "Each party must not move a column in a zone Z, unless there is a notice by that party in Z in the last 24 hours.",
  ],
  [
    'clause 5.1 when attack or Council decides "armed attack": each guarantor in force must consult on ' +
      "that attack within 24 hours counted from receipt",
    "When there is an attack, or Council decides “armed attack”, each guarantor in force must consult on " +
      "that attack within 24 hours, counted from the receipt.",
  ],
  [
    "clause 5 when 3 breach of clause 2 in 24 hours: Council must meet by 2026-03-01 12:00 otherwise " +
      "Mission must report no deadline",
    "When there are 3 breaches of clause 2 in 24 hours, Council must meet by 12:00 on 1 March 2026; " +
      "otherwise Mission must report, with no deadline.",
  ],
  [
    "clause 5 when breach of clause 2 by a party X: X must cure breach within 1 hour",
    "When there is a breach of clause 2 by a party X, X must cure the breach within 1 hour.",
  ],
  [
    "clause 5 when ArmedAttack: clause 6 is suspended until end of Term",
    "When ArmedAttack holds, clause 6 is suspended, until the end of Term.",
  ],
  [
    "clause 5 until Withdrawal: each party must not keep tank nearer than 5 km to Line",
    "Until Withdrawal, each party must not keep a tank nearer than 5 km to Line.",
  ],
  [
    'clause 6: Karsa must keep troops at most 800000 left open "who counts"',
    "Karsa must keep troops at most 800000 (left open: “who counts”).",
  ],
  [
    "clause 7 when (fire or jamming) and not notice: Council must meet",
    "When (there is fire, or there is jamming) and there is no notice, Council must meet.",
  ],
])("%s", (clause, sentence) => {
  expect(sentenceOf(clause)).toBe(sentence);
});

test(`every clause of the drafts is one sentence (${draftsNote})`, () => {
  const sentences = drafts.flatMap((draft) => render(parseAgreement(draft)).flatMap(({ clauses }) => clauses));
  expect(
    sentences.filter(({ sentence }) => !/^\S.*\.$/su.test(sentence) || /\s{2}|undefined|\s[,.;]/.test(sentence)),
  ).toEqual([]);
});
