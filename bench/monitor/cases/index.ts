// Every case, in the order in which they run.
import type { BenchCase } from "../case.ts";
import { fortyClauses } from "./forty-clauses.ts";
import { incidents } from "./incidents.ts";
import { latency } from "./latency.ts";
import { memory } from "./memory.ts";
import { place } from "./place.ts";
import { refused } from "./refused.ts";
import { restart } from "./restart.ts";
import { ruleCases } from "./rules.ts";
import { spatial, spatialLate } from "./spatial.ts";

export const CASES: readonly BenchCase[] = [
  ...ruleCases,
  refused,
  fortyClauses,
  spatial,
  spatialLate,
  place,
  incidents,
  memory,
  latency,
  restart,
];
