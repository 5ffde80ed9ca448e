/**
 * CNN for images, RNN for sequences: both learn the same examples of two kinds of data, with equally many numbers to
 * learn.
 */
import type { DatasetName } from '../../types/training.ts';
import { train } from '../training/train.ts';
import type { Probe } from './probe.ts';

interface Duel {
  dataset: DatasetName;
  samples: number;
  epochs: number;
  /** Chosen so that both networks have equally many parameters. */
  units: { cnn: number; lstm: number };
}

export const usageDuels: Duel[] = [
  { dataset: 'digits', samples: 2_048, epochs: 5, units: { cnn: 64, lstm: 24 } },
  { dataset: 'fashion', samples: 2_048, epochs: 5, units: { cnn: 64, lstm: 24 } },
  { dataset: 'weather', samples: 1_068, epochs: 15, units: { cnn: 32, lstm: 13 } },
  { dataset: 'spam', samples: 1_024, epochs: 4, units: { cnn: 32, lstm: 14 } },
];
const rates = { batch: 32, learningRate: 0.003 };
const small = { samples: 64, epochs: 1 };

export const usageProbe: Probe = async ({ seed, size }) => {
  const numbers: Record<string, number> = {};
  const ratios: number[] = [];
  for (const { units, ...duel } of size === 'small' ? usageDuels.slice(2, 3) : usageDuels) {
    const errors = { cnn: 0, lstm: 0 };
    for (const network of ['cnn', 'lstm'] as const) {
      const options = { ...duel, ...rates, ...(size === 'small' && small) };
      const { outcome, params } = await train(
        { ...options, network, units: units[network], seed },
        { record: false, keep: false, device: 'cpu' },
      );
      errors[network] = outcome.kind === 'forecast' ? outcome.mae : 1 - outcome.accuracy;
      numbers[`${network} ${duel.dataset}`] = errors[network];
      numbers[`${network} ${duel.dataset} parameters`] = params;
    }
    ratios.push(errors.lstm / errors.cnn);
    numbers[`ratio ${duel.dataset}`] = errors.lstm / errors.cnn;
  }
  return { curves: [{ panel: 'usage', name: 'ratio', x: ratios.map((_, at) => at), y: ratios }], numbers };
};
