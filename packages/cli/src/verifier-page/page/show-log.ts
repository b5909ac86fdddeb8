// What was found about a log, as elements of the page.
import type { CheckedRecord, Problem, Verdict } from "@servanda/log";
import { code, definitions, element, table } from "./dom.ts";
import {
  decisionWords,
  grouped,
  instantText,
  keySourceWords,
  ownKeysOnly,
  strengthWords,
  typeWords,
  words,
  zonedText,
} from "./words.ts";

const ROWS_PER_PAGE = 100;

export function showLog(verdict: Verdict): HTMLElement[] {
  const shown = [banner(verdict)];
  const alarms = verdict.problems.filter(({ weight }) => weight === "alarm");
  const wrong = verdict.problems.filter(({ weight }) => weight !== "alarm");
  if (wrong.length > 0) shown.push(...showProblems(words.problems, wrong, verdict.furtherProblems));
  if (alarms.length > 0) shown.push(...showProblems(words.alarms, alarms, 0));
  if (verdict.origin !== null) shown.push(element("h2", {}, words.facts), showFacts(verdict));
  if (verdict.records.length > 0) shown.push(element("h2", {}, words.records), showRecords(verdict.records));
  return shown;
}

export function showProblems(title: string, problems: readonly Problem[], further: number): HTMLElement[] {
  const items = problems.map(({ code: name, place, message }) =>
    element("li", {}, code(place === "" ? words.whole : place), `: ${message} `, code(`[${name}]`)),
  );
  const list = element("ol", { class: "problems" }, ...items);
  const rest = further > 0 ? [element("p", {}, words.more(further))] : [];
  return [element("h2", {}, title), list, ...rest];
}

// That everything agrees under keys that its maker chose says little: nobody should read the one without the other.
function banner({ decision, keysFrom }: Verdict): HTMLElement {
  const { title, text: said } = decisionWords[decision];
  const text = decision === "valid" && keysFrom !== "given" ? `${said} ${ownKeysOnly}` : said;
  const attributes = { class: `verdict ${decision}`, "data-decision": decision };
  return element("section", attributes, element("strong", {}, title), element("p", {}, text));
}

function showFacts(verdict: Verdict): HTMLElement {
  const { origin, size, root, vkey, keysFrom, strength, blobs } = verdict;
  const newest = verdict.checkpoints.at(-1);
  const cosigned = newest?.cosigned.map(({ name, at }) => `${name} (${zonedText(at)})`) ?? [];
  const witnessedAt = newest?.witnessedAt ?? null;
  return definitions([
    [words.origin, code(origin ?? words.none)],
    [words.size, size === null ? words.none : grouped(size)],
    [words.root, code(root ?? words.none)],
    [words.key, code(vkey ?? words.none)],
    [words.keysFrom, keysFrom === null ? words.none : keySourceWords[keysFrom]],
    [words.strength, strength === null ? words.none : strengthWords[strength]],
    ...(witnessedAt === null ? [] : [[words.witnessedAt, zonedText(witnessedAt)] as const]),
    [words.cosigned, cosigned.length === 0 ? words.none : cosigned.join(", ")],
    [words.blobs, words.blobCounts(blobs.present, blobs.withheld)],
    [words.receipts, grouped(verdict.receiptCount)],
  ]);
}

function showRecords(records: readonly CheckedRecord[]): HTMLElement {
  const place = element("div", {});
  const lastStart = Math.floor((records.length - 1) / ROWS_PER_PAGE) * ROWS_PER_PAGE;
  const show = (start: number): void => {
    const rows = records.slice(start, start + ROWS_PER_PAGE);
    const turn = (title: string, to: number): HTMLElement => {
      const button = element("button", { type: "button" }, title);
      if (to < 0 || to > lastStart) button.setAttribute("disabled", "");
      button.addEventListener("click", () => show(to));
      return button;
    };
    const pager = element(
      "nav",
      { class: "pager" },
      turn(words.earlier, start - ROWS_PER_PAGE),
      element("span", {}, words.shown(start, start + rows.length - 1, records.length)),
      turn(words.later, start + ROWS_PER_PAGE),
    );
    place.replaceChildren(...(lastStart > 0 ? [pager] : []), recordTable(rows));
  };
  show(0);
  return place;
}

function recordTable(rows: readonly CheckedRecord[]): HTMLElement {
  return table<CheckedRecord>(
    [
      { title: words.index, sort: "number", cell: ({ index }) => grouped(index) },
      { title: words.what, cell: ({ type }) => typeWords[type] ?? type },
      { title: words.who, cell: ({ office, author }) => element("span", { title: author }, office) },
      { title: words.recv, sort: "instant", cell: ({ recvAt }) => instantText(recvAt) },
      { title: words.proven, sort: "interval", cell: interval },
      { title: words.recordId, sort: "id", cell: ({ id }) => element("code", { title: id }, id) },
      { title: words.flags, cell: ({ flags }) => (flags.length === 0 ? "–" : flags.join(", ")) },
    ],
    rows,
  );
}

function interval({ notBefore, notAfter }: CheckedRecord): HTMLElement {
  const ends = [
    ...(notBefore === null ? [] : [words.after(instantText(notBefore))]),
    ...(notAfter === null ? [] : [words.before(instantText(notAfter))]),
  ];
  const said = ends.length === 0 ? [words.notProven] : ends;
  return element("div", {}, ...said.map((end) => element("span", {}, `${end} `)));
}
