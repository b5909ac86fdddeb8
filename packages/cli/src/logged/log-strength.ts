// How strong the newest checkpoint of a log is, by the log's own policy.
import { accepted, type Outcome } from "@servanda/core";
import { ed25519 } from "@servanda/host";
import { parseVkey, type Strength, strengthOf } from "@servanda/log";
import { policyOf } from "./policy-witnesses.ts";
import type { ReadLog } from "./read-log.ts";

/** Undefined where the log has no policy: then nobody but the log itself signs. */
export async function strengthOfLog({ roll, checkpoint }: ReadLog): Promise<Outcome<Strength | undefined>> {
  const policy = policyOf(roll.policy);
  if (policy === undefined) return accepted(undefined);
  const keys = roll.logKeys.map((text) => parseVkey(text));
  const logs = keys.flatMap((key) => (key.ok ? [{ vkey: key.value }] : []));
  return await strengthOf(checkpoint, { ...policy, logs }, ed25519);
}
