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
