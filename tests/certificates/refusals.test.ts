// Each way of bending a certificate, and the code with which it is refused. Karsa fires after an hour in which a patrol
// saw nothing; Gard owes a consultation and is late.
import type { LogRecord } from "@servanda/agreement";
import { findingId } from "@servanda/agreement";
import { checkCertificate } from "@servanda/checker";
import { HOUR_MS } from "@servanda/core";
import { certify, createMonitor, type RunOfRecords, replay, type Verdict } from "@servanda/monitor";
import { expect, test } from "vitest";
import { act, agreementOf, by, forbid, hour, require, shot } from "../../packages/monitor/src/testing/builders.ts";

const quiet = { kinds: ["burst"], where: [], attributes: [] };
const agreement = agreementOf([
  forbid({ when: { kind: "absent", event: quiet, window: { kind: "last", ms: 2 * HOUR_MS } } }),
  require(),
]);

const log: readonly LogRecord[] = [
  { record: "coverage", id: "w1", source: "patrol", state: "watched", from: 0, to: hour(12), recordedAt: hour(9) },
  shot("s1", 10, by("Karsa")),
  shot("s2", 10.5, { source: "camera", ...by("Karsa") }),
  act("consult", "Gard", 40),
];

function runOf(records: readonly LogRecord[]): RunOfRecords & { readonly verdicts: readonly Verdict[] } {
  const monitor = createMonitor(agreement);
  const said = [...replay(monitor, records, hour(48))].flat();
  const verdicts: readonly Verdict[] = [
    ...monitor.findings().map((finding): Verdict => ({ kind: "finding", finding })),
    ...monitor.duties().map((duty): Verdict => ({ kind: "duty", duty })),
  ];
  return { agreement, records, said, end: hour(48), verdicts };
}

const run = runOf(log);

function textOf(isMeant: (verdict: Verdict) => boolean): string {
  const verdict = run.verdicts.find(isMeant) ?? expect.unreachable("there is such a verdict");
  return JSON.stringify(certify(run, verdict));
}

const finding = textOf((each) => each.kind === "finding" && each.finding.subject.kind === "incident");
const duty = textOf((each) => each.kind === "duty" && each.duty.bearer === "Gard");

function codeOf(text: string, records: readonly LogRecord[] = log): string {
  const result = checkCertificate(agreement, JSON.parse(text), records);
  return result.kind === "refused" ? result.refusal.code : result.kind;
}

test("as they are, both are accepted, whatever went on record later", () => {
  expect([codeOf(finding), codeOf(duty)]).toEqual(["accepted", "accepted"]);
  expect(codeOf(finding, [...log, shot("s9", 60)])).toBe("accepted");
});

const other = findingId(agreement, { ...JSON.parse(finding).claim.finding, bearer: "Ostrel" });

const bends: readonly (readonly [what: string, text: string, from: string | RegExp, to: string, code: string])[] = [
  [
    "an answer turned round",
    finding,
    /"value":"yes","records":\[\]/,
    '"value":"no","records":[]',
    "parts-do-not-combine",
  ],
  ["a leaf and all above it turned round", finding, /"value":"yes"/g, '"value":"maybe"', "wrong-answer"],
  ["the window shrunk", finding, `"from":${hour(8)}`, `"from":${hour(9)}`, "search-not-whole"],
  ["a watch left out", finding, '"watches":["patrol/w1"]', '"watches":[]', "search-not-whole"],
  ["a gap made up", finding, '"gaps":[]', `"gaps":[{"from":${hour(8)},"to":${hour(9)}}]`, "search-not-whole"],
  [
    "the level raised",
    finding,
    '"level":"suspected","occurrence"',
    '"level":"confirmed","occurrence"',
    "wrong-verdict",
  ],
  [
    "a proof that is not reached",
    finding,
    '"level":"suspected","proof":0',
    '"level":"confirmed","proof":0',
    "wrong-proof",
  ],
  ["another bearer", finding, '"bearer":"Karsa","subject"', '"bearer":"Ostrel","subject"', "nothing-found"],
  ["another clause", finding, '"clause":{"key":"1"', '"clause":{"key":"2"', "other-clause"],
  ["another id", finding, /"id":"f-[0-9a-f]+"/, `"id":"${other}"`, "wrong-id"],
  ["a record otherwise", finding, '"basis":"impact analysis"', '"basis":"hearsay"', "record-changed"],
  ["a record of another id", finding, /"ref":"patrol\/s1","sha/, '"ref":"patrol/s7","sha', "record-not-in-log"],
  ["a hash otherwise", finding, /"sha256":"./, '"sha256":"x', "wrong-content-id"],
  ["another text", finding, '"id":"test"', '"id":"tset"', "other-agreement"],
  ["other time-zone data", finding, /"timeZones":"[^"]+"/, '"timeZones":"1970a"', "other-time-zones"],
  ["another format", finding, "servanda-certificate/1", "servanda-certificate/2", "other-format"],
  ["something uncovered", finding, '"uncovered":[]', '"uncovered":["quota"]', "wrong-reach"],
  ["a ruling that is none", finding, '"acts":[]', '"acts":["registry/x"]', "wrong-status"],
  ["no certificate", finding, '"kind":"finding"', '"kind":"hunch"', "no-certificate"],
  [
    "the deadline moved",
    duty,
    `"dueAt":${hour(34)},"startAssumed"`,
    `"dueAt":${hour(44)},"startAssumed"`,
    "wrong-clock",
  ],
  ["another start that binds", duty, '"binds":0', '"binds":1', "wrong-clock"],
  ["a longer clock", duty, `"ms":${24 * HOUR_MS}`, `"ms":${48 * HOUR_MS}`, "wrong-clock"],
  ["a later beginning", duty, `"begunAt":${hour(10)}`, `"begunAt":${hour(20)}`, "wrong-trigger"],
  ["late made timely", duty, '"isTimely":"no"', '"isTimely":"yes"', "wrong-performance"],
  ["late called done", duty, '"state":"fulfilled late"', '"state":"fulfilled"', "wrong-verdict"],
];

for (const [what, text, from, to, code] of bends) {
  test(`${what}: ${code}`, () => {
    const bent = text.replace(from, to);
    expect(bent).not.toBe(text);
    expect(codeOf(bent)).toBe(code);
  });
}

test("a record less in the log, or one more that matters, is a reason to refuse", () => {
  expect(codeOf(finding, log.slice(0, 2))).toBe("accepted");
  expect(codeOf(finding, log.slice(1))).toBe("record-not-in-log");
  const burst = shot("b1", 9, { kind: "burst", recordedAt: hour(12) });
  expect(codeOf(finding, [...log, burst])).toBe("nothing-found");
});
