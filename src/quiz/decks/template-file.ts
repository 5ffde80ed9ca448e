/** Files to fill in: they show how a deck is written. */
import { stringify } from 'csv-stringify/sync';

const headings = ['question', 'answer', 'wrong1', 'wrong2', 'wrong3', 'explanation', 'topic'];

const samples = [
  [
    'What does CNN stand for?',
    'Convolutional neural network',
    'Central neural node',
    'Connected number network',
    '',
    'It slides small filters over a picture. To slide a filter over a picture is to convolve it.',
    'CNN',
  ],
  ['How many times does each sample come in 5 epochs?', '5', '', '', '', 'Once in every epoch.', ''],
  ['The hidden state of an RNN is its ____.', 'memory', '', '', '', 'It carries what was read so far.', ''],
];

/** Begins with a byte order mark, so that spreadsheets read it as Unicode. */
const csv = (): string => `\uFEFF${stringify([headings, ...samples])}`;

const json = (): string =>
  `${JSON.stringify(
    [
      {
        kind: 'single',
        question: samples[0]?.[0],
        options: [
          { text: samples[0]?.[1], right: true },
          { text: samples[0]?.[2], right: false, remark: 'There is no such thing.' },
          { text: samples[0]?.[3], right: false },
        ],
        explanation: samples[0]?.[5],
        topic: 'CNN',
      },
      {
        kind: 'number',
        question: samples[1]?.[0],
        answer: 5,
        tolerance: 0,
        explanation: samples[1]?.[5],
      },
      {
        kind: 'boolean',
        question: 'An RNN reads a sequence step by step.',
        answer: true,
        explanation: 'It does.',
      },
    ],
    null,
    2,
  )}\n`;

/** A deck with three questions, as a file. */
export const templateFile = (format: 'csv' | 'json'): { name: string; content: Buffer } => ({
  name: `deck-template.${format}`,
  content: Buffer.from(format === 'csv' ? csv() : json()),
});
