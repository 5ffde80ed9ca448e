/** The numbers in the pictures of convolution are those of the lessons, worked out in another way. */
import { beforeAll, describe, expect, it } from 'vitest';
import { seriesParts, summed } from '../../src/charts/diagrams/convolutional/made-up-series.ts';
import { sampleRate, spectrogram, wave } from '../../src/charts/diagrams/convolutional/synthetic-sound.ts';
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

describe('pictures of what networks are used for', () => {
  it('forecasting: the naive forecast is off by the difference of two days', () => {
    const [, today = '', tomorrow = '', off = ''] =
      /Today it is (-?[\d.]+) °C.*The truth is (-?[\d.]+) °C.*off by ([\d.]+) °C/.exec(
        altOf('forecasting'),
      ) ?? [];
    expect(Math.abs(Number(tomorrow) - Number(today)).toFixed(1)).toBe(off);
  });

  it('a series: its parts add up, and the picture has their spread', () => {
    const parts = seriesParts(42);
    const spread = (values: number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length - mean ** 2);
    };
    const { trend, rhythm, dependence, noise } = parts;
    const sum = trend.map((level, t) => level + (rhythm[t] ?? 0) + (dependence[t] ?? 0) + (noise[t] ?? 0));
    expect(summed(parts)).toEqual(sum);
    for (const part of [trend, rhythm, dependence, noise, sum])
      expect(words('series-parts')).toContain(`± ${spread(part).toFixed(1)}`);
  });

  it('speech: a tone is loud in the band of its pitch alone', () => {
    const tone = Array.from({ length: 800 }, (_, n) => Math.sin((2 * Math.PI * 1050 * n) / sampleRate));
    const bands = spectrogram(tone)[0] ?? [];
    expect(bands.indexOf(Math.max(...bands))).toBe(10);
    expect(Math.max(...bands.slice(0, 5), ...bands.slice(20))).toBeLessThan(0.1);
    const frames = spectrogram(wave()).length;
    expect(words('speech')).toContain(
      `${wave().length.toLocaleString('en')} samples of an artificial sound become ${frames} frames × 80 bands`,
    );
  });

  const classesOf = { digits: 10, fashion: 10, spam: 2, text: 40, recall: 8 };
  it('data sets: what guessing reaches is one in as many classes as there are', () => {
    expect(words('data-sets').filter((word) => word.endsWith('%'))).toEqual(
      (['digits', 'fashion', 'spam', 'text', 'recall'] as const).map((name) => `${100 / classesOf[name]}%`),
    );
  });
});

describe('pictures of work done at the same time', () => {
  it('four networks: h(h + d + 1) for each block, as in the lesson', () => {
    const of = (blocks: number) => (blocks * 64 * (64 + 28 + 1)).toLocaleString('en');
    expect(words('four-networks')).toEqual(expect.arrayContaining([of(1), of(3), of(4), '1,168']));
  });

  it('cores: no more are busy than there are, and than there are numbers', () => {
    expect(words('cores').filter((word) => word.endsWith(' busy'))).toEqual([
      '100% busy',
      '13% busy',
      '100% busy',
    ]);
  });

  it('side by side and in pairs: fewer steps in a row', () => {
    expect(words('side-by-side')).toEqual(expect.arrayContaining(['15 steps in a row', '5 steps in a row']));
    let h = 0;
    for (const b of [1, 3, 0, 2, 1, 0, 1, 1]) h = 2 * h + b;
    expect(words('scan')).toEqual(
      expect.arrayContaining([`from h = 0: the last state is ${h}`, `${2 ** 8}, ${h}`]),
    );
    // The first four are the example of the lesson’s answers.
    expect(words('scan')).toEqual(expect.arrayContaining(['4, 5', '4, 2', '16, 22']));
  });

  it('batches: a quarter of the noise takes sixteen times the examples', () => {
    expect(altOf('batch-noise')).toContain('0.35 at 8, 0.18 at 32, 0.09 at 128, 0.04 at 512');
    expect(words('batch-noise')).toEqual(expect.arrayContaining(['1,250', '313', '79', '20']));
  });

  it('throughput: B / (t₀ + B · t₁) of the lesson', () => {
    for (const [batch, perSecond] of [
      [1, '99'],
      [32, '2,424'],
      [100, '5,000'],
      [256, '7,191'],
    ] as const) {
      expect(Math.round(batch / (0.01 + batch * 0.0001)).toLocaleString('en')).toBe(perSecond);
      expect(words('throughput')).toContain(perSecond);
    }
  });

  it('starting: the share of time in which the card of the lesson is busy', () => {
    const computing = (units: number, batch: number) => (2 * units * 2 * units * batch) / 10e6;
    for (const [units, batch] of [
      [64, 32],
      [640, 320],
    ] as const) {
      const microseconds = computing(units, batch);
      expect(words('starting-costs')).toContain(
        `busy ${Math.round((100 * microseconds) / (5 + microseconds))}%`,
      );
    }
  });

  it('roofline: fetching limits what a small batch reaches', () => {
    for (const batch of [1, 4, 16, 64]) {
      const reached = Math.min(10, 0.5 * ((2 * batch) / 4));
      expect(altOf('roofline')).toContain(
        `batch ${batch}, ${batch / 2} operations per byte, at most ${reached} trillion`,
      );
    }
  });

  it('sharp edge: as many bars as the field has steps, and then zeros', () => {
    expect(altOf('sharp-edge')).toContain(`The CNN sees ${1 + 3 * (4 - 1)} steps, 0 to 9 back`);
    // Six zeros, and the 0 of the axis.
    expect(words('sharp-edge').filter((word) => word === '0')).toHaveLength(16 - 10 + 1);
    expect(altOf('sharp-edge')).toContain(`${(100 * 0.8 ** 15).toFixed(0)}% at 15 steps back`);
  });

  it('counting weights: the sums of the lesson', () => {
    expect(words('parameter-blocks')).toEqual(
      expect.arrayContaining(['1 · 5,952 = 5,952', '3 · 5,952 = 17,856', '4 · 5,952 = 23,808']),
    );
  });

  it('no clear winner: mean and spread by n − 1', () => {
    const lists = altOf('no-clear-winner').matchAll(
      /[AB]: ([\d., ]+), mean and spread ([\d.]+) ± ([\d.]+)%/g,
    );
    const all = [...lists].map(([, list = '', mean, spread]) => {
      const values = list.split(', ').map(Number);
      const middle = values.reduce((sum, value) => sum + value) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
      expect([mean, spread]).toEqual([
        middle.toFixed(1),
        Math.sqrt(squares / (values.length - 1)).toFixed(1),
      ]);
      return middle;
    });
    expect(all).toHaveLength(2);
  });
});
