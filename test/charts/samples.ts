/** Made-up runs with plain numbers; what charts say about them can be checked by eye. */
import type {
  ClassificationOutcome,
  DatasetName,
  EpochRecord,
  ForecastOutcome,
  LanguageOutcome,
  Network,
  Outcome,
  TrainingOptions,
  TrainingResult,
} from '../../src/types/training.ts';

export const options = (network: Network = 'lstm', dataset: DatasetName = 'digits'): TrainingOptions => ({
  network,
  dataset,
  samples: 2048,
  epochs: 5,
  units: 64,
  batch: 32,
  learningRate: 0.001,
  seed: 1,
});

export const epoch = (number: number, valMetric: number, loss = 1 / number): EpochRecord => ({
  epoch: number,
  loss,
  valLoss: loss + 0.1,
  metric: valMetric + 0.02,
  valMetric,
  gradientNorm: 1,
  seconds: 0.2,
});

export const fiveEpochs = [0.5, 0.7, 0.85, 0.91, 0.9].map((accuracy, i) => epoch(i + 1, accuracy));

export const fashion = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
];

/** 90 of each class right, 10 taken for the next one, and 3 more shirts for T-shirts. */
export const classified: ClassificationOutcome = {
  kind: 'classification',
  labels: fashion,
  confusion: fashion.map((_, truth) =>
    fashion.map((_, prediction) => {
      if (truth === 6 && prediction === 0) return 13;
      if (truth === prediction) return 90;
      return prediction === (truth + 1) % 10 ? 10 : 0;
    }),
  ),
  accuracy: 900 / 1013,
};

const day = (i: number): string => new Date(Date.UTC(2015, 0, 1 + i)).toISOString().slice(0, 10);
const wave = Array.from({ length: 100 }, (_, i) => 10 + 5 * Math.sin(i / 3));

export const forecast: ForecastOutcome = {
  kind: 'forecast',
  unit: '°C',
  mae: 1.84,
  baseline: 2.03,
  times: wave.map((_, i) => day(i)),
  actual: wave,
  predicted: wave.map((value) => value + 0.5),
  naive: wave.map((value, i) => wave[i - 1] ?? value),
};

export const language: LanguageOutcome = {
  kind: 'language',
  bits: 2.31,
  ngrams: [4.326, 3.449, 2.834],
  accuracy: 0.53,
  exampleBits: [2.2, 2.4, 2.33],
  piece: { text: 'call me ishmael.\nso', bits: Array.from({ length: 19 }, (_, at) => (at * 7) % 9) },
};

export const result = (network: Network, dataset: DatasetName, outcome: Outcome): TrainingResult => ({
  options: options(network, dataset),
  params: 1000,
  layers: [],
  epochs: fiveEpochs,
  outcome,
  parts: { train: 1800, validation: 248, test: 1000 },
  seconds: { training: 1, total: 2 },
  device: 'cpu',
  versions: { tensorflow: '2', tfjs: '4', node: '24' },
});

/** Every object in a specification that has the key, whatever it is nested in. */
export function withKey(spec: unknown, key: string): Record<string, unknown>[] {
  if (typeof spec !== 'object' || spec === null) return [];
  const here = key in spec ? [spec as Record<string, unknown>] : [];
  return [...here, ...Object.values(spec).flatMap((value) => withKey(value, key))];
}

/** The one specification of a chart. */
export const specOf = (chart: { drawing: { kind: string; spec?: unknown } }): Record<string, unknown> => {
  if (chart.drawing.kind !== 'vega') throw new Error('not a Vega chart');
  return chart.drawing.spec as Record<string, unknown>;
};

export const titleOf = (chart: Parameters<typeof specOf>[0]): string =>
  (specOf(chart).title as { text: string[] }).text.join(' ');
