/** Made-up answers of networks, for the pictures of `/predict`. */
import { predictionChart } from '../../src/charts/prediction/chart.ts';
import type { Chart } from '../../src/types/chart.ts';
import type { Prediction, SeenInput } from '../../src/types/prediction.ts';
import type { Sample } from '../../src/types/recording.ts';
import { type DatasetName, datasets } from '../../src/types/training.ts';
import { recordingOf } from './recordings.ts';

/** Answers that add up to 1, the first class the likeliest, or the other way round. */
const answersOf = (labels: string[], isChanged: boolean): number[] => {
  if (labels.length === 0) return [isChanged ? -11.4 : 31.4];
  const parts = labels.map((_, at) => 0.5 ** (isChanged ? labels.length - at : at));
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => part / sum);
};

function predictionOf(dataset: DatasetName, networks: number, how?: string): Prediction {
  const { watched } = recordingOf(dataset);
  const { labels, unit } = watched;
  const sample = watched.samples[2] as Sample;
  const seen = (isChanged: boolean): SeenInput => ({
    sample,
    ...(sample.kind === 'words' && { unknown: [0, 6, 13] }),
    ...(labels.length === 0 && {
      before: Array.from({ length: 28 }, (_, day) => 20 * Math.sin(day / 4) - 4),
    }),
    answers: Array.from({ length: networks }, () => answersOf(labels, isChanged)),
  });
  return {
    ...{ labels, truth: labels.length === 0 ? 28.9 : 1, original: seen(false) },
    ...(unit !== undefined && { unit }),
    ...(how !== undefined && { changed: { ...seen(true), how } }),
  };
}

/** One network about an input, one and two networks about a changed input. Mails are cut. */
export const predictions = (): [string, Chart][] =>
  datasets.flatMap((dataset): [string, Chart][] => {
    const long = dataset === 'spam' ? 'long ' : '';
    const title = 'It is not sure: Ankle boot (49%), or Shirt (25%)';
    const how = 'With 10 × 10 pixels hidden at the bottom';
    return [
      [`${long}answer on ${dataset}`, predictionChart(title, ['lstm'], predictionOf(dataset, 1))],
      [`${long}change on ${dataset}`, predictionChart(how, ['cnn'], predictionOf(dataset, 1, how))],
      [
        `${long}change on ${dataset}, two networks`,
        predictionChart(how, ['cnn', 'lstm'], predictionOf(dataset, 2, how)),
      ],
    ];
  });
