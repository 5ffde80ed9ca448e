/** The board of a data set's examples, the same ones that its runs are watched on. */
import { describeDataset, loadDataset } from '../../ml/datasets/index.ts';
import { minSamples } from '../../ml/datasets/splits.ts';
import { watchedOf } from '../../ml/datasets/watched.ts';
import type { Board } from '../../types/board.ts';
import type { DatasetName } from '../../types/training.ts';
import { boardLayout } from './words.ts';

const remarks: Record<DatasetName, string> = {
  digits: 'Each is 28 × 28 pixels; below it, the right answer.',
  fashion: 'Each is 28 × 28 pixels; below it, the right answer.',
  weather: 'From the 28 days before, the network forecasts the next day.',
  spam: 'Subject and words of an e-mail. Spam, or ham: mail one wants?',
  recall: 'One letter is marked. At the end it has to be remembered.',
  text: 'Pieces of the book, and the character that comes next.',
};

/** Reads the data set's files. @throws UserError if they are missing */
export async function examplesBoard(dataset: DatasetName): Promise<Board> {
  const watched = watchedOf(await loadDataset(dataset, { samples: minSamples, seed: 1 }));
  if (!watched) throw new Error(`The data set ${dataset} cannot be shown`);
  const { samples, truths, ...names } = watched;
  return {
    title: describeDataset(dataset).title,
    remark: remarks[dataset],
    layout: boardLayout(dataset),
    items: samples.map((sample, at) => ({ sample, truth: truths[at] ?? Number.NaN })),
    ...names,
  };
}
