import { UserError } from '../../types/errors.ts';
import { type DatasetName, datasets } from '../../types/training.ts';
import { digits, loadDigits } from './digits.ts';
import { fashion, loadFashion } from './fashion.ts';
import { loadRecall, recall } from './recall.ts';
import { loadSpam, spam } from './spam.ts';
import type { LoadOptions } from './splits.ts';
import { loadText, mobyDick } from './text.ts';
import type { Dataset, DatasetInfo } from './types.ts';
import { loadWeather, weather } from './weather.ts';

const registry: Record<DatasetName, { info: DatasetInfo; load: (options: LoadOptions) => Promise<Dataset> }> =
  {
    digits: { info: digits, load: loadDigits },
    fashion: { info: fashion, load: loadFashion },
    weather: { info: weather, load: loadWeather },
    spam: { info: spam, load: loadSpam },
    recall: { info: recall, load: loadRecall },
    text: { info: mobyDick, load: loadText },
  };

/** Describes a data set without loading it. */
export const describeDataset = (name: DatasetName): DatasetInfo => registry[name].info;

/** Describes all data sets without loading them. */
export const describeDatasets = (): DatasetInfo[] => datasets.map(describeDataset);

/**
 * Loads `samples` training examples, chosen by `seed`, and the data set's test split, which never changes.
 * @throws UserError for a number of samples that the data set does not have, or if its files cannot be read.
 */
export async function loadDataset(name: DatasetName, options: LoadOptions): Promise<Dataset> {
  try {
    return await registry[name].load(options);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new UserError(`The files of the data set ${name} are missing: run \`npm ci\`.`, { cause: error });
    throw error;
  }
}
