// The stages of the base, and for each reading those that it replaces, adds, or that rest on what it replaces. What a
// stage says is stages.ts.
import type { Stage } from "@servanda/agreement";
import type { Stage as StageStatement } from "../syntax/ast.ts";
import { beginWork, type Shared } from "./context.ts";
import type { GapList } from "./gaps.ts";
import type { World } from "./names.ts";
import type { Placed } from "./sources.ts";
import { readStage } from "./stages.ts";

/** Fills `shared.ownStages`. A stage of a reading goes by `Term@Narrow`, beside the base's `Term`. */
export function readStages(
  shared: Shared,
  placedStages: readonly Placed<StageStatement>[],
  gaps: GapList,
): readonly Stage[] {
  const { base, readings } = shared.names;
  const seen = new Set<string>();
  const ofBase = placedStages.flatMap((placed) => {
    const name = placed.statement.name.text;
    if (seen.has(name)) return [];
    seen.add(name);
    const stage = readOne(shared, base, placed, gaps);
    return stage === undefined ? [] : [stage];
  });
  const ofReadings = readings.flatMap((world) => {
    const own = ownStagesOf(shared, world);
    shared.ownStages.set(world.reading, own);
    return [...own].flatMap((name): readonly Stage[] => {
      const placed = world.stages.get(name);
      const stage = placed && readOne(shared, world, placed, gaps);
      return stage === undefined ? [] : [{ ...stage, name: `${name}@${world.reading}`, declared: name }];
    });
  });
  return [...ofBase, ...ofReadings];
}

function readOne(shared: Shared, world: World, placed: Placed<StageStatement>, gaps: GapList): Stage | undefined {
  const work = beginWork(shared, world, placed.source);
  const stage = readStage(work, placed.statement, placed.isIncluded ? placed.home : placed.statement.span);
  return gaps.settle(placed, work) ? stage : undefined;
}

/** Those that the reading itself states, and those that ask for something it states, to the end. */
function ownStagesOf(shared: Shared, world: World): ReadonlySet<string> {
  const reached = [...world.stages].map(([name, placed]) => {
    const work = beginWork(shared, world, placed.source);
    readStage(work, placed.statement, placed.statement.span);
    return { name, reached: work.reached };
  });
  const affected = new Set(world.own);
  for (let size = -1; size !== affected.size; ) {
    size = affected.size;
    for (const each of reached)
      if ([...each.reached].some((one) => affected.has(one))) affected.add(`stage ${each.name}`);
  }
  return new Set(reached.flatMap(({ name }) => (affected.has(`stage ${name}`) ? [name] : [])));
}
