// What a case of `bench/log` measures: work beside its floor, both in this process, in turn.

export interface LogCase {
  readonly name: string;
  readonly run: () => Promise<LogRow>;
}

export interface LogRow {
  readonly ratio: number;
  /** In words: `goal ≥ 0.7`. */
  readonly goal: string;
  readonly correct: boolean;
  readonly [figure: string]: string | number | boolean;
}

/** CPU seconds of each piece of work, the best of several rounds in which they take turns. */
export async function inTurn(rounds: number, ...works: readonly (() => Promise<void>)[]): Promise<readonly number[]> {
  const best = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, work] of works.entries()) {
      const before = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(before);
      best[index] = Math.min(best[index] ?? 0, (user + system) / 1e6);
    }
  }
  return best;
}
