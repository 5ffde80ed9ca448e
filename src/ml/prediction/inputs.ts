/** Inputs in the form that people see and in the form that a network takes, both changed together. */
import { UserError } from '../../types/errors.ts';
import type { InputChange, NetworkInput, SeenInput } from '../../types/prediction.ts';
import type { Sample } from '../../types/recording.ts';
import { foldText } from '../datasets/alphabet.ts';
import { pixels as pixelCount } from '../datasets/images.ts';
import { messageWords } from '../datasets/mail.ts';
import type { Dataset } from '../datasets/types.ts';
import { inUnit, truthOf } from '../datasets/watched.ts';
import { createRandom, sample as drawSample } from '../engine/random.ts';
import type { Values } from '../engine/session.ts';
import { changedImage, changedOrder, isImageChange } from './changes.ts';

export interface PreparedInput {
  sample: Sample;
  truth?: number;
  /** Numbers as the first layer takes them; absent for words and characters, which each network encodes. */
  values?: Float32Array;
}

/** The test example with this number from 1 on: an order of its own, since a test part may be sorted by class. */
const testPosition = ({ test }: Dataset, example: number): number =>
  drawSample(createRandom(1, 'examples'), test.size)[(example - 1) % test.size] as number;

/** @throws UserError where the data set takes no such input */
export function prepareInput(dataset: Dataset, input: NetworkInput): PreparedInput {
  const { show, test, steps, features, vocabulary } = dataset;
  if (input.kind === 'text') {
    if (dataset.task.kind === 'language')
      return { sample: { kind: 'text', text: foldedEnd(input.text, steps) } };
    const words = messageWords(input.text);
    if (!vocabulary) throw new UserError(`A network for ${dataset.title.toLowerCase()} reads no text.`);
    if (words.length === 0)
      throw new UserError('There is no word in this text that I can read: it takes the letters a to z.');
    return { sample: { kind: 'words', words } };
  }
  if (input.kind === 'own') {
    const { sample } = input;
    if (sample.kind !== 'image') return { sample };
    const bytes = Buffer.from(sample.pixels, 'base64');
    if (!dataset.image || bytes.length !== pixelCount)
      throw new UserError(`A network for ${dataset.title.toLowerCase()} sees no pictures.`);
    return { sample, values: Float32Array.from(bytes, (byte) => byte / 255) };
  }
  if (!show) throw new Error(`the examples of ${dataset.name} cannot be shown`);
  const position = testPosition(dataset, input.example);
  const size = steps * features;
  const known = { sample: show(position), truth: truthOf(dataset, test, position) };
  if (vocabulary) return known;
  return { ...known, values: Float32Array.from(test.x.subarray(position * size, (position + 1) * size)) };
}

/** The end of a text as a language model reads it. @throws UserError where nothing of it is left */
export function foldedEnd(text: string, most: number): string {
  const folded = foldText(text);
  if (folded === '')
    throw new UserError(
      'There is no letter in this text that I can read: it takes the letters a to z and common punctuation.',
    );
  // What somebody types ends where the network goes on: a space there counts.
  return `${folded}${/\s$/.test(text) ? ' ' : ''}`.slice(-most);
}

/** The input with a change, and how it was changed. */
export function change(
  { sample, values, ...rest }: PreparedInput,
  dataset: Dataset,
  { name, variant }: InputChange,
): PreparedInput & { how: string } {
  if (isImageChange(name)) {
    if (sample.kind !== 'image' || !values) throw new UserError('Only a picture can be changed like this.');
    const { image, how } = changedImage(values, { name, variant });
    const bytes = Uint8Array.from(image, (value) => Math.round(255 * value));
    const seen: Sample = { kind: 'image', pixels: Buffer.from(bytes).toString('base64') };
    return { ...rest, sample: seen, values: image, how };
  }
  if (sample.kind === 'image') throw new UserError('A picture has no order of words or days.');
  const length = stepsOf(sample, dataset);
  const { order, how } = changedOrder(length, { name, variant });
  return {
    ...rest,
    sample: reordered(sample, order),
    ...(values && { values: reorderedValues(values, order, dataset.features) }),
    how,
  };
}

/** The steps that change places: words, letters (the question at the end stays there) or days. */
function stepsOf(sample: Sample, { steps }: Dataset): number {
  if (sample.kind === 'words') return sample.words.length;
  if (sample.kind === 'text') return sample.text.length;
  return sample.kind === 'sequence' ? sample.symbols.length : steps;
}

function reordered(sample: Sample, order: readonly number[]): Sample {
  if (sample.kind === 'words') return { ...sample, words: order.map((at) => sample.words[at] ?? '') };
  if (sample.kind === 'text') return { ...sample, text: order.map((at) => sample.text[at]).join('') };
  if (sample.kind !== 'sequence') return sample;
  return {
    ...sample,
    symbols: order.map((at) => sample.symbols[at] ?? ''),
    marked: order.indexOf(sample.marked),
  };
}

function reorderedValues(values: Float32Array, order: readonly number[], features: number): Float32Array {
  const moved = values.slice();
  for (const [to, from] of order.entries())
    moved.set(values.subarray(from * features, (from + 1) * features), to * features);
  return moved;
}

/** What people are shown of an input beside the sample itself. */
export function shownWith({ sample, values }: PreparedInput, dataset: Dataset): Omit<SeenInput, 'answers'> {
  const { task, features } = dataset;
  if (sample.kind === 'words') {
    const known = sample.words.map((word) => dataset.knows?.(word) ?? true);
    return { sample, unknown: known.flatMap((isKnown, at) => (isKnown ? [] : [at])) };
  }
  if (task.kind !== 'forecast' || !values) return { sample };
  const days = Array.from({ length: values.length / features }, (_, day) => values[day * features] as number);
  return { sample, before: days.map((value) => inUnit(task, value)) };
}

/** The numbers that a network of this data set takes. @throws Error for words without a vocabulary */
export function valuesFor({ sample, values }: PreparedInput, dataset: Dataset): Values {
  if (values) return values;
  if (dataset.encode && sample.kind === 'words') return dataset.encode(sample.words);
  if (dataset.encode && sample.kind === 'text') return dataset.encode([...sample.text]);
  throw new Error(`${dataset.name} cannot encode this input`);
}
