/** A compiled model loaded into TensorFlow: training steps, evaluation and weights. */

import type { Device } from '../../types/training.ts';
import type { Dataset } from '../datasets/types.ts';
import { rounded } from '../datasets/watched.ts';
import type { Native } from '../engine/native.ts';
import { adam } from '../engine/optimizers.ts';
import { createRandom, type RandomStream } from '../engine/random.ts';
import { Session, type Values } from '../engine/session.ts';
import type { CompiledModel } from './compiled-model.ts';

export interface StepResult {
  loss: number;
  gradientNorm: number;
  metric: number;
}

/** More than these do not fit into one picture. */
const shownFilters = 8;

export class Trainer implements Disposable {
  readonly #model: CompiledModel;
  readonly #session: Session;
  readonly #dropoutRandom: RandomStream;
  readonly #learningRate = new Float32Array(1);
  readonly #stepSeed = new Int32Array(1);
  readonly #sampleWeightsBySize = new Map<number, Float32Array>();
  #step = 0;

  private constructor(model: CompiledModel, session: Session) {
    this.#model = model;
    this.#session = session;
    this.#dropoutRandom = createRandom(model.seed, 'dropout');
  }

  /** Loads a model into TensorFlow and feeds it the data set once. */
  static async load(
    model: CompiledModel,
    dataset: Dataset,
    native: Native,
    device: Device = 'cpu',
  ): Promise<Trainer> {
    const session = await Session.load(model.graph, native, device);
    const splits = [dataset.train, dataset.validation, dataset.test];
    const feeds = model.loadData.splits.flatMap(({ x, y }, index) => {
      const split = splits[index] as Dataset['train'];
      return [[x, split.x] as const, [y, split.y] as const];
    });
    try {
      session.run([model.loadData.done], feeds);
    } catch (error) {
      session.dispose();
      throw error;
    }
    return new Trainer(model, session);
  }

  /** One training step on these examples. An incomplete batch is padded with examples of sample weight 0. */
  step(examples: Int32Array, learningRate: number): StepResult {
    const { train } = this.#model;
    this.#step++;
    this.#learningRate[0] = adam.correctedLearningRate(learningRate, this.#step);
    this.#stepSeed[0] = this.#dropoutRandom.below(2 ** 31);
    const [result] = this.#session.run(
      [train.result],
      [
        [train.examples, padBatch(examples, train.examples.shape[0] as number)],
        [train.sampleWeights, this.#sampleWeights(examples.length)],
        [train.learningRate, this.#learningRate],
        [train.stepSeed, this.#stepSeed],
      ],
    ) as [Values];
    const [loss = Number.NaN, gradientNorm = Number.NaN, metric = Number.NaN] = result;
    return { loss, gradientNorm, metric };
  }

  /** Most examples that one call of `evaluate` takes. */
  get evaluationBatch(): number {
    return this.#model.evaluate.examples.shape[0] as number;
  }

  /** Losses [n] and outputs [n × width] for up to `evaluationBatch` examples. */
  evaluate(examples: Int32Array): { losses: Values; outputs: Values } {
    const { evaluate } = this.#model;
    const batch = this.evaluationBatch;
    const [losses, outputs] = this.#session.run(
      [evaluate.losses, evaluate.outputs],
      [[evaluate.examples, padBatch(examples, batch)]],
    ) as [Values, Values];
    return {
      losses: losses.subarray(0, examples.length),
      outputs: outputs.subarray(0, (outputs.length / batch) * examples.length),
    };
  }

  /** The current weights, by name. */
  weights(): Map<string, Float32Array> {
    const { values } = this.#model;
    const current = this.#session.run([...values.values()]);
    return new Map([...values.keys()].map((name, index) => [name, current[index] as Float32Array]));
  }

  /** Of a language, the logits [steps × characters] of one text. @throws Error for another task */
  answers(tokens: Int32Array): Values {
    const { write } = this.#model;
    if (!write) throw new Error('only a language model answers about a text');
    return this.#session.run([write.outputs], [[write.tokens, tokens]])[0] as Values;
  }

  /** The first filters of a convolution over grey images, each row by row; undefined for other networks. */
  filters(): number[][] | undefined {
    const kernel = this.#model.values.get('conv1/kernel');
    if (kernel?.shape.length !== 4 || kernel.shape[2] !== 1) return undefined;
    const [values] = this.#session.run([kernel]) as [Values];
    const all = kernel.shape[3] as number;
    return Array.from({ length: Math.min(shownFilters, all) }, (_, filter) =>
      Array.from({ length: values.length / all }, (_, place) =>
        rounded(values[place * all + filter] as number),
      ),
    );
  }

  /** Keeps a copy of the current weights as the best so far. @throws Error unless compiled with `keepBestWeights` */
  keepBestWeights(): void {
    this.#runBest('keep');
  }

  /** Restores the weights that were kept last. @throws Error unless compiled with `keepBestWeights` */
  restoreBestWeights(): void {
    this.#runBest('restore');
  }

  dispose(): void {
    this.#session.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #runBest(action: 'keep' | 'restore'): void {
    const { best } = this.#model;
    if (!best) throw new Error('this model was compiled without `keepBestWeights`');
    this.#session.run([best[action]]);
  }

  #sampleWeights(size: number): Float32Array {
    const known = this.#sampleWeightsBySize.get(size);
    if (known) return known;
    const batch = this.#model.train.sampleWeights.shape[0] as number;
    const weights = new Float32Array(batch).fill(1 / size, 0, size);
    this.#sampleWeightsBySize.set(size, weights);
    return weights;
  }
}

function padBatch(examples: Int32Array, batch: number): Int32Array {
  if (examples.length === batch) return examples;
  const full = new Int32Array(batch);
  full.set(examples);
  return full;
}
