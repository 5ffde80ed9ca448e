/** A program that runs: steps, evaluations and weights by plain numbers. */

import type { Device } from '../../types/training.ts';
import type { Dataset } from '../datasets/types.ts';
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

export class Trainer implements Disposable {
  readonly #program: CompiledModel;
  readonly #session: Session;
  readonly #chance: RandomStream;
  readonly #rate = new Float32Array(1);
  readonly #noise = new Int32Array(1);
  readonly #shares = new Map<number, Float32Array>();
  #step = 0;

  private constructor(program: CompiledModel, session: Session) {
    this.#program = program;
    this.#session = session;
    this.#chance = createRandom(program.seed, 'dropout');
  }

  /** Loads a program into TensorFlow and fills the data in. */
  static async load(
    program: CompiledModel,
    dataset: Dataset,
    native: Native,
    device: Device = 'cpu',
  ): Promise<Trainer> {
    const session = await Session.load(program.graph, native, device);
    const parts = [dataset.train, dataset.validation, dataset.test];
    const feeds = program.fill.parts.flatMap(({ x, y }, index) => {
      const part = parts[index] as Dataset['train'];
      return [[x, part.x] as const, [y, part.y] as const];
    });
    try {
      session.run([program.fill.done], feeds);
    } catch (error) {
      session.dispose();
      throw error;
    }
    return new Trainer(program, session);
  }

  /** One update from these examples; fewer than a batch are filled up with examples that do not count. */
  step(examples: Int32Array, learningRate: number): StepResult {
    const { train } = this.#program;
    this.#step++;
    this.#rate[0] = adam.rate(learningRate, this.#step);
    this.#noise[0] = this.#chance.below(2 ** 31);
    const [result] = this.#session.run(
      [train.result],
      [
        [train.examples, filledUp(examples, train.examples.shape[0] as number)],
        [train.share, this.#share(examples.length)],
        [train.rate, this.#rate],
        [train.noise, this.#noise],
      ],
    ) as [Values];
    const [loss = Number.NaN, gradientNorm = Number.NaN, metric = Number.NaN] = result;
    return { loss, gradientNorm, metric };
  }

  get evaluationBatch(): number {
    return this.#program.evaluate.examples.shape[0] as number;
  }

  /** Losses [n] and outputs [n × width] for up to `evaluationBatch` examples. */
  evaluate(examples: Int32Array): { losses: Values; outputs: Values } {
    const { evaluate } = this.#program;
    const batch = this.evaluationBatch;
    const [losses, outputs] = this.#session.run(
      [evaluate.losses, evaluate.outputs],
      [[evaluate.examples, filledUp(examples, batch)]],
    ) as [Values, Values];
    return {
      losses: losses.subarray(0, examples.length),
      outputs: outputs.subarray(0, (outputs.length / batch) * examples.length),
    };
  }

  /** The weights as they are now, by name. */
  weights(): Map<string, Float32Array> {
    const { values } = this.#program;
    const current = this.#session.run([...values.values()]);
    return new Map([...values.keys()].map((name, index) => [name, current[index] as Float32Array]));
  }

  /** Remembers the weights as they are. */
  keep(): void {
    this.#runBest('keep');
  }

  /** Brings the weights back that were kept last. */
  restore(): void {
    this.#runBest('restore');
  }

  dispose(): void {
    this.#session.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #runBest(way: 'keep' | 'restore'): void {
    const { best } = this.#program;
    if (!best) throw new Error('this program was built without `keepsBest`');
    this.#session.run([best[way]]);
  }

  #share(size: number): Float32Array {
    const known = this.#shares.get(size);
    if (known) return known;
    const share = new Float32Array(this.#program.train.share.shape[0] as number).fill(1 / size, 0, size);
    this.#shares.set(size, share);
    return share;
  }
}

function filledUp(examples: Int32Array, batch: number): Int32Array {
  if (examples.length === batch) return examples;
  const full = new Int32Array(batch);
  full.set(examples);
  return full;
}
