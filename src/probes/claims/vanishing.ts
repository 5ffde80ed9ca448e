/** The gradient vanishes over many steps. */
import { type CurvesPicture, measuredCurvesChart } from '../../charts/measured-curves.ts';
import type { Measurement } from '../../types/probe.ts';
import { acrossSeeds, medianOf } from './across-seeds.ts';
import type { ClaimSpec } from './claim.ts';
import { shareLeft } from './share-left.ts';

/** From this share of the gradient on down, it counts as vanished. */
const vanished = 1e-3;
const sizes = [0.9, 1, 1.1];
const names = ['before', 'after'].flatMap((panel) => sizes.map((size) => `${panel} ${size}`));

export const vanishingClaim: ClaimSpec = {
  claim: 'vanishing',
  version: 1,
  title: 'In a plain RNN the gradient vanishes over many steps',
  shortTitle: 'vanishing gradient',
  isTimed: false,
  seeds: 5,
  seconds: 8,
  topic: 'vanishing-gradients',
  method:
    'A plain RNN of 32 units reads 100 steps of the task “recall”: a symbol is marked in the first step, and asked for in the last. The loss is differentiated by the hidden state after every step, and the size of that gradient is compared with its size at the end (median of 32 sequences). Three recurrent matrices are tried: the one that our layer starts with, which keeps every length (× 1), the same × 0.9, and × 1.1. They are measured before training, and after 500 training steps on recall with the marked symbol anywhere (batches of 32, learning rate 0.003).',
  wouldChange:
    'The matrix decides before training: with × 0.5 the gradient is gone after a few steps, with × 1.5 it explodes instead. Fewer steps, another task or longer training change what is left after training.',
  judge(measurements) {
    const steps = medianOf(measurements, 'steps');
    const left = (panel: string) => sizes.map((size) => medianOf(measurements, `${panel} ${size}`));
    const list = (panel: string) =>
      left(panel).map((share, at) => `${shareLeft(share)} with the matrix × ${sizes[at]}`);
    const verdict = acrossSeeds(
      measurements,
      ({ numbers }) => {
        const count = names.filter((name) => (numbers[name] ?? Number.NaN) <= vanished).length;
        return count === names.length ? 'holds' : count > 0 ? 'conditional' : 'fails';
      },
      (kind) => {
        const before = `${steps} steps back, an untrained RNN has this much of the gradient left: ${list('before').join(', ')}`;
        const after = `after training: ${list('after').join(', ')}`;
        if (kind === 'holds') return `The gradient vanished everywhere. ${before}; ${after}.`;
        if (kind === 'fails') return `The gradient vanished nowhere. ${before}; ${after}.`;
        return `It depends on the size of the recurrent matrix. ${before}; ${after}.`;
      },
    );
    return {
      ...verdict,
      threshold: `The gradient counts as vanished if at most ${shareLeft(vanished)} of it is left ${steps} steps back. The claim holds if it vanishes for all three matrices, before and after training.`,
    };
  },
  charts: (measurements) => [picture('before', measurements), picture('after', measurements)],
};

function picture(panel: 'before' | 'after', measurements: readonly Measurement[]) {
  const steps = medianOf(measurements, 'steps');
  const when = panel === 'before' ? 'before training' : 'after training';
  const drawn: CurvesPicture = {
    name: `vanishing-${panel}`,
    title: `A plain RNN's gradient, ${when}`,
    panel,
    x: { title: 'steps back from the end' },
    y: {
      ...{ title: 'size of the gradient; at the end it is 1', scale: 'log', domain: [1e-8, 10] },
      ticks: [1e-8, 1e-6, 1e-4, 1e-2, 1],
    },
    alt: `How much of the gradient is left by steps back from the end, in a plain RNN ${when}, on a log scale. ${steps} steps back: ${sizes.map((size) => `${medianOf(measurements, `${panel} ${size}`).toExponential(0)} (matrix × ${size})`).join(', ')}.`,
  };
  return measuredCurvesChart(drawn, measurements);
}
