import { createCanvas } from 'canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ComparedTable, comparisonChart, comparisonFigure } from '../../src/charts/comparison.ts';
import { registerFonts } from '../../src/charts/fonts.ts';
import { networkColour } from '../../src/charts/theme.ts';
import type { ComparisonDrawing } from '../../src/types/chart.ts';
import { UserError } from '../../src/types/errors.ts';
import { recordingPen } from './recorder.ts';

const table = (columns: number, cell: string, rows = 3): ComparedTable => ({
  title: 'A comparison',
  subjects: ['CNN', 'RNN', 'LSTM', 'Transformer'].slice(0, columns).map((title) => ({ title })),
  rows: Array.from({ length: rows }, (_, i) => ({
    attribute: `Attribute ${i + 1}`,
    cells: Array<string>(columns).fill(cell),
  })),
});

const drawn = (of: ComparedTable) => {
  const recorder = recordingPen(400, 40);
  const figure = comparisonFigure(comparisonChart(of).drawing as ComparisonDrawing, recorder.pen);
  figure.draw(recorder.pen);
  return { height: figure.height, texts: recorder.texts };
};

beforeAll(registerFonts);

describe('comparison', () => {
  it('colours networks as everywhere and says every cell', () => {
    const chart = comparisonChart({
      title: 'Two of them',
      subjects: [{ title: 'Convolutional networks', topic: 'cnn' }, { title: 'RNNs' }, { title: 'Trees' }],
      rows: [{ attribute: 'Memory', cells: ['none', 'hidden state', 'none'] }],
    });
    const { columns } = chart.drawing as ComparisonDrawing;
    expect(columns.slice(0, 2).map(({ colour }) => colour)).toEqual([networkColour.cnn, networkColour.rnn]);
    expect(Object.values(networkColour)).not.toContain(columns[2]?.colour);
    expect(chart.alt).toContain('Memory: Convolutional networks – none; RNNs – hidden state; Trees – none.');
  });

  it.each([2, 3, 4])('keeps %d columns of long text inside their columns and rows', (columns) => {
    const long =
      'A rather long cell with backpropagationthroughtimeandspace in its middle, and more after it';
    const { height, texts } = drawn(table(columns, long));
    const inner = 368;
    const wide = (inner - 12 * (columns - 1)) / columns;
    const cells = texts.filter(({ text }) => long.includes(text.replace(/-$/, '')));
    expect(cells.length).toBeGreaterThan(3 * columns);
    for (const { left, right, text } of cells) {
      const column = Math.floor((left - 16 + 2) / (wide + 12));
      expect(right, text).toBeLessThanOrEqual(16 + column * (wide + 12) + wide + 0.5);
    }
    for (const { top, bottom, size } of texts) {
      expect(top).toBeGreaterThan(0);
      expect(bottom).toBeLessThan(height);
      expect(size).toBeGreaterThanOrEqual(11);
    }
  });

  it('loses no word', () => {
    const words = 'one two three four five six seven eight nine ten eleven twelve thirteen'.split(' ');
    const { texts } = drawn(table(4, words.join(' '), 1));
    const shown = texts.map(({ text }) => text).join(' ');
    for (const word of words) expect(shown).toContain(word);
  });

  it('draws what differs, in words, and no more than can be read', () => {
    const chart = comparisonChart({
      title: 'LSTM and GRU',
      subjects: [{ title: 'LSTM' }, { title: 'GRU' }],
      rows: [
        { attribute: 'Input', cells: ['sequential', 'sequential'] },
        { attribute: 'Parameters', cells: ['4h(h + d + 1)', '3h(h + d + 1)'] },
        ...Array.from({ length: 1000 }, (_, i) => ({ attribute: `Gates ${i}`, cells: ['three', 'two'] })),
      ],
    });
    const { rows } = chart.drawing as ComparisonDrawing;
    expect(rows.map(({ attribute }) => attribute)).toEqual(['Gates 0', 'Gates 1', 'Gates 2', 'Gates 3']);
    expect(chart.alt).not.toMatch(/Input|Parameters|Gates 4/);
  });

  it('refuses what it cannot draw', () => {
    expect(() => comparisonChart(table(1, 'x'))).toThrow(UserError);
    expect(() => comparisonChart(table(2, 'x', 0))).toThrow(UserError);
  });

  it('measures with the shipped font', () => {
    const context = createCanvas(10, 10).getContext('2d');
    const width = (font: string) => {
      context.font = font;
      return context.measureText('Back-propagation through time').width;
    };
    expect(width('400 13px Inter')).not.toBeCloseTo(width('400 13px "No such font"'), 1);
    expect(width('600 13px Inter')).toBeGreaterThan(width('400 13px Inter'));
  });
});
