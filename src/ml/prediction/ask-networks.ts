/** Asks trained networks about an input. The networks asked last stay loaded. */
import { UserError } from '../../types/errors.ts';
import {
  type AskedNetwork,
  type Prediction,
  type PredictionRequest,
  type SeenInput,
  temperatures,
  type Writing,
  type WritingRequest,
} from '../../types/prediction.ts';
import { loadDataset } from '../datasets/index.ts';
import type { Dataset } from '../datasets/types.ts';
import { answerNames, rounded } from '../datasets/watched.ts';
import { loadNative } from '../engine/native.ts';
import { newParagraph, tempered, writeOn } from '../training/write.ts';
import { change, type PreparedInput, prepareInput, shownWith, valuesFor } from './inputs.ts';
import { OutdatedNetworkError, Predictor } from './predictor.ts';

interface LoadedNetwork {
  dataset: Dataset;
  predictor: Predictor;
}

/** Characters that a network writes at a time. */
const writtenLength = 300;
/** More would hold memory for nothing: a learner tries out one or two networks. */
const mostLoaded = 4;

export class NetworkShelf {
  readonly #loaded = new Map<string, LoadedNetwork>();

  /**
   * @throws UserError where a network was kept by another version, or does not take the input
   * @throws Error where the networks are of different data sets
   */
  async ask({ networks, input, change: wanted }: PredictionRequest): Promise<Prediction> {
    const [first, ...others] = networks;
    if (!first || others.some(({ options }) => options.dataset !== first.options.dataset))
      throw new Error('networks of one data set are asked together');
    const loaded: LoadedNetwork[] = [];
    for (const network of networks) loaded.push(await this.#load(network));
    const { dataset } = loaded[0] as LoadedNetwork;
    const prepared = prepareInput(dataset, input);
    const changed = wanted && change(prepared, dataset, wanted);
    const { task } = dataset;
    return {
      ...answerNames(task),
      ...(prepared.truth !== undefined && { truth: prepared.truth }),
      original: seen(prepared, loaded),
      ...(changed && { changed: { ...seen(changed, loaded), how: changed.how } }),
    };
  }

  /** @throws UserError where the network is no language model, was kept by another version, or cannot read the input */
  async write({ network, input, temperature: name, seed }: WritingRequest): Promise<Writing> {
    const { dataset, predictor } = await this.#load(network);
    const { task, encode } = dataset;
    if (task.kind !== 'language' || !encode)
      throw new UserError(`A network for ${dataset.title.toLowerCase()} cannot write.`);
    const sample = input && prepareInput(dataset, input).sample;
    const start = sample?.kind === 'text' ? sample.text : '';
    const temperature = temperatures[name];
    const options = { task, encode, temperature, start: start || newParagraph, length: writtenLength, seed };
    return {
      start,
      text: writeOn({ ...options, next: (tokens) => predictor.next(tokens) }),
      labels: task.labels,
      first: tempered(predictor.next(encode([...options.start])), temperature).map(rounded),
    };
  }

  /** Frees the networks. */
  clear(): void {
    for (const { predictor } of this.#loaded.values()) predictor[Symbol.dispose]();
    this.#loaded.clear();
  }

  async #load({ key, options, network }: AskedNetwork): Promise<LoadedNetwork> {
    const known = this.#loaded.get(key);
    // The newest is the last.
    this.#loaded.delete(key);
    const found = known ?? (await loadOne(options, network));
    this.#loaded.set(key, found);
    for (const [old, { predictor }] of this.#loaded) {
      if (this.#loaded.size <= mostLoaded) break;
      predictor[Symbol.dispose]();
      this.#loaded.delete(old);
    }
    return found;
  }
}

async function loadOne(
  options: AskedNetwork['options'],
  network: AskedNetwork['network'],
): Promise<LoadedNetwork> {
  // With the options of the run, because vocabulary and scaling come from the training examples.
  const dataset = await loadDataset(options.dataset, options);
  try {
    const predictor = await Predictor.load(network, options, dataset, loadNative().native);
    return { dataset, predictor };
  } catch (error) {
    if (!(error instanceof OutdatedNetworkError)) throw error;
    throw new UserError(
      'This network was kept by an earlier version of me, and I cannot use it any more. Run it again: the same settings and seed make it anew.',
      { cause: error },
    );
  }
}

function seen(input: PreparedInput, loaded: readonly LoadedNetwork[]): SeenInput {
  const first = loaded[0] as LoadedNetwork;
  return {
    ...shownWith(input, first.dataset),
    answers: loaded.map(({ dataset, predictor }) => predictor.predict(valuesFor(input, dataset))),
  };
}
