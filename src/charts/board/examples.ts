/** The board of a data set's examples, the same ones that its runs are watched on. */
import { describeDataset, loadDataset } from '../../ml/datasets/index.ts';
import { minSamples } from '../../ml/datasets/splits.ts';
import { watchedOf } from '../../ml/datasets/watched.ts';
import type { Board } from '../../types/board.ts';
import type { DatasetName } from '../../types/training.ts';
import { boardLayout } from './words.ts';

/** Reads the data set's files. @throws UserError if they are missing */
export async function examplesBoard(dataset: DatasetName): Promise<Board> {
  const watched = watchedOf(await loadDataset(dataset, { samples: minSamples, seed: 1 }));
  if (!watched) throw new Error(`The data set ${dataset} cannot be shown`);
  const { samples, truths, ...names } = watched;
  const { title, remarks } = describeDataset(dataset);
  return {
    title,
    remark: remarks.examples,
    layout: boardLayout(samples),
    items: samples.map((sample, at) => ({ sample, truth: truths[at] ?? Number.NaN })),
    ...names,
  };
}
