/** The model loaded into TensorFlow: text in, vector out. */
import { readFileSync } from 'node:fs';
import { loadNative } from '../engine/native.ts';
import { Session } from '../engine/session.ts';
import { modelFiles } from './files.ts';
import { buildNetwork } from './network.ts';
import { createTokenizer } from './tokens.ts';
import { openWeights } from './weights.ts';

/** Of length 1, so that the product of two is the cosine of the angle between them. */
export type Encoder = (text: string) => Float32Array;

/** @throws if a file of the model is missing or is not what it should be */
export async function loadEncoder(folder: string): Promise<Encoder> {
  const files = modelFiles(folder);
  const tokenize = createTokenizer(parse(files.tokenizer), parse(files.settings));
  const { graph, slots, tokens, vector } = buildNetwork();
  const session = await Session.load(graph, loadNative().native);
  using weights = openWeights(files.weights);
  // One by one: all at once would be there twice for a moment, and that memory is not given back.
  for (const { name, value, done } of slots) session.run([done], [[value, weights.read(name, value.shape)]]);
  return (text) => session.run([vector], [[tokens, tokenize(text)]])[0] as Float32Array;
}

const parse = (file: string): object => JSON.parse(readFileSync(file, 'utf8')) as object;
