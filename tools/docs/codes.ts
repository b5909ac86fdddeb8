// The codes of a family for docs/language/codes.md: what `servanda explain-code` says, as Markdown.
import { allCodes, type ExplainedCode, explainCode } from "@servanda/lang";

/** `codes S01`. */
export function codesOfFamily([family = ""]: readonly string[]): string {
  const ours = allCodes.filter((code) => code.startsWith(family));
  return ours.length === 0 ? "No code yet." : ours.map((code) => section(explainCode(code))).join("\n\n");
}

/** `code-index`: every code with its title, linked. */
export function codeIndex(): string {
  const rows = allCodes.map(explainCode).map(({ code, severity, title }) => {
    return `| [${code}](#${code.toLowerCase()}) | ${severity} | ${title.replaceAll("|", "\\|")} |`;
  });
  return ["| code | | |", "| --- | --- | --- |", ...rows].join("\n");
}

function section({ code, severity, title, why, bad, remedy, good }: ExplainedCode): string {
  return [
    `### ${code}`,
    `**${severity}: ${title}.** ${why}`,
    example(bad),
    `To mend it: ${remedy}`,
    example(good),
  ].join("\n\n");
}

/** Shown as text, not as a block of an agreement: half of them are wrong on purpose. */
function example(lines: string): string {
  const fence = lines.includes("```") ? "````" : "```";
  return `${fence}text\n${lines}\n${fence}`;
}
