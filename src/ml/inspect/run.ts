/** What happens in the network of a finished run with one of the examples that it was watched on. */

import { UserError } from '../../types/errors.ts';
import type { Inspection, InspectionRequest } from '../../types/inspection.ts';
import type { TrainingOptions } from '../../types/training.ts';
import { layersFor } from '../architectures/index.ts';
import { loadDataset } from '../datasets/index.ts';
import { minSamples } from '../datasets/splits.ts';
import type { Dataset } from '../datasets/types.ts';
import { answerNames, truthOf, watchedPositions } from '../datasets/watched.ts';
import { guessesFrom } from '../training/guesses.ts';
import { unpackNetwork } from '../training/trained-network.ts';
import { inspectNetwork } from './inspect.ts';
import { lastSteps } from './last-steps.ts';

/** A picture has room for so many characters side by side. */
const shownCharacters = 26;
/** Examples of a forecast to choose from, spread over the test part. */
const forecastExamples = 8;

/** @throws UserError if the network is of another version of the code, or if the data cannot be read */
export async function inspectRun({
  options,
  network,
  example: wanted,
}: InspectionRequest): Promise<Inspection> {
  const dataset = await testDataOf(options);
  const { task, test, show, featureNames } = dataset;
  if (!show) throw new UserError(`The examples of ${dataset.name} cannot be shown.`);
  const positions = positionsOf(dataset);
  const nth = (wanted - 1) % positions.length;
  const position = positions[nth] as number;
  const size = test.x.length / test.size;
  const x = test.x.slice(position * size, (position + 1) * size);
  const kept = unpackNetwork(network);
  const trace = await inspectNetwork(
    {
      layers: layersFor(options.network, dataset, options),
      weights: new Map([...kept].map(([name, { values }]) => [name, values])),
      input: network.input,
    },
    x,
  ).catch((error: unknown) => {
    throw new UserError(
      'This network was kept by another version of the bot and no longer fits. Train it again: the same settings and seed give the same network.',
      { cause: error },
    );
  });
  const inspection: Inspection = {
    ...trace,
    sample: show(position),
    truth: truthOf(dataset, test, position),
    // Of a language the trace holds the last step's answer alone.
    guess: guessesFrom(task.kind === 'language' ? { ...task, steps: 1 } : task, trace.outputs)[0] ?? [],
    ...answerNames(task),
    input: { shape: [...network.input], values: Float32Array.from(x) },
    // Padding stands at the end of a text as 0.
    steps: dataset.vocabulary ? x.filter((token) => token !== 0).length : dataset.steps,
    ...(featureNames && { featureNames }),
    example: nth + 1,
    examples: positions.length,
  };
  return task.kind === 'language' ? lastSteps(inspection, shownCharacters) : inspection;
}

/** Images, made-up sequences and the text have a test part that does not depend on the training examples, so few are loaded. */
const testDataOf = ({ dataset, samples, seed }: TrainingOptions): Promise<Dataset> =>
  loadDataset(dataset, {
    seed,
    samples: dataset === 'weather' || dataset === 'spam' ? samples : minSamples,
  });

function positionsOf(dataset: Dataset): number[] {
  const { task, test } = dataset;
  if (task.kind !== 'forecast') return watchedPositions(dataset);
  return Array.from({ length: forecastExamples }, (_, nth) =>
    Math.floor((nth * test.size) / forecastExamples),
  );
}
