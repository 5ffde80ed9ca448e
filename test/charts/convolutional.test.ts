/** The numbers in the pictures of convolution are those of the lessons, worked out in another way. */
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
/** Rows of numbers that stand in an alternative text after some words. */
function rowsAfter(alt: string, before: string): number[][] {
  const rows = alt
    .slice(alt.indexOf(before) + before.length)
    .match(/^ ?(-?\d+(?: -?\d+)*(?: \/ -?\d+(?: -?\d+)*)*)/)?.[1];
  return (rows ?? '').split(' / ').map((row) => row.split(' ').map(Number));
}

describe('pictures of convolution', () => {
  it('stride and padding: ⌊(n + 2p − k) / s⌋ + 1 by counting windows', () => {
    const count = (n: number, k: number, p: number, s: number) => {
      let windows = 0;
      for (let start = -p; start + k <= n + p; start += s) windows += 1;
      return windows;
    };
    expect(words('stride')).toEqual(
      expect.arrayContaining([`${count(7, 3, 0, 1)}×5`, `${count(7, 3, 0, 2)}×3`]),
    );
    expect(words('padding')).toEqual(
      expect.arrayContaining([`${count(5, 3, 0, 1)}×3`, `${count(5, 3, 1, 1)}×5`]),
    );
  });

  it('border: a corner lies in one window, with padding in four, an inner pixel in nine', () => {
    expect(altOf('border')).toContain('1 2 3 2 1 / 2 4 6 4 2 / 3 6 9 6 3');
    expect(altOf('border')).toMatch(/a corner in 1, the middle in 9.*a corner in 4/);
  });

  it('reach: the four layers of the lesson see 3, 4, 8 and 10 pixels', () => {
    expect(words('reach').filter((word) => /^\d+×\d+$/.test(word))).toEqual(['3×3', '4×4', '8×8', '10×10']);
    expect(words('receptive-field')).toEqual(expect.arrayContaining(['5×5', '3×3', '1×1']));
  });

  it('filters: each answer is the sum of weight times pixel', () => {
    const lit = (i: number, j: number) =>
      ['', '', '.#####.', '.....#.', '....#..', '...#...', '...#...'][i]?.[j] === '#';
    for (const name of ['horizontal edge', 'vertical edge', 'spot']) {
      const weights = rowsAfter(altOf('filters'), `${name}, weights`);
      const map = rowsAfter(altOf('filters').slice(altOf('filters').indexOf(name)), ': map');
      expect(map).toHaveLength(5);
      map.forEach((row, i) => {
        row.forEach((answer, j) => {
          let sum = 0;
          for (let u = 0; u < 3; u++)
            for (let v = 0; v < 3; v++) if (lit(i + u, j + v)) sum += weights[u]?.[v] ?? 0;
          expect(answer).toBe(sum);
        });
      });
    }
  });

  it('feature map: ReLU keeps what is above 0', () => {
    const answers = rowsAfter(altOf('feature-map'), 'in the map:');
    const kept = rowsAfter(altOf('feature-map'), 'into 0:');
    expect(kept).toEqual(answers.map((row) => row.map((z) => Math.max(0, z))));
  });

  it('shift: the map moves as far as the picture, and its largest number stays', () => {
    expect(altOf('shift-equivariance')).toMatch(/second 3 pixels.*only 3 cells.*is 3 before and 3 after/);
  });

  it('fully connected: the sums are those of its lines, and softmax is that of the lesson', () => {
    expect(altOf('fully-connected')).toMatch(/0 for 1, 4 for 7, −2 for 8: 7 wins/);
    expect(altOf('flatten')).toContain(
      '2, 1, 0; softmax makes them positive shares that add up to 1: 0.665, 0.245, 0.090',
    );
    expect(words('flatten')).toContain('8 · 3 weights + 3 biases = 27 parameters');
  });

  it('channels: parameters = filters · (height · width · channels + 1)', () => {
    expect(words('channels')).toContain(
      `weights: 3 · 3 · 3 + 1 bias = 28 for each filter, ${2 * (3 * 3 * 3 + 1)} in all`,
    );
  });

  it('over time: four gaps that double let 16 steps through, as the lesson says', () => {
    expect(words('dilation')).toContain('Gaps that double: 4 layers see 16 steps');
    expect(words('dilation')).toContain(`without gaps: ${1 + 4 * (2 - 1)} steps`);
    expect(altOf('convolution-1d')).toContain(
      '4 windows. Its answers, here how many words fit, are 0, 0, 0, 3',
    );
  });
});

describe('pictures of both networks', () => {
  it('architectures: the shapes are those of the other picture of the same network', () => {
    for (const shape of altOf('cnn').match(/\d+×\d+×\d+/g) ?? [])
      expect(words('architectures')).toContain(shape);
    expect(words('architectures')).toEqual(expect.arrayContaining(['400', '64', '10']));
  });

  it('order: the states are those of h_t = tanh(0.5 h_(t−1) + value)', () => {
    const values: Record<string, number> = { the: 0.2, dog: 0.9, bites: -0.4, man: -0.7 };
    for (const sentence of ['the dog bites the man', 'the man bites the dog']) {
      let h = 0;
      for (const word of sentence.split(' ')) {
        const a = 0.5 * h + (values[word] ?? 0);
        h = (Math.exp(2 * a) - 1) / (Math.exp(2 * a) + 1);
        expect(words('order')).toContain(h.toFixed(2).replace('-', '−'));
      }
    }
    expect(altOf('order')).toContain('Windows of 2 words differ in “dog bites” against “man bites”');
  });
});
