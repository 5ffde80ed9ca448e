/** Axes that several charts share. Their domains are computed here, so that one value, or none, still makes a plot. */
import type { Metric } from './metric.ts';

/** Fixed width of the labels left of a plot, so that stacked plots line up. */
export const labelRoom = 36;

/** The last tick's label reaches this far beyond its plot. */
export const overhang = 4;

/** Whole epochs on the axis, at most seven of them, the first and the last included. */
export function epochTicks(total: number): number[] {
  const step =
    [1, 2, 5, 10, 20, 25, 50, 100, 200, 500].find((size) => total / size <= 6) ?? Math.ceil(total / 6);
  const between = Array.from({ length: Math.floor(total / step) }, (_, i) => (i + 1) * step);
  return [...new Set([1, ...between.filter((tick) => total - tick >= step / 2), total])];
}

export const epochAxis = (total: number) => ({
  field: 'epoch',
  type: 'quantitative' as const,
  title: 'epoch',
  scale: { domain: total > 1 ? [1, total] : [0, 2], nice: false, zero: false },
  // The format “d” would set a smallest step and so drop the middle one of three ticks.
  axis: { values: epochTicks(total), format: '.0f', grid: false, labelFlush: total >= 10 },
});

export interface Range {
  domain: [number, number];
  format: string;
}

const steps = 4;

/** Widens a range to whole steps of 1, 2 or 5 times a power of ten. */
function rounded(low: number, high: number): [number, number] {
  const rough = (high - low) / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((size) => size * power >= rough * 0.999) ?? 10);
  // Twelve digits, because 3 × 0.1 is not exactly 0.3.
  const tidy = (count: number) => Number((count * step).toPrecision(12));
  return [tidy(Math.floor(low / step + 1e-9)), tidy(Math.ceil(high / step - 1e-9))];
}

/** Smaller values count as zero; otherwise the steps could underflow. */
const zeroThreshold = 1e-12;

/** A range from zero upwards, for losses and errors. */
export function fromZero(values: number[]): Range {
  const most = Math.max(0, ...values.filter(Number.isFinite));
  const top = most < zeroThreshold ? 1 : most;
  return { domain: rounded(0, top), format: top >= 1e4 || top < 1e-3 ? '.0e' : '~g' };
}

/** A range close around the values, so that 97% and 98% look different. */
export function shares(values: number[]): Range {
  const seen = values.filter(Number.isFinite);
  if (seen.length === 0) return { domain: [0, 1], format: '.0%' };
  const low = Math.max(0, Math.min(...seen) - 0.005);
  const high = Math.min(1, Math.max(...seen) + 0.005);
  return { domain: rounded(low, high), format: high - low < 0.04 ? '.1%' : '.0%' };
}

export const metricRange = (metric: Metric, values: number[]): Range =>
  metric.name === 'accuracy' ? shares(values) : fromZero(values);

export const valueAxis = (field: string, { domain, format }: Range) => ({
  field,
  type: 'quantitative' as const,
  title: null,
  scale: { domain, nice: false, zero: false },
  axis: {
    tickCount: steps,
    format,
    minExtent: labelRoom,
    maxExtent: labelRoom,
    domain: false,
    ticks: false,
  },
});
