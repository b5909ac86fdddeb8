// What a statement is called where it is listed: `clause 2.3`, `measure S1`.
import type { Statement } from "./ast.ts";

/** `actors` for those who take part, whatever their role. */
export function titleOf(statement: Statement): string {
  switch (statement.kind) {
    case "clause":
      return `clause ${statement.id.text}`;
    case "place":
      return `${statement.form} ${statement.name.text}`;
    case "standard":
      return `standard ${statement.level.text}`;
    case "actors":
      return "actors";
    case "entry":
      return "entry into force";
    case "include":
      return "include";
    case "variant":
      return `${statement.form} ${statement.name?.text ?? ""}`.trim();
    default:
      return `${statement.kind} ${statement.name.text}`;
  }
}
