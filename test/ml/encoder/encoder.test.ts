/** The graph against NumPy, and our tokens against the Rust tokenizer's (test/fixtures/encoder/reference.py). */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Encoder, loadEncoder } from '../../../src/ml/encoder/encoder.ts';
import { modelFiles, modelFolder } from '../../../src/ml/encoder/files.ts';
import { createTokenizer } from '../../../src/ml/encoder/tokens.ts';
import { likeness, noModel } from './model.ts';

interface Reference {
  text: string;
  tokens: string;
  /** Float32, in base64. */
  vector: string;
}

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const references: Reference[] = json(
  new URL('../../fixtures/encoder/reference.json', import.meta.url).pathname,
);
const vectorOf = ({ vector }: Reference) =>
  new Float32Array(Uint8Array.from(Buffer.from(vector, 'base64')).buffer);

describe.skipIf(noModel)(`the encoder${noModel ? `: skipped, ${noModel}` : ''}`, () => {
  let encode: Encoder;

  beforeAll(async () => {
    encode = await loadEncoder(modelFolder);
  });

  it.each(references)('cuts into the same tokens: $text', ({ text, tokens }) => {
    const { tokenizer, settings } = modelFiles(modelFolder);
    expect(createTokenizer(json(tokenizer), json(settings))(text).join(' ')).toBe(tokens);
  });

  it.each(references)('gives the same vector: $text', (reference) => {
    const ours = encode(reference.text);
    expect(ours).toHaveLength(384);
    expect(likeness(ours, ours)).toBeCloseTo(1, 5);
    expect(likeness(ours, vectorOf(reference))).toBeGreaterThan(0.99999);
  });

  it('has been compared with a text that is cut off', () => {
    expect(references.filter(({ tokens }) => tokens.split(' ').length === 256)).toHaveLength(1);
  });

  it.each([
    ['turn the picture', 'Images are rotated by random angles.', 'Max pooling of 4, 7, 1 and 3 gives 7.'],
    [
      'my model only learned the examples by heart',
      'Overfitting: good on training data, bad on new data.',
      'A GRU has two gates, an LSTM three.',
    ],
    [
      'it forgets the beginning of long sentences',
      'Gradients vanish over many time steps.',
      'Filters share their weights.',
    ],
  ])('finds what is meant by “%s”', (question, right, wrong) => {
    const asked = encode(question);
    expect(likeness(asked, encode(right))).toBeGreaterThan(likeness(asked, encode(wrong)) + 0.1);
  });
});
