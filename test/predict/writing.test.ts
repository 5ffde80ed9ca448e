/** What a language model wrote, as Discord shows it. */
import { expect, test } from 'vitest';
import { writingReply } from '../../src/predict/views/writing.ts';
import type { Experiment } from '../../src/training/tables/experiments.ts';
import { options } from '../db/samples.ts';

const experiment = { id: 7, options: { ...options, dataset: 'text' } } as Experiment;
const reply = (start: string, text: string) =>
  writingReply({
    experiment,
    source: { kind: 'own', id: 3 },
    ...{ temperature: 'low', seed: 2 },
    writing: { start, text, labels: ['a', 'b'], first: [0.9, 0.1] },
  });

test('the beginning is bold, lines are quoted, and nothing is read as markup', () => {
  const { text = '' } = reply('call (me) \n- is', 'hmael #\n# "a: b');
  expect(text.split('\n').slice(1, 4)).toEqual([
    '> \u200b**call \\(me\\)** ',
    '> \u200b**- is**hmael \\#',
    '> \u200b\\# "a:\u200b b',
  ]);
  expect(text).toContain('**Temperature: low (0.5).**');
});

test('a new paragraph has no beginning, and buttons change one thing each', () => {
  const { text = '', buttons = [], chart } = reply('', 'the whale');
  expect(text).toContain('\n> \u200bthe whale\n');
  expect(chart?.alt).toBe('The first character, at temperature 0.5. LSTM says a 90%, b 10%.');
  expect(buttons.flat().map(({ action, disabled }) => [action, disabled ?? false])).toEqual([
    ['predict:writeOn:7:o3:low:2', true],
    ['predict:writeOn:7:o3:normal:2', false],
    ['predict:writeOn:7:o3:high:2', false],
    ['predict:writeOn:7:o3:low:3', false],
    ['predict:example:7:1', false],
  ]);
});
