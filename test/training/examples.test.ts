/** The examples in a text, as buttons that run them. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAction } from '../../src/discord/actions.ts';
import { trainActions } from '../../src/training/actions.ts';
import { exampleButtons } from '../../src/training/views/examples.ts';

test('an example becomes a button with its options', () => {
  const text =
    'Try `/train lstm dataset:recall units:16`, or `/train rnn`; `/train` alone asks for the network.';
  expect(exampleButtons(text)).toEqual([
    {
      label: 'Run it: LSTM on Recall, 16 units',
      action: 'train:start:lstm:recall:units-16',
      style: 'success',
    },
    { label: 'Run it: RNN on Digits', action: 'train:start:rnn:digits', style: 'success' },
  ]);
});

test('an example that stands twice has one button, and a network that does not exist has none', () => {
  expect(exampleButtons('`/train cnn` `/train cnn dataset:digits`')).toHaveLength(1);
  expect(exampleButtons('`/train perceptron`')).toEqual([]);
});

test('every example of the lessons can be pressed', () => {
  const folder = new URL('../../documents/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  const texts = files.map((file) => readFileSync(new URL(file, folder), 'utf8'));
  const buttons = texts.flatMap((text) => exampleButtons(text, 100));
  expect(buttons.length).toBeGreaterThan(20);
  for (const { action } of buttons) expect(readAction(trainActions, action).button).toBe('start');
});
