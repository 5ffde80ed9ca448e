/** Two runs on the same data: what differs in their settings, and whether their results differ by more than chance. */

import { networkName } from '../charts/words.ts';
import { count } from '../text/format.ts';
import type { ForecastOutcome, LanguageOutcome, TrainingOptions, TrainingResult } from '../types/training.ts';
import { testSize } from './diagnosis/verdict.ts';

/** A difference is called more than chance below this probability. */
export const significance = 0.05;

interface Chance {
  test: 'two-proportion z-test' | 'sign test';
  /** How likely chance alone makes a difference at least this large, two-sided. */
  p: number;
  /** What was counted, a sentence. */
  counted: string;
}

const labels: Partial<Record<keyof TrainingOptions, string>> = {
  network: 'network',
  samples: 'examples',
  epochs: 'epochs',
  units: 'units',
  batch: 'batch',
  learningRate: 'learning rate',
  seed: 'seed',
  patience: 'patience',
  classWeights: 'class weights',
  dropout: 'dropout',
};

export interface Difference {
  name: string;
  values: [string, string];
}

/** The settings that differ, by name. */
export function differences(a: TrainingOptions, b: TrainingOptions): Difference[] {
  return (Object.keys(labels) as (keyof TrainingOptions)[]).flatMap((option) => {
    const [one, other] = [a[option], b[option]];
    const name = labels[option];
    if (one === other || name === undefined) return [];
    if (option === 'network') return [{ name, values: [networkName(a.network), networkName(b.network)] }];
    return [{ name, values: [written(one), written(other)] }];
  });
}

/** The settings that differ, and where the learner stopped one of the runs. */
export function runDifferences(a: TrainingResult, b: TrainingResult): Difference[] {
  const stop = ({ stoppedIn }: TrainingResult) =>
    stoppedIn === undefined ? 'none' : `in epoch ${stoppedIn}`;
  const stops: [string, string] = [stop(a), stop(b)];
  return [
    ...differences(a.options, b.options),
    ...(stops[0] === stops[1] ? [] : [{ name: 'stop', values: stops }]),
  ];
}

const written = (value: unknown): string =>
  value === undefined ? 'none' : typeof value === 'string' ? value.toUpperCase() : String(value);

/** Whether two results on the same data show the same figure: then there is no gap to judge. */
export const hasSameScore = (a: TrainingResult['outcome'], b: TrainingResult['outcome']): boolean =>
  metricValue(a) === metricValue(b);

/** Undefined where the results have no test in common. */
export function chanceOf(a: TrainingResult['outcome'], b: TrainingResult['outcome']): Chance | undefined {
  if (a.kind === 'classification' && b.kind === 'classification') {
    const [n, m] = [testSize(a), testSize(b)];
    const [right, other] = [Math.round(a.accuracy * n), Math.round(b.accuracy * m)];
    const p = twoProportions(right, n, other, m);
    return {
      test: 'two-proportion z-test',
      p,
      counted: `${count(right)} of ${count(n)} right against ${count(other)} of ${count(m)}`,
    };
  }
  if (a.kind === 'forecast' && b.kind === 'forecast') return signTestOf(a, b);
  if (a.kind === 'language' && b.kind === 'language') return pieceTestOf(a, b);
  return undefined;
}

/** The two-sided p-value of the difference of two shares, `a` of `n` and `b` of `m`. */
export function twoProportions(a: number, n: number, b: number, m: number): number {
  const pooled = (a + b) / (n + m);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  return error === 0 ? 1 : twoSided(Math.abs(a / n - b / m) / error);
}

/** Counts on how many days each forecast was nearer. Only the days that both runs store are counted. */
function signTestOf(a: ForecastOutcome, b: ForecastOutcome): Chance | undefined {
  const theirs = new Map(b.times.map((time, at) => [time, at]));
  const gaps = a.times.flatMap((time, at) => {
    const there = theirs.get(time);
    const [truth, mine, other] = [a.actual[at], a.predicted[at], b.predicted[there ?? -1]];
    if (truth === undefined || mine === undefined || other === undefined) return [];
    return [Math.abs(mine - truth) - Math.abs(other - truth)];
  });
  return signTestOn(
    gaps,
    (nearer, farther) => `the first was nearer on ${nearer} days, the second on ${farther}`,
  );
}

/** Counts which pieces of the test text each network foretold with fewer bits. All runs are tested on the same text. */
function pieceTestOf({ exampleBits: a }: LanguageOutcome, { exampleBits: b }: LanguageOutcome) {
  if (a.length !== b.length) return undefined;
  return signTestOn(
    a.map((bits, at) => bits - (b[at] as number)),
    (better, worse) => `the first foretold ${better} pieces of text better, the second ${worse}`,
  );
}

/** The sign test of paired gaps, below 0 where the first is better. Undefined where all are equal. */
function signTestOn(
  gaps: readonly number[],
  counted: (first: number, second: number) => string,
): Chance | undefined {
  const first = gaps.filter((gap) => gap < 0).length;
  const second = gaps.filter((gap) => gap > 0).length;
  if (first + second === 0) return undefined;
  return { test: 'sign test', p: signTest(first, second), counted: counted(first, second) };
}

/** The two-sided p-value of a split of paired comparisons, by the normal approximation with continuity correction. */
export function signTest(wins: number, losses: number): number {
  const n = wins + losses;
  return twoSided(Math.max(0, Math.abs(wins - losses) - 1) / Math.sqrt(n));
}

/** P(|Z| ≥ z) of a standard normal variable, to 7 digits (Abramowitz and Stegun 26.2.17). */
function twoSided(z: number): number {
  const t = 1 / (1 + 0.231_641_9 * z);
  const series =
    t *
    (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  return Math.min(1, 2 * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series);
}

/** The metric of a result: accuracy in 0…1, the error in the data set's unit, or bits per character. */
export function metricValue(outcome: TrainingResult['outcome']): number {
  if (outcome.kind === 'classification') return outcome.accuracy;
  return outcome.kind === 'forecast' ? outcome.mae : outcome.bits;
}

/** Mean and range of a series of results. */
export function meanAndRange(values: readonly number[]): { mean: number; min: number; max: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, min: Math.min(...values), max: Math.max(...values) };
}
