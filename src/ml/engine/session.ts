/** A graph loaded into TensorFlow. A run feeds placeholders and fetches tensors in one native call. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Device } from '../../types/training.ts';
import type { DType } from './attributes.ts';
import { dynamicDim, formatShape, type Graph, nodeName, sizeOf, type Tensor } from './graph.ts';
import { folderPrefix, sweepLeftovers } from './leftovers.ts';
import type { Native } from './native.ts';
import { encodeSavedModel, tag } from './saved-model.ts';

export type Values = Float32Array | Int32Array;
export type Feed = readonly [placeholder: Tensor, values: Values];

export class Session implements Disposable {
  readonly #native: Native;
  #id: number | undefined;

  private constructor(native: Native, id: number) {
    this.#native = native;
    this.#id = id;
  }

  /** Loads a finished graph and initialises its variables. */
  static async load(graph: Graph, native: Native, device: Device = 'cpu'): Promise<Session> {
    await sweepLeftovers();
    const folder = await mkdtemp(join(tmpdir(), folderPrefix));
    try {
      await writeFile(join(folder, 'saved_model.pb'), encodeSavedModel(graph, device));
      return new Session(native, native.loadSavedModel(folder, tag));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /**
   * Computes the fetched tensors, each given as a tensor or by its name.
   * TensorFlow plans each set of feeds and fetches at its first run, which takes some ten milliseconds.
   * @throws Error if the session is disposed, or if values do not fit their placeholder.
   */
  run(fetches: readonly (Tensor | string)[], feeds: readonly Feed[] = []): Values[] {
    if (this.#id === undefined) throw new Error('this session has been disposed');
    const native = this.#native;
    const fed: number[] = [];
    try {
      for (const [placeholder, values] of feeds) fed.push(this.#upload(placeholder, values));
      const names = feeds.map(([placeholder]) => nodeName(placeholder)).join(',');
      const wanted = fetches.map((fetch) => (typeof fetch === 'string' ? fetch : fetch.name)).join(',');
      return native.runSavedModel(this.#id, fed, names, wanted).map(({ id }) => {
        try {
          return native.tensorDataSync(id) as Values;
        } finally {
          native.deleteTensor(id);
        }
      });
    } finally {
      for (const id of fed) native.deleteTensor(id);
    }
  }

  dispose(): void {
    if (this.#id === undefined) return;
    this.#native.deleteSavedModel(this.#id);
    this.#id = undefined;
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #upload({ name, shape, dtype, graph }: Tensor, values: Values): number {
    const open = shape.indexOf(dynamicDim);
    const size = open < 0 ? shape : shape.with(open, values.length / sizeOf(shape.toSpliced(open, 1)));
    if (values.length !== sizeOf(size) || !size.every(Number.isInteger))
      throw graph.error(`${name} of shape ${formatShape(shape)} cannot be fed ${values.length} numbers`);
    return this.#native.createTensor([...size], this.#code(dtype), values);
  }

  #code(dtype: DType): number {
    if (dtype === 'float32') return this.#native.TF_FLOAT;
    if (dtype === 'int32') return this.#native.TF_INT32;
    throw new Error(`a placeholder cannot be ${dtype}`);
  }
}
