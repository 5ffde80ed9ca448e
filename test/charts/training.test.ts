/** The numbers in the pictures of training are those of the lessons, worked out in another way. */
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
const written = (value: number, digits = 2) => value.toFixed(digits).replace('-', '−');

describe('pictures of a step', () => {
  it('loss: e to the power of minus the loss is the probability again', () => {
    for (const [percent, loss] of [
      [90, '0.11'],
      [50, '0.69'],
      [10, '2.30'],
      [1, '4.61'],
    ] as const) {
      expect(100 * Math.exp(-Number(loss))).toBeCloseTo(percent, 0);
      expect(altOf('loss')).toContain(`${percent} % gives ${loss}`);
      expect(altOf('loss-shapes')).toContain(`p = ${percent / 100} gives ${loss}`);
    }
    expect(words('loss-shapes')).toContain('ln 10 = 2.30');
  });

  it('gradient descent: each step leaves 0.8 of the way, as in the lesson', () => {
    const path = Array.from({ length: 8 }, (_, step) => Number((0.8 ** step).toFixed(3)));
    expect(altOf('descent')).toContain(path.join(', '));
  });

  it('learning rate: each step multiplies the distance by 1 − η', () => {
    for (const rate of [0.05, 0.5, 2.2])
      expect(words('learning-rate')).toContain(`from −1 to ${written(-((1 - rate) ** 5))}`);
    expect(altOf('learning-rate-limit')).toMatch(/0\.5 half.*at 2 all of it \(1\), at 2\.5 it is 1\.5 times/);
  });
});

describe('pictures of rounds', () => {
  it('epochs: each deck has every card once, and no two are alike', () => {
    const decks = [...altOf('epochs').matchAll(/Epoch \d: ([\d ]+)/g)].map(([, deck = '']) => deck);
    expect(new Set(decks).size).toBe(3);
    for (const deck of decks)
      expect(
        deck
          .split(' ')
          .map(Number)
          .sort((a, b) => a - b),
      ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('updates: batches counted one by one', () => {
    for (const batch of [8, 32, 128]) {
      let updates = 0;
      for (let first = 0; first < 2000; first += batch) updates += 1;
      expect(words('updates')).toContain(String(3 * updates));
    }
  });
});
