// Every case, in the order in which they run.
import type { BenchCase } from "../case.ts";
import { incidents } from "./incidents.ts";
import { refused } from "./refused.ts";
import { ruleCases } from "./rules.ts";

export const CASES: readonly BenchCase[] = [...ruleCases, refused, incidents];
