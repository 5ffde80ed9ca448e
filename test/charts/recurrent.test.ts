/** The numbers in the pictures of recurrent networks are those of the lessons, worked out in another way. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { diagram, diagramFigure } from '../../src/charts/diagrams/index.ts';
import { registerFonts } from '../../src/charts/fonts.ts';
import { recordingPen } from './recorder.ts';

beforeAll(registerFonts);

const altOf = (name: string) => diagram(name).alt;
const words = (name: string): string[] => {
  const recorder = recordingPen(400, 300);
  diagramFigure(name).draw(recorder.pen);
  return recorder.texts.map(({ text }) => text);
};
const lesson = (name: string) => readFileSync(`documents/${name}.md`, 'utf8');

describe('pictures of recurrence', () => {
  it('impulse: the states of the table in the lesson', () => {
    const rows = [...lesson('rnn').matchAll(/^u = +(−?[\d.]+) +((?:−?0\.\d\d +){3}−?0\.\d\d)/gm)];
    expect(rows).toHaveLength(4);
    for (const [, u = '', states = ''] of rows)
      expect(altOf('impulse')).toMatch(
        new RegExp(`u = ${u.replace('.', '\\.')} [a-z ]+: ${states.trim().split(/ +/).join(', ')}`),
      );
  });

  it('hidden state: as many numbers at the end as at the start, all between −1 and 1', () => {
    const numbers = words('state-columns').filter((word) => /^−?0\.\d\d$/.test(word));
    // h_0 is written as zeros; five more columns follow.
    expect(numbers).toHaveLength(5 * 5);
    expect(Math.max(...numbers.map((number) => Math.abs(Number(number.replace('−', '-')))))).toBeLessThan(1);
  });

  it('unrolled: one arrow fewer than copies', () => {
    expect(words('unrolled')).toContain('28 copies, 27 arrows between them, one set of weights');
    expect(lesson('rnn')).toContain('Between T cells there are T − 1 arrows');
  });

  it('stacked: T + L − 1 steps in a row', () => {
    expect(words('stacked')).toContain(`${4 + 2 - 1} steps in a row, not ${4 * 2}`);
  });

  it('masking: ends where the message alone ends', () => {
    const h = Math.tanh(0.5 * Math.tanh(0.5 * Math.tanh(0.3) - 0.2) + 0.9).toFixed(2);
    expect(altOf('masking')).toMatch(new RegExp(`carried over. Read alone, the message ends at ${h}`));
    expect(words('masking')).toContain(`at the end: 0.04 without, ${h} with the mask`);
  });
});

describe('pictures of gates', () => {
  const sigma = (a: number) => 1 / (1 + Math.exp(-a));

  it('σ: the table of the lesson', () => {
    const [, row = ''] = /^σ\(a\) +([\d. ]+)$/m.exec(lesson('lstm')) ?? [];
    expect(words('gate-curve')).toEqual(expect.arrayContaining(row.trim().split(/ +/)));
  });

  it('output gate: hidden and shown as in the lesson', () => {
    expect(altOf('shown-entries')).toContain(
      `at home: 3.00, gate 0.05, gives ${(0.05 * Math.tanh(3)).toFixed(2)}`,
    );
    expect(altOf('shown-entries')).toContain('cash machine: 3.00, gate 0.95, gives 0.95');
    for (const shown of ['0.05', '0.95']) expect(lesson('lstm')).toMatch(new RegExp(`0\\.995 = ${shown}`));
  });

  it('one LSTM step: forwards and back', () => {
    const [f, i, g, o] = [sigma(2), sigma(0), Math.tanh(0.5), sigma(1)];
    const c = f + i * g;
    expect(altOf('lstm-numbers')).toContain(`The new note is ${c.toFixed(2)}`);
    expect(words('lstm-numbers')).toContain(`says ${(o * Math.tanh(c)).toFixed(2)}`);
    const block = /to o: [\s\S]*?```/.exec(lesson('lstm'))?.[0] ?? '';
    const results = [...block.matchAll(/= (−0\.\d+)$/gm)].flatMap(([, result]) => result ?? []);
    expect(results).toHaveLength(6);
    expect(words('lstm-way-back')).toEqual(expect.arrayContaining(results));
    expect(words('lstm-way-back')).toContain(`ten such steps leave ${Math.round(100 * f ** 10)}%`);
  });

  it('reset before and after: worked out by hand', () => {
    // U (r ⊙ h) with r ⊙ h = (2, 0): (1·2, 3·2); r ⊙ U h with U h = (1·2 + 2·1, 3·2 + 1·1).
    expect(altOf('reset-order')).toMatch(
      /before: .*in the end \(2, 6\)\. Reset after: .*in the end \(4, 0\)/,
    );
  });

  it('the reset gate changes the draft only', () => {
    expect(altOf('draft')).toContain(`the draft is ${Math.tanh(0.3 + 0.5).toFixed(2)}`);
    expect(altOf('draft')).toContain(`the draft is ${Math.tanh(0.3).toFixed(2)}`);
  });

  it('LSTM or GRU: states, gates and blocks of the lesson', () => {
    expect(altOf('lstm-or-gru')).toMatch(
      /LSTM: 2 states.*3 gates.*4 blocks.*GRU: 1 state .*2 gates.*3 blocks/,
    );
  });
});

describe('pictures of memory and gradients', () => {
  it('agreement: eight steps from “keys” to “are”, as in the lesson', () => {
    const sentence = 'The keys to the old cabinet in the hall are'.split(' ');
    expect(words('agreement')).toContain(`${sentence.indexOf('are') - sentence.indexOf('keys')} steps`);
    expect(lesson('rnn')).toContain('a word eight steps earlier');
  });

  it('memory: the RNN moves and the CNN does not', () => {
    const states = [7, 2].map((first) =>
      [first, 4, 0, 1, 9, 2].reduce((h, digit) => Math.tanh(0.9 * h + (digit - 4.5) / 20), 0),
    );
    for (const state of states) expect(words('changed-digit')).toContain(state.toFixed(3).replace('-', '−'));
    expect(words('changed-digit').filter((word) => word === '4.000')).toHaveLength(2);
  });

  it('what is left: the table of the lesson', () => {
    const [, row = ''] = /^what is left +([\d. ]+)$/m.exec(lesson('memory')) ?? [];
    expect(words('near-far')).toEqual(expect.arrayContaining(row.trim().split(/ +/)));
  });

  it('dilemma: the stable state maps to itself, and the slope there is below 1', () => {
    const [, h = ''] = /cross at 0 and at ±(\d\.\d+)/.exec(altOf('dilemma')) ?? [];
    expect(Math.tanh(2 * Number(h))).toBeCloseTo(Number(h), 2);
    expect(words('dilemma')).toContain(`× ${(2 * (1 - 0.9575 ** 2)).toFixed(2)} per step:`);
  });

  it('cell state: what is left after 20 steps, as in the lesson', () => {
    const rows = [...lesson('memory').matchAll(/^f = ([\d.]+) +after 20 steps +([\d.]+)/gm)];
    expect(rows).toHaveLength(4);
    for (const [, f, left] of rows) expect(altOf('belt-decay')).toContain(`${left} at f = ${f}`);
  });

  it('recall: 27 letters of eight kinds, and the question', () => {
    const letters = words('recall-row').filter((word) => /^[A-H?]$/.test(word));
    expect(letters).toHaveLength(28);
    expect(new Set(letters).size).toBe(8 + 1);
    expect(words('recall-row')).toContain(`answer: ${letters[8]}, kept for ${28 - 9} steps`);
  });

  it('tolls and slopes: the numbers of the lesson', () => {
    const perStep = (1 - 0.5 ** 2) * 1.1;
    expect(words('tolls')).toContain(`0.75 · 1.1 = ${perStep.toFixed(3)} at each step`);
    expect(words('tolls')).toContain(`after 27 steps back: ${(perStep ** 27).toFixed(3)}`);
    expect(lesson('vanishing-gradients')).toContain('0.825²⁷ ≈ 0.006');
    expect(lesson('vanishing-gradients')).toContain('h = 0.5 has slope 0.75, h = 0.95 only 0.10');
    expect(words('tanh-slopes')).toEqual(expect.arrayContaining(['0.75', '0.10']));
  });

  it('exploding: a tenth a step is 117 times after 50', () => {
    expect(words('exploding')).toEqual(expect.arrayContaining(['2.6', (1.1 ** 50).toFixed(0)]));
  });

  it('a gradient chart: 6 powers over 21 steps are 0.52 a step', () => {
    expect(altOf('gradient-lines')).toMatch(
      /to the power −6, a factor of 0\.52 per step.*after about 7 steps/,
    );
  });
});
