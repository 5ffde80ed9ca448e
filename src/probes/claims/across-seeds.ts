/** Judging several seeds as one. */
import type { Measurement, ProbeVerdict, VerdictKind } from '../../types/probe.ts';

/** From this share of the seeds on, the commonest verdict is the verdict. */
const agreement = 0.8;

/**
 * The verdict that at least four of five seeds give; `unstable` if there is none.
 * @param judgeOne the verdict of a single seed
 * @param say the sentence for the verdict of all
 */
export function acrossSeeds(
  measurements: readonly Measurement[],
  judgeOne: (measurement: Measurement) => VerdictKind,
  say: (kind: VerdictKind) => string,
): Pick<ProbeVerdict, 'kind' | 'sentence'> {
  const kinds = measurements.map(judgeOne);
  const counts = Map.groupBy(kinds, (kind) => kind);
  const [kind, same] = [...counts].sort(([, a], [, b]) => b.length - a.length)[0] ?? ['unstable', []];
  if (same.length >= agreement * kinds.length) return { kind, sentence: say(kind) };
  return {
    kind: 'unstable',
    sentence: `The seeds disagree: ${[...counts].map(([one, all]) => `${all.length} of ${kinds.length} say “${kindWords[one]}”`).join(', ')}.`,
  };
}

/** How a verdict is named. */
export const kindWords: Record<VerdictKind, string> = {
  holds: 'Holds',
  conditional: 'Holds only in part',
  fails: 'Does not hold here',
  unstable: 'Not clear',
};

/** The median of one number over the seeds. @throws Error if no measurement has it */
export function medianOf(measurements: readonly Measurement[], name: string): number {
  const all = numbersOf(measurements, name).sort((a, b) => a - b);
  const middle = (all.length - 1) / 2;
  return ((all[Math.floor(middle)] ?? 0) + (all[Math.ceil(middle)] ?? 0)) / 2;
}

/** One number of every seed. @throws Error if no measurement has it */
export function numbersOf(measurements: readonly Measurement[], name: string): number[] {
  const all = measurements.flatMap(({ numbers }) => numbers[name] ?? []);
  if (all.length === 0) throw new Error(`no measurement has the number ${name}`);
  return all;
}
