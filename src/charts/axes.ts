/** Axes that several charts share. Their domains are computed here, so that one value, or none, still makes a plot. */
import type { Metric } from './metric.ts';

/** Fixed width of the labels left of a plot, so that stacked plots line up. */
export const labelRoom = 36;

/** The last tick's label reaches this far beyond its plot. */
export const overhang = 4;

/** The least distance between two labels, as a share of an axis that takes half a picture. */
const labelDistance = 0.2;

/** Whole epochs on the axis, few enough for their labels to keep apart, the first and the last included. */
export function epochTicks(total: number): number[] {
  if (total <= 6) return Array.from({ length: total }, (_, i) => i + 1);
  const step =
    [2, 5, 10, 20, 25, 50, 100, 200, 500].find((size) => total / size <= 4) ?? Math.ceil(total / 4);
  const between = Array.from({ length: Math.floor(total / step) }, (_, i) => (i + 1) * step);
  const nearest = labelDistance * (total - 1);
  return [1, ...between.filter((tick) => tick - 1 >= nearest && total - tick >= nearest), total];
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
  /** The values with a label. */
  ticks: number[];
  format: string;
}

const steps = 4;

/** Smaller values count as zero; otherwise the steps could underflow. */
const zeroThreshold = 1e-12;

/** A range from zero upwards in whole steps of 1, 2 or 5 times a power of ten, for losses and errors. */
export function fromZero(values: number[]): Range {
  const most = Math.max(0, ...values.filter(Number.isFinite));
  const top = most < zeroThreshold ? 1 : most;
  const power = 10 ** Math.floor(Math.log10(top / steps));
  const step = power * ([1, 2, 5].find((size) => size * power >= (top / steps) * 0.999) ?? 10);
  const count = Math.ceil(top / step - 1e-9);
  // Twelve digits, because 3 × 0.1 is not exactly 0.3.
  const ticks = Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return {
    domain: [0, ticks.at(-1) ?? 1],
    ticks,
    format: step >= 1e3 ? '~s' : decimals > 3 ? '~e' : `.${decimals}f`,
  };
}

/** Accuracies always have the same axis, so that runs can be compared by eye. */
export const shares: Range = { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], format: '.0%' };

export const metricRange = (metric: Metric, values: number[]): Range =>
  metric.name === 'accuracy' ? shares : fromZero(values);

export const valueAxis = (field: string, { domain, ticks, format }: Range) => ({
  field,
  type: 'quantitative' as const,
  title: null,
  scale: { domain, nice: false, zero: false },
  axis: {
    values: ticks,
    format,
    minExtent: labelRoom,
    maxExtent: labelRoom,
    domain: false,
    ticks: false,
  },
});
