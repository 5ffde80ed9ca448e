/** Whatever a picture has to say is legible in the box in which Discord shows it. */
import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerFonts } from '../../src/charts/fonts.ts';
import { loadLessons } from '../support/lessons.ts';
import { gallery } from './gallery.ts';
import { crowded, cutOff, overlaps, smallestShown, type WrittenPicture, writtenIn } from './written.ts';

registerFonts();
const library = await loadLessons();
const pictures = gallery(library);
library.close();

describe.each(pictures)('%s', (name, chart) => {
  let picture: WrittenPicture;
  beforeAll(async () => {
    picture = await writtenIn(chart.drawing);
  });

  it('has no text below 11 pixels where it is read', () => {
    expect(picture.texts.length).toBeGreaterThan(2);
    expect(smallestShown(picture)).toBeGreaterThanOrEqual(11);
  });

  it('has no text on another or over the edge', () => {
    expect(overlaps(picture)).toEqual([]);
    expect(cutOff(picture)).toEqual([]);
    // Elsewhere pieces stand together that belong together: those of a formula, the letters of a sequence.
    if (chart.drawing.kind === 'vega') expect(crowded(picture)).toEqual([]);
  });

  it('cuts no word of ordinary length', () => {
    const cut = picture.texts.filter(({ text }) => text.endsWith('…')).map(({ text }) => text);
    if (!name.includes('long')) expect(cut).toEqual([]);
  });
});

it('draws every kind of chart that there is', () => {
  const made = globSync('src/charts/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^export (?:function|const) (\w*Chart)\b/gm)].map(
      ([, name]) => name,
    ),
  );
  const drawn = ['gallery', 'gallery-duels', 'gallery-probes', 'predictions']
    .map((name) => readFileSync(`test/charts/${name}.ts`, 'utf8'))
    .join('\n');
  expect(made.length).toBeGreaterThan(5);
  expect(made.filter((name) => !drawn.includes(`${name}(`))).toEqual([]);
  const elsewhere = globSync('src/**/*.ts', { exclude: ['src/charts/**', 'src/types/**'] });
  expect(elsewhere.filter((file) => /kind: 'vega'/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
