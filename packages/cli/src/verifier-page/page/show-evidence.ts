// What was found about a piece of evidence, as elements of the page.
import type { EvidenceVerdict } from "@servanda/log";
import { code, definitions, element } from "./dom.ts";
import { showProblems } from "./show-log.ts";
import { evidenceWords } from "./words.ts";

export function showEvidence(verdict: EvidenceVerdict): HTMLElement[] {
  const { decision, statement, facts, problems } = verdict;
  const attributes = { class: `verdict ${decision}`, "data-decision": decision };
  const title = element("strong", {}, evidenceWords[decision]);
  const banner = element("section", attributes, title, element("p", {}, statement));
  const rows = facts.map(({ name, value }) => [name, code(value)] as const);
  return [banner, ...(problems.length > 0 ? showProblems(problems, 0) : []), definitions(rows)];
}
