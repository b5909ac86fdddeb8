// Certificates of a run, and what the checker says of them.
import type { CheckedAgreement, LogRecord, Transition } from "@servanda/agreement";
import { checkCertificate } from "@servanda/checker";
import { certify, createMonitor, type RunOfRecords, replay, type Verdict } from "@servanda/monitor";

export interface Shown {
  readonly accepted: number;
  /** How often each construct stood in the way. */
  readonly undecided: Readonly<Record<string, number>>;
  /** Ids, with the refusal. */
  readonly refused: readonly string[];
}

/** Certifies and checks what stands at the end; `choose`: which of it. */
export function shownBy(
  agreement: CheckedAgreement,
  records: readonly LogRecord[],
  end: number,
  choose: (verdicts: readonly Verdict[]) => readonly Verdict[] = (all) => all,
): Shown {
  const monitor = createMonitor(agreement);
  const said: Transition[] = [...replay(monitor, records, end)].flat();
  const run: RunOfRecords = { agreement, records, said, end };
  const verdicts: readonly Verdict[] = [
    ...monitor.findings().map((finding): Verdict => ({ kind: "finding", finding })),
    ...monitor.duties().map((duty): Verdict => ({ kind: "duty", duty })),
  ];
  const undecided: Record<string, number> = {};
  const refused: string[] = [];
  let accepted = 0;
  for (const verdict of choose(verdicts)) {
    const certificate = certify(run, verdict);
    const result = checkCertificate(agreement, JSON.parse(JSON.stringify(certificate)), records);
    if (result.kind === "accepted") accepted += 1;
    else if (result.kind === "refused") refused.push(`${certificate.claim.id}: ${result.refusal.message}`);
    else for (const name of result.uncovered) undecided[name] = (undecided[name] ?? 0) + 1;
  }
  return { accepted, undecided, refused };
}
