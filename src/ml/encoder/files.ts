/** The folder where the set-up (setup/encoder.mjs) installs the model, and its files. */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** A link into the user's cache, so that the model survives a reinstall of the packages. */
export const modelFolder = path.resolve(import.meta.dirname, '../../../node_modules/.unrolled-encoder');

export const modelFiles = (folder: string) => ({
  weights: path.join(folder, 'model.safetensors'),
  tokenizer: path.join(folder, 'tokenizer.json'),
  settings: path.join(folder, 'tokenizer_config.json'),
});

export const hasModel = (folder: string): boolean => Object.values(modelFiles(folder)).every(existsSync);
