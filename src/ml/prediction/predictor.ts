/** A trained network loaded into TensorFlow, to be asked about one example at a time. */
import type { TrainedNetwork } from '../../types/trained-network.ts';
import type { TrainingOptions } from '../../types/training.ts';
import { layersFor } from '../architectures/index.ts';
import type { Dataset } from '../datasets/types.ts';
import { Graph, sizeOf, type Tensor } from '../engine/graph.ts';
import type { Native } from '../engine/native.ts';
import { Session, type Values } from '../engine/session.ts';
import { ForwardPass, Weights } from '../layers/layer.ts';
import { guessesFrom } from '../training/guesses.ts';
import { type NamedWeights, unpackNetwork } from '../training/trained-network.ts';
import { lastAnswer } from '../training/write.ts';

/** The kept weights do not fit the network that the code builds now: it was kept by another version. */
export class OutdatedNetworkError extends Error {
  override readonly name = 'OutdatedNetworkError';
}

export class Predictor implements Disposable {
  readonly #session: Session;
  readonly #input: Tensor;
  readonly #output: Tensor;
  readonly #task: Dataset['task'];

  private constructor(session: Session, input: Tensor, output: Tensor, task: Dataset['task']) {
    this.#session = session;
    this.#input = input;
    this.#output = output;
    this.#task = task;
  }

  /** @throws OutdatedNetworkError where the weights do not fit */
  static async load(
    { input: shape, ...packed }: TrainedNetwork,
    options: TrainingOptions,
    dataset: Dataset,
    native: Native,
  ): Promise<Predictor> {
    const kept = unpackNetwork({ input: shape, ...packed });
    const graph = new Graph();
    const initial = new Map([...kept].map(([name, { values }]) => [name, values]));
    const weights = new Weights(graph, options.seed, initial);
    const pass = new ForwardPass(graph, weights, { training: false });
    const input = graph.placeholder('input', [1, ...shape], dataset.vocabulary ? 'int32' : 'float32');
    const output = build(() => pass.run(input, layersFor(options.network, dataset, options)));
    checkWeights(kept, weights);
    return new Predictor(await Session.load(graph, native), input, output, dataset.task);
  }

  /** The probability of each class or next character for one example, or one forecast in its unit. */
  predict(example: Values): number[] {
    const outputs = this.outputs(example);
    if (this.#task.kind !== 'language') return guessesFrom(this.#task, outputs)[0] ?? [];
    return guessesFrom({ ...this.#task, steps: 1 }, lastAnswer(example, outputs))[0] ?? [];
  }

  /** Of a language, the logits of what follows the last character of the example. */
  next(example: Values): Values {
    return lastAnswer(example, this.outputs(example));
  }

  outputs(example: Values): Values {
    const [outputs] = this.#session.run([this.#output], [[this.#input, example]]);
    return outputs as Values;
  }

  [Symbol.dispose](): void {
    this.#session.dispose();
  }
}

function build(forward: () => Tensor): Tensor {
  try {
    return forward();
  } catch (error) {
    throw new OutdatedNetworkError('a kept network cannot be built', { cause: error });
  }
}

function checkWeights(kept: NamedWeights, { all }: Weights): void {
  const fits = ([name, { shape }]: [string, { shape: readonly number[] }]) =>
    all.get(name)?.variable.shape.join() === shape.join();
  if (kept.size === all.size && [...kept].every(fits)) return;
  const built = [...all.values()].map(({ variable }) => `${variable.name} ${sizeOf(variable.shape)}`);
  throw new OutdatedNetworkError(`a kept network does not fit the one that is built: ${built.join(', ')}`);
}
