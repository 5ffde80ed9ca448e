import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { diagram, diagramFigure, diagramNames } from '../../src/charts/diagrams/index.ts';
import { gradientNorms } from '../../src/charts/diagrams/recurrence.ts';
import { registerFonts } from '../../src/charts/fonts.ts';
import { UserError } from '../../src/types/errors.ts';
import { recordingPen } from './recorder.ts';

beforeAll(registerFonts);

const drawn = (name: string) => {
  const figure = diagramFigure(name);
  const recorder = recordingPen(400, Math.ceil(figure.height));
  figure.draw(recorder.pen);
  return { height: figure.height, texts: recorder.texts };
};

/** The characters a TrueType font has (its `cmap`, format 4). */
function characters(file: string): Set<number> {
  const font = readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/inter/${file}`));
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0;
  const cmap = font.readUInt32BE(entry + 8);
  const found = new Set<number>();
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const sub = cmap + font.readUInt32BE(cmap + 8 + 8 * i);
    if (font.readUInt16BE(sub) !== 4) continue;
    const segments = font.readUInt16BE(sub + 6) / 2;
    for (let s = 0; s < segments; s++) {
      const last = font.readUInt16BE(sub + 14 + 2 * s);
      const first = font.readUInt16BE(sub + 16 + 2 * segments + 2 * s);
      for (let code = first; code <= last; code++) found.add(code);
    }
  }
  return found;
}

describe('every diagram', () => {
  it('is shown by a lesson', () => {
    const lessons = globSync('documents/*.md').map((file) => readFileSync(file, 'utf8'));
    const shown = new Set(
      lessons.flatMap((lesson) =>
        [...lesson.matchAll(/^diagram: (.*)/gm)].flatMap(([, names]) => names?.match(/[\w-]+/g) ?? []),
      ),
    );
    expect(diagramNames.filter((name) => !shown.has(name))).toEqual([]);
  });

  it('has a name of its own in every group', async () => {
    const groups = await Promise.all(
      globSync('src/charts/diagrams/*/')
        .map((folder) => folder.split('/').at(-1))
        .map(
          async (group): Promise<Record<string, object>> =>
            import(`../../src/charts/diagrams/${group}/index.ts`),
        ),
    );
    const names = groups.flatMap((group) =>
      Object.values(group).flatMap((pictures) => Object.keys(pictures)),
    );
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it.each(diagramNames)('%s: every letter is in the font', (name) => {
    const upright = characters('400Regular/Inter_400Regular.ttf');
    const slanted = characters('400Regular_Italic/Inter_400Regular_Italic.ttf');
    for (const { text, italic } of drawn(name).texts) {
      for (const letter of text) {
        const has = (italic ? slanted : upright).has(letter.codePointAt(0) ?? 0);
        expect(has, `${letter} in ${text}`).toBe(true);
      }
    }
  });

  it.each(diagramNames)('%s: says what it shows', (name) => {
    const { alt, drawing } = diagram(name);
    expect(alt.length).toBeGreaterThan(150);
    expect(alt.length).toBeLessThanOrEqual(1000);
    expect(alt).toMatch(/\d/);
    expect(alt).not.toMatch(/[?!]\./);
    expect(drawing).toEqual({ kind: 'diagram', name });
  });

  it('lists the names to whoever asks for another', () => {
    expect(() => diagram('transformer')).toThrow(UserError);
    expect(() => diagram('transformer')).toThrow(/cnn, convolution, pooling/);
    expect(() => diagramFigure('toString')).toThrow(UserError);
  });
});

describe('numbers in diagrams', () => {
  const words = (name: string) => drawn(name).texts.map(({ text }) => text);

  it('convolution: the framed window gives 12, worked out by hand', () => {
    // 0·(−1) + 3·0 + 3·1 = 3; 0·(−2) + 3·0 + 3·2 = 6; 0·(−1) + 2·0 + 3·1 = 3.
    expect(words('convolution').filter((word) => word === '12')).toHaveLength(2);
    expect(diagram('convolution').alt).toContain('0 9 9 0 -9 / 0 10 12 1 -12 / 0 4 11 5 -11');
  });

  it('pooling: largest and mean of each window', () => {
    expect(diagram('pooling').alt).toContain(
      'gives 3 5 / 4 3; average pooling takes the mean and gives 1.5 2 / 1.75 2.',
    );
  });

  it('unrolling: tanh by its closed form', () => {
    const tanh = (a: number) => (Math.exp(2 * a) - 1) / (Math.exp(2 * a) + 1);
    let h = 0;
    for (const x of [1, 0, 0, 0, -1]) {
      h = tanh(0.5 * h + x);
      expect(words('unrolling')).toContain(h.toFixed(2).replace('-', '−'));
    }
  });

  it('backpropagation: gradients equal central differences', () => {
    const loss = (w1: number, w2: number) => (w2 * Math.tanh(w1 * 1) - 1) ** 2;
    const e = 1e-5;
    const toW1 = (loss(0.5 + e, -0.8) - loss(0.5 - e, -0.8)) / (2 * e);
    const toW2 = (loss(0.5, -0.8 + e) - loss(0.5, -0.8 - e)) / (2 * e);
    const { alt } = diagram('backpropagation');
    const minus = (value: number) => value.toFixed(2).replace('-', '−');
    expect(alt).toContain(`∂L/∂w₂ = ${minus(toW2)} and ∂L/∂w₁ = ${minus(toW1)}`);
    const [w1, w2] = [0.5 - 0.25 * toW1, -0.8 - 0.25 * toW2];
    expect(alt).toContain(`makes w₁ ${minus(w1)} and w₂ ${minus(w2)}`);
    expect(alt).toContain(`the loss is ${minus(loss(w1, w2))} instead of ${minus(loss(0.5, -0.8))}`);
    // The learning rate that the updates use is given in the picture.
    expect(words('backpropagation').join('')).toContain('η = 0.25');
  });

  it('vanishing: one unit shrinks as the product of its own slopes', () => {
    // With one unit and no matrix to speak of, the Jacobian is w (1 − h²) ≤ |w|: norms fall at least as fast as |w|^k.
    const norms = gradientNorms({ radius: 0.5, units: 1, steps: 10, seed: 3 });
    const w = (norms[1] ?? 0) / (norms[0] ?? 1);
    expect(norms[0]).toBeCloseTo(1, 12);
    for (const [k, norm] of norms.entries()) {
      // Inputs of deviation 0.1 leave the slopes 1 − h² within some 20% of one.
      expect(Math.abs(Math.log(norm) - k * Math.log(w))).toBeLessThanOrEqual(0.25 * k);
    }
  });

  it('vanishing: what is said of three regimes holds for the middle of 40 random layers, and its range is given', () => {
    const ends = (radius: number) =>
      Array.from({ length: 40 }, (_, i) => gradientNorms({ radius, units: 32, steps: 24, seed: i + 1 }))
        .map((norms) => norms.at(-1) ?? 0)
        .sort((a, b) => a - b);
    const { alt } = diagram('vanishing');
    const written = (value = 0) => value.toPrecision(2);
    for (const radius of [0.5, 1, 2]) {
      const all = ends(radius);
      const median = ((all[19] ?? 0) + (all[20] ?? 0)) / 2;
      expect(alt).toContain(
        `ρ ≈ ${radius}: median ${written(median)} (${written(all[0])} to ${written(all[39])})`,
      );
    }
    // Below one every layer fades, above one every layer grows; at one some do this and some that.
    expect(ends(0.5).at(-1)).toBeLessThan(1e-4);
    expect(ends(2)[0]).toBeGreaterThan(1);
    expect(ends(1)[0]).toBeLessThan(0.1);
    expect(ends(1).at(-1)).toBeGreaterThan(1);
  });

  it('vanishing: runs the way its states and its lesson do, the last step at the right', () => {
    const ticks = drawn('vanishing').texts.filter(({ text }) => ['0', '6', '12', '18', '24'].includes(text));
    const byPlace = ticks.toSorted((a, b) => a.left - b.left).map(({ text }) => text);
    expect(byPlace).toEqual(['24', '18', '12', '6', '0']);
  });

  it('parallel: says on which machine', () => {
    expect(words('parallel')).toContain('with a processor for every position');
    expect(diagram('parallel').alt).toContain('as many processors as positions');
  });

  it('cnn: says how many maps a stack stands for', () => {
    expect(words('cnn').filter((word) => word.endsWith(' maps'))).toEqual([
      '8 maps',
      '8 maps',
      '16 maps',
      '16 maps',
    ]);
  });

  it('unrolling: a negative state has another colour than a positive one', () => {
    const fills: string[] = [];
    const { pen } = recordingPen(400, 260);
    const box = pen.box.bind(pen);
    pen.box = (x, y, wide, high, style = {}) => {
      if (style.fill && style.colour) fills.push(style.colour);
      box(x, y, wide, high, style);
    };
    diagramFigure('unrolling').draw(pen);
    expect(fills).toHaveLength(5);
    expect(new Set(fills.slice(0, 4)).size).toBe(1);
    expect(fills[4]).not.toBe(fills[0]);
  });
});
