import { createCanvas, loadImage } from 'canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { comparisonChart } from '../../src/charts/comparison.ts';
import { progressChart } from '../../src/charts/curve.ts';
import { diagram, diagramFigure, diagramNames } from '../../src/charts/diagrams/index.ts';
import { registerFonts } from '../../src/charts/fonts.ts';
import { renderDrawing } from '../../src/charts/render.ts';
import { curvesChart, outcomeChart } from '../../src/charts/summary.ts';
import { networkColour, palette, pixelRatio } from '../../src/charts/theme.ts';
import type { Chart, Drawing } from '../../src/types/chart.ts';
import { UserError } from '../../src/types/errors.ts';
import { type ModelQuestions, recordingPen } from './recorder.ts';
import { classified, fiveEpochs, forecast, options, result } from './samples.ts';

beforeAll(registerFonts);

async function pixels(drawing: Drawing) {
  const image = await loadImage(await renderDrawing(drawing));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const counts = new Map<number, number>();
  for (const pixel of new Uint32Array(data.buffer)) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const colours = new Map<string, number>();
  for (const [pixel, count] of counts) {
    // The bytes of a pixel are red, green, blue and alpha, the lowest first.
    const hex = [0, 8, 16].map((bits) => ((pixel >>> bits) & 255).toString(16).padStart(2, '0')).join('');
    colours.set(`#${hex}`, (colours.get(`#${hex}`) ?? 0) + count);
  }
  /** Different colours in a rectangle, in logical pixels. */
  const coloursIn = ({ left, top, right, bottom }: ModelQuestions) => {
    const { data } = context.getImageData(
      left * pixelRatio,
      top * pixelRatio,
      Math.max(1, (right - left) * pixelRatio),
      Math.max(1, (bottom - top) * pixelRatio),
    );
    return new Set(new Uint32Array(data.buffer)).size;
  };
  return { width: image.width, height: image.height, colours, coloursIn, cornerAlpha: data[3] };
}

const charts: [string, Chart, string][] = [
  ['progress', progressChart(options('rnn'), fiveEpochs.slice(0, 2)), networkColour.rnn],
  ['no epoch yet', progressChart(options(), []), networkColour.lstm],
  ['long progress', progressChart({ ...options('cnn'), epochs: 200 }, fiveEpochs), networkColour.cnn],
  ['result', curvesChart(result('lstm', 'fashion', classified)), networkColour.lstm],
  ['confusion matrix', outcomeChart(result('lstm', 'fashion', classified)), palette.ink],
  ['forecast', outcomeChart(result('rnn', 'weather', forecast)), networkColour.rnn],
  [
    'comparison',
    comparisonChart({
      title: 'Compared',
      subjects: [{ title: 'CNN' }, { title: 'RNN' }],
      rows: [{ attribute: 'Memory', cells: ['none', 'hidden state'] }],
    }),
    networkColour.rnn,
  ],
];

describe('rendering', () => {
  it.each(charts)(
    '%s: a card 800 pixels wide, in its colour, with transparent corners',
    async (_, chart, colour) => {
      const { width, height, colours, cornerAlpha } = await pixels(chart.drawing);
      expect(width).toBe(800);
      expect(height).toBeGreaterThan(150);
      expect(height).toBeLessThan(1400);
      expect(cornerAlpha).toBe(0);
      expect(colours.size).toBeGreaterThan(30);
      expect(colours.get(colour) ?? 0).toBeGreaterThan(40);
      expect(colours.get(palette.card) ?? 0).toBeGreaterThan((width * height) / 4);
      expect(chart.alt.length).toBeLessThanOrEqual(1000);
      expect(chart.name).toMatch(/^[a-z]+\.png$/);
    },
  );

  it.each(diagramNames)('diagram %s is drawn, with ink wherever something is written', async (name) => {
    const { width, height, coloursIn } = await pixels(diagram(name).drawing);
    const figure = diagramFigure(name);
    expect([width, height]).toEqual([800, Math.ceil(figure.height * pixelRatio)]);
    const { pen, texts } = recordingPen(400, Math.ceil(figure.height));
    figure.draw(pen);
    expect(texts.length).toBeGreaterThan(3);
    const blank = texts.filter((written) => written.text.trim() !== '' && coloursIn(written) < 2);
    expect(blank.map(({ text }) => text)).toEqual([]);
  });

  it('gives the same picture for the same data', async () => {
    const [, chart] = charts[3] as (typeof charts)[number];
    expect(await renderDrawing(chart.drawing)).toEqual(await renderDrawing(chart.drawing));
  });

  it('throws on a bad specification instead of drawing half of it', async () => {
    const spec = { mark: 'no such mark', encoding: {} } as unknown as Extract<
      Drawing,
      { kind: 'vega' }
    >['spec'];
    await expect(renderDrawing({ kind: 'vega', spec })).rejects.toThrow();
    await expect(renderDrawing({ kind: 'diagram', name: 'nothing' })).rejects.toThrow(UserError);
    await expect(renderDrawing({ kind: 'poster' } as unknown as Drawing)).rejects.toThrow(/Unknown kind/);
  });
});
