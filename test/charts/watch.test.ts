/** Boards of guesses and mistakes: what they say, whether it fits and can be read, and the GIF as another library reads it. */
import { decode, decodeFrames } from 'modern-gif';
import { beforeAll, describe, expect, it } from 'vitest';
import { boardFigure } from '../../src/charts/board/figure.ts';
import { registerFonts } from '../../src/charts/fonts.ts';
import { renderDrawing } from '../../src/charts/render.ts';
import { width } from '../../src/charts/theme.ts';
import { guessesChart, learningChart, mistakePages, mistakesChart } from '../../src/charts/watch.ts';
import { datasets } from '../../src/types/training.ts';
import { recordingPen } from './recorder.ts';
import { boardsOf, recordingOf } from './recordings.ts';
import { options } from './samples.ts';

beforeAll(registerFonts);

describe.each(datasets)('the pictures of %s', (dataset) => {
  const setup = options('lstm', dataset);
  const recording = recordingOf(dataset);
  const pages = Array.from({ length: mistakePages(recording) }, (_, at) => at + 1);
  const { watched, frames } = recording;
  const [first] = frames;
  if (!first) throw new Error('no frame');
  const charts = [
    learningChart(setup, recording),
    ...pages.map((page) => mistakesChart(setup, recording, page)),
    guessesChart(setup, watched, first),
  ];

  it('are legible in 400 × 300, and nothing leaves the card', () => {
    for (const board of charts.flatMap(boardsOf)) {
      const figure = boardFigure(board);
      const { pen, texts } = recordingPen(width, figure.height);
      figure.draw(pen);
      expect(texts.length).toBeGreaterThan(4);
      for (const { text, size, left, right, top, bottom } of texts) {
        expect(size * Math.min(1, 400 / width, 300 / figure.height), text).toBeGreaterThanOrEqual(11);
        expect([left >= 4, right <= width - 4, top >= 4, bottom <= figure.height - 2], text).toEqual(
          Array(4).fill(true),
        );
      }
    }
  });

  it('show every mistake once, and say in words what they show', () => {
    const shown = pages.flatMap((page) => boardsOf(mistakesChart(setup, recording, page))[0]?.items ?? []);
    expect(shown).toEqual(recording.mistakes);
    for (const { alt } of charts) {
      expect(alt.length).toBeLessThanOrEqual(1_000);
      expect(alt).toMatch(/says/);
    }
  });
});

const red = (r: number, g: number) => r > 220 && g > 90 && g < 150;
const green = (r: number, g: number) => r < 90 && g > 190;

/** The pixels of a frame in such a colour. */
function count(frame: { data: Uint8ClampedArray } | undefined, like: (r: number, g: number) => boolean) {
  const { data } = frame ?? { data: new Uint8ClampedArray() };
  let pixels = 0;
  for (let i = 0; i < data.length; i += 4) if (like(data[i] ?? 0, data[i + 1] ?? 0)) pixels++;
  return pixels;
}

describe('the animation', () => {
  it('has a frame for each moment, lasts some five seconds, and does not loop', async () => {
    const chart = learningChart(options('cnn', 'fashion'), recordingOf('fashion'));
    expect(chart.name).toBe('learning.gif');
    const gif = await renderDrawing(chart.drawing);
    const { frames, looped, width: wide, height: high } = decode(gif);
    expect([wide, high]).toEqual([800, 600]);
    expect(frames).toHaveLength(7);
    expect(looped ?? false).toBe(false);
    expect(gif.includes('NETSCAPE')).toBe(false);
    const delays = frames.map(({ delay }) => delay);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(300);
    const total = delays.reduce((sum, delay) => sum + delay, 0);
    expect(Math.abs(total - 5_000)).toBeLessThan(100);
  });

  it('starts with the untrained network and stops on the finished one', async () => {
    const chart = learningChart(options('cnn', 'digits'), recordingOf('digits'));
    const [first, ...others] = boardsOf(chart);
    expect(first?.title).toBe('Before training: 0 of 8 right');
    expect(others.at(-1)?.title).toBe('After 5 of 5 epochs: 8 of 8 right');
    // Marks are red at first and green at the end, whatever lies between.
    const shown = decodeFrames(await renderDrawing(chart.drawing));
    expect(count(shown[0], red)).toBeGreaterThan(1_000);
    expect(count(shown[0], green)).toBe(0);
    expect(count(shown.at(-1), green)).toBeGreaterThan(1_000);
    expect(count(shown.at(-1), red)).toBe(0);
  });

  it('has the colour of right answers where only a frame in the middle has some', async () => {
    const recording = recordingOf('digits');
    const [untrained, trained] = [recording.frames[0], recording.frames.at(-1)];
    if (!untrained || !trained) throw new Error('no frames');
    const frames = [untrained, { ...trained, epoch: 2 }, { ...untrained, epoch: 5 }];
    const chart = learningChart(options('cnn', 'digits'), { ...recording, frames });
    const shown = decodeFrames(await renderDrawing(chart.drawing));
    expect(count(shown[1], green)).toBeGreaterThan(1_000);
    expect(count(shown[2], green)).toBe(0);
  });

  it.each(datasets)('finds examples of %s to show', async (dataset) => {
    const picture = await renderDrawing({ kind: 'examples', dataset });
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
  });
});
