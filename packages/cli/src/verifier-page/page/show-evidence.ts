// What was found about a piece of evidence, as elements of the page.
import type { EvidenceVerdict } from "@servanda/log";
import { code, definitions, element } from "./dom.ts";
import { showProblems } from "./show-log.ts";
import { evidenceWords, words } from "./words.ts";

export function showEvidence(verdict: EvidenceVerdict): HTMLElement[] {
  const { decision, statement, facts, problems } = verdict;
  const look = decision === "valid" ? "shown" : decision;
  const attributes = { class: `verdict ${look}`, "data-decision": decision };
  const title = element("strong", {}, evidenceWords[decision]);
  const banner = element("section", attributes, title, element("p", {}, statement));
  const rows = facts.map(({ name, value }) => [name, code(value)] as const);
  return [banner, ...(problems.length > 0 ? showProblems(words.problems, problems, 0) : []), definitions(rows)];
}
