// Findings of breaches that nobody saw and that the text presumes.
import type { Clause, Finding } from "@servanda/agreement";
import {
  isPresumedOf,
  judgedPresumption,
  namesOfPresumption,
  presumption,
  presumptionStands,
} from "../atoms/presumed.ts";
import type { FindingContext } from "./findings.ts";

export function presumedFindings({ judge, world, dayRule }: FindingContext, clause: Clause): Finding[] {
  const { agreement } = judge;
  const changes = world.changesIn(clause.reading);
  const { acts } = world.known;
  const findings = changes.flatMap((change) => {
    if (!isPresumedOf(change, clause) || !presumptionStands(changes, clause, change)) return [];
    const names = namesOfPresumption(agreement, presumption(clause, change));
    const aboutIt = acts.filter((act) => act.about !== undefined && names.has(act.about));
    return [judgedPresumption(agreement, dayRule, clause, change, aboutIt, acts)];
  });
  // Presumed twice on the same ground is presumed once.
  return findings.filter((each, index) => findings.findIndex((other) => key(other) === key(each)) === index);
}

function key({ subject, bearer }: Finding): string {
  return JSON.stringify([subject, bearer]);
}
