// What the institution brought about by the text's rules: decisions of bodies, states, who is in force.
import { notInForceFor } from "../run/membership.ts";
import { decisionWords } from "../words/decision-words.ts";
import { statusWords } from "../words/status-words.ts";
import { becauseOf, createMemory, isSaid, stateBecause } from "./because.ts";
import { localTime } from "./clock-face.ts";
import { wrap } from "./layout.ts";
import type { Section } from "./report-input.ts";

export function institutionSection({ run, zone, paint }: Section): string {
  const memory = createMemory([]);
  const shown = run.onTheWay.broughtAbout.filter(isSaid);
  const lines = shown.map((said) => {
    const text =
      said.kind === "state"
        ? stateBecause(run.agreement, zone, said.change, false)
        : becauseOf(run.agreement, said, memory);
    return wrap(text, { indent: "    ", first: `  ${localTime(zone, said.at)}  ` });
  });
  const actors = notInForceFor(run);
  const consent = run.agreement.membership?.entry?.consent;
  const missing = (actors.length === 0 ? [] : [statusWords.missing(consent, actors)]).map((text) =>
    wrap(text, { indent: "    ", first: "  " }),
  );
  const all = [...lines, ...missing];
  return all.length === 0 ? "" : `${paint("strong", decisionWords.section)}\n${all.join("\n")}`;
}
