/** The sentence encoder, loaded into TensorFlow. */
import { readFileSync } from 'node:fs';
import { loadNative } from '../engine/native.ts';
import { Session } from '../engine/session.ts';
import { modelFiles } from './files.ts';
import { buildNetwork } from './network.ts';
import { createTokenizer } from './tokens.ts';
import { openWeights } from './weights.ts';

/** Maps a text to a vector of length 1, so that the dot product of two is their cosine similarity. */
export type Encoder = (text: string) => Float32Array;

/** @throws Error if a file of the model is missing or damaged */
export async function loadEncoder(folder: string): Promise<Encoder> {
  const files = modelFiles(folder);
  const tokenize = createTokenizer(parse(files.tokenizer), parse(files.settings));
  const { graph, slots, tokens, vector } = buildNetwork();
  const session = await Session.load(graph, loadNative().native);
  using weights = openWeights(files.weights);
  // One by one: loading all weights at once would hold them twice, and that memory is not freed.
  for (const { name, value, done } of slots) session.run([done], [[value, weights.read(name, value.shape)]]);
  return (text) => session.run([vector], [[tokens, tokenize(text)]])[0] as Float32Array;
}

const parse = (file: string): object => JSON.parse(readFileSync(file, 'utf8')) as object;
