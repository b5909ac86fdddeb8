// What may stand after `NAME is` and `clause N is` besides the states that the library knows: rungs of a ladder, and
// how the duties of a clause stand. And the lines of a body, and the lengths of `every`.
import { type ParsedAgreement, type Token, units } from "@servanda/lang";
import { completionWords } from "../words.ts";
import type { Offer } from "./offer.ts";

const dutyStates = ["due", "fulfilled", "overdue"] as const;
const bodyLines = [
  "decides by",
  "silence is consent after",
  "veto by",
  "quorum of",
  "chair by",
  "excludes accused party",
  "deadlock by",
] as const;

/** Where nothing of a word may be written yet but its beginning. */
export function standingOffers({ articles }: ParsedAgreement, before: readonly Token[]): readonly Offer[] {
  const [last, subject, word] = [before.at(-1), before.at(-2), before.at(-3)];
  if (last?.text === "every") return everyOffers();
  if (last?.text === "-" && before[0]?.text === "body") return offers(bodyLines, completionWords.bodyLine);
  if (last?.text !== "is" || subject === undefined) return [];
  if (subject.kind === "name") {
    const statements = articles.flatMap(({ blocks }) => blocks.flatMap((block) => block.statements));
    return statements.flatMap((statement) =>
      statement.kind === "ladder" && statement.name.text === subject.text
        ? offers(
            statement.rungs.map(({ name }) => name.text),
            completionWords.rung,
          )
        : [],
    );
  }
  const isCondition = word?.text === "clause" && !before.some(({ text }) => text === ":");
  return isCondition ? offers(dutyStates, completionWords.duty) : [];
}

/** `every week`: one of a unit of time. */
function everyOffers(): readonly Offer[] {
  const rows = [...new Set(units.values())].filter(
    ({ dimension }) => dimension === "duration" || dimension === "calendar",
  );
  return offers(
    rows.map(({ singular }) => singular),
    completionWords.unit,
  );
}

function offers(texts: readonly string[], detail: string): readonly Offer[] {
  return texts.map((text) => ({ text, kind: "word", rank: 0, detail }));
}
