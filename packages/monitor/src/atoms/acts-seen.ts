// Acts on record that some clause forbids. Nobody need see them: the record itself is the report, and what it was on is
// its object.
import type { Act, CheckedAgreement, Observation } from "@servanda/agreement";

/** The report that such an act is of itself. It goes by the act's own name. */
export function asReport(agreement: Pick<CheckedAgreement, "forbiddenActs">, act: Act): Observation | undefined {
  if (agreement.forbiddenActs?.includes(act.act) !== true) return undefined;
  const { id, source, recordedAt, by, at, matter, to, place } = act;
  return {
    record: "observation",
    id,
    source,
    recordedAt,
    kind: act.act,
    from: at,
    to: at,
    sourceKind: "institution",
    group: source,
    by,
    basis: "on record",
    ...(place === undefined ? {} : { place }),
    ...(to === undefined ? {} : { target: to }),
    ...(matter === undefined ? {} : { attributes: { object: matter } }),
  };
}
