// Reading figures from repeated runs.
import type { Measured, Ran } from "./case.ts";

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Events per CPU second, the median of the runs. */
export function rateOf(runs: readonly Measured[] | undefined): number {
  return median((runs ?? []).map(({ events, cpuS }) => events / cpuS));
}

export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The slope of log CPU over log events, by least squares: 1 is proportional. */
export function growthOf(points: readonly { readonly events: number; readonly cpuS: number }[]): number {
  const xs = points.map(({ events }) => Math.log(events));
  const ys = points.map(({ cpuS }) => Math.log(cpuS));
  const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
  const [x0, y0] = [mean(xs), mean(ys)];
  const covariance = xs.reduce((sum, x, index) => sum + (x - x0) * ((ys[index] ?? y0) - y0), 0);
  return covariance / xs.reduce((sum, x) => sum + (x - x0) ** 2, 0);
}

export function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Every run gave this many events and this count. */
export function isEach(runs: readonly Ran[] | undefined, events: number, found: number): boolean {
  return runs !== undefined && runs.length > 0 && runs.every((ran) => ran.events === events && ran.found === found);
}
