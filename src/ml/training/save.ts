/** Saves a trained network as a tf.layers model, which `tf.loadLayersModel` opens in Node and in browsers. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../types/errors.ts';
import type { Layer } from '../layers/index.ts';
import type { NamedWeights } from './trained-network.ts';

/** Defines the layers that tf.layers does not have, for whoever opens the network. */
const customLayers = 'attention-layers.mjs';

export interface SavedNetwork {
  /** Shape of one example as the first layer takes it. */
  input: readonly number[];
  layers: readonly Layer[];
  weights: NamedWeights;
  /** Stored in `model.json` as `userDefinedMetadata`. */
  metadata: Record<string, unknown>;
}

/**
 * Writes `model.json` and `weights.bin` into a folder, which is created if it does not exist. Layers that tf.layers does
 * not have come with them, in a module that registers them.
 * @throws UserError if the folder cannot be written.
 */
export async function saveNetwork(folder: string, network: SavedNetwork): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const entries = [...network.weights.values()].map(
      ({ values }) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    );
    await writeFile(join(folder, 'weights.bin'), Buffer.concat(entries));
    if (network.layers.some(({ keras }) => keras.custom))
      await copyFile(join(import.meta.dirname, customLayers), join(folder, customLayers));
    // Written last: if it exists, the weights are complete.
    await writeFile(join(folder, 'model.json'), JSON.stringify(describe(network)));
  } catch (error) {
    throw new UserError(
      `The network could not be saved in ${folder}: make that folder writable, or free some space.`,
      { cause: error },
    );
  }
}

function describe({ input, layers, weights, metadata }: SavedNetwork) {
  const configured = layers.map(({ name, keras: { className, config } }, index) => ({
    class_name: className,
    config: {
      name,
      trainable: true,
      // float32 for token ids too: tf.layers uses the first layer's dtype for its weights as well.
      ...(index === 0 && { batch_input_shape: [null, ...input], dtype: 'float32' }),
      ...config,
    },
  }));
  return {
    format: 'layers-model',
    generatedBy: 'Unrolled',
    convertedBy: null,
    modelTopology: {
      class_name: 'Sequential',
      config: { name: 'unrolled', layers: configured },
      keras_version: '2.15.0',
      backend: 'tensorflow',
    },
    weightsManifest: [
      {
        paths: ['weights.bin'],
        weights: [...weights].map(([name, { shape }]) => ({ name, shape, dtype: 'float32' })),
      },
    ],
    userDefinedMetadata: metadata,
  };
}
