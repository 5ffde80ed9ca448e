/** Which questions a text asks. */
import { expect, it } from 'vitest';
import { partsOf } from '../../src/ask/parts.ts';

it.each([
  ['what is a gate?', []],
  ['gates', []],
  ['Hi all. I train an LSTM on text. Why is my loss stuck at 0.69?', ['Why is my loss stuck at 0.69?']],
  [
    'What does units mean? And how many layers should I use?',
    ['What does units mean?', 'And how many layers should I use?'],
  ],
  [
    'two things. 1. is the state kept between batches 2. does a GRU have a cell state',
    ['1. is the state kept between batches', '2. does a GRU have a cell state'],
  ],
  [
    'what is the stride in a layer, and how does padding change the size',
    ['what is the stride in a layer', 'and how does padding change the size'],
  ],
  [
    'my net is slow\nis the gpu used at all for small networks',
    ['is the gpu used at all for small networks'],
  ],
])('%s', (text, asked) => {
  expect(partsOf(text).map((part) => part.asked)).toEqual(asked);
});

it('a question that is not clear alone is looked up with the sentence before it', () => {
  const [, why] = partsOf('Is the last hidden state enough for a classifier? Why is that?');
  expect(why?.text).toBe('Is the last hidden state enough for a classifier? Why is that?');
});

it('of very many questions the first ones count', () => {
  expect(partsOf('Why does the gradient of an RNN vanish? '.repeat(30))).toHaveLength(5);
});
