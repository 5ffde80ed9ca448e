/** LSTM and GRU address the vanishing gradient. */
import { type CurvesPicture, measuredCurvesChart } from '../../charts/measured-curves.ts';
import type { Measurement } from '../../types/probe.ts';
import { acrossSeeds, medianOf } from './across-seeds.ts';
import type { ClaimSpec } from './claim.ts';
import { shareLeft } from './share-left.ts';

/** So many times the plain RNN's share must be left: one power of ten. */
const clearlyMore = 10;
const gated = ['LSTM', 'GRU'];
const networks = ['RNN', ...gated];
const log = { scale: 'log' as const };

export const gatesClaim: ClaimSpec = {
  claim: 'gates',
  version: 1,
  title: 'LSTM and GRU address the vanishing gradient',
  shortTitle: 'gradient with gates',
  isTimed: false,
  seeds: 5,
  seconds: 12,
  topic: 'gates',
  method:
    'RNN, LSTM and GRU of 32 units read 50 steps of the task “recall”: a symbol is marked in the first step, and asked for in the last. The loss is differentiated by the state after every step (of an LSTM: hidden state and cell state together), and the size of that gradient is compared with its size at the end (median of 32 sequences). This is done before training, and after 400 training steps on recall with the marked symbol anywhere (batches of 32, learning rate 0.003). All start as our layers do: with recurrent matrices that keep lengths, and the LSTM with a forget bias of 1.',
  wouldChange:
    'The start matters: with a larger forget bias an untrained LSTM keeps far more, see the picture. Longer training changes the share too: once an LSTM has solved the task, its cells saturate and less comes through.',
  judge(measurements) {
    const [steps, trainingSteps] = [medianOf(measurements, 'steps'), medianOf(measurements, 'trainingSteps')];
    const verdict = acrossSeeds(
      measurements,
      ({ numbers }) => {
        const isMore = (panel: string, name: string) =>
          (numbers[`${panel} ${name}`] ?? Number.NaN) >=
          clearlyMore * (numbers[`${panel} RNN`] ?? Number.NaN);
        const [before, after] = ['before', 'after'].map((panel) =>
          gated.filter((name) => isMore(panel, name)),
        );
        if (before?.length === gated.length && after?.length === gated.length) return 'holds';
        return after && after.length > 0 ? 'conditional' : 'fails';
      },
      (kind) => {
        const ratio = (name: string) =>
          medianOf(measurements, `after ${name}`) / medianOf(measurements, 'after RNN');
        const better = gated.filter((name) => ratio(name) >= clearlyMore);
        const who = ['neither LSTM nor GRU keeps', `only the ${better[0]} keeps`, 'LSTM and GRU keep'];
        const left = (panel: string) =>
          networks
            .map((name) => `${name} ${shareLeft(medianOf(measurements, `${panel} ${name}`))}`)
            .join(', ');
        const right = networks.map((name) => `${name} ${rightOf(measurements, name)}%`).join(', ');
        const before = kind === 'holds' ? 'Before training' : 'Before training it is different';
        return `After ${trainingSteps} training steps ${who[better.length]} clearly more of the gradient than the plain RNN. What is left ${steps} steps back: ${left('after')}. ${before}: ${left('before')}. Right answers after training: ${right}.`;
      },
    );
    return {
      ...verdict,
      threshold: `It holds if LSTM and GRU both have at least ${clearlyMore} times the plain RNN's share left, ${steps} steps back, before and after training. It holds only in part if at least one of them has after training.`,
    };
  },
  charts: (measurements) => [
    picture(measurements, 'after', 'The gradient left after training on recall'),
    picture(measurements, 'before', 'The gradient left before training'),
    course(measurements),
    picture(measurements, 'forget bias', 'An untrained LSTM, by its forget bias'),
  ],
};

const rightOf = (measurements: readonly Measurement[], name: string) =>
  Math.round(100 * medianOf(measurements, `right ${name}`));

/** The range is the same before and after, so that the pictures can be compared. */
const y = {
  ...{ ...log, title: 'size of the gradient; at the end it is 1', domain: [1e-12, 10] as [number, number] },
  ticks: [1e-12, 1e-9, 1e-6, 1e-3, 1],
};

function picture(measurements: readonly Measurement[], panel: string, title: string) {
  const steps = medianOf(measurements, 'steps');
  const ends =
    panel === 'forget bias'
      ? [0, 1, 3].map((bias) => [`bias ${bias}`, `bias ${bias}`])
      : networks.map((name) => [name, `${panel} ${name}`]);
  const drawn: CurvesPicture = {
    ...{ name: `gates-${panel.replace(' ', '-')}`, title, panel, y },
    x: { title: 'steps back from the end' },
    alt: `${title}, by steps back from the end, on a log scale. ${steps} steps back: ${ends.map(([name, number = '']) => `${medianOf(measurements, number).toExponential(0)} (${name})`).join(', ')}.`,
  };
  return measuredCurvesChart(drawn, measurements);
}

function course(measurements: readonly Measurement[]) {
  const steps = medianOf(measurements, 'steps');
  return measuredCurvesChart(
    {
      name: 'gates-course',
      title: `${steps} steps back, while they learn`,
      panel: 'course',
      x: { title: 'training steps' },
      y,
      alt: `How much of the gradient is left ${steps} steps back in the course of training, on a log scale. In the end right answers: ${networks.map((name) => `${rightOf(measurements, name)}% (${name})`).join(', ')}.`,
    },
    measurements,
  );
}
