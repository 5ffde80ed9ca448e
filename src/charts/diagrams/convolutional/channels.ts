import type { Pen, Point } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { type Diagram, frame, note, pointer, tints, yellow } from '../shapes.ts';
import { plainGrid } from './parts.ts';
import { positionsOf } from './sliding.ts';

const [channels, filters, k, cells] = [3, 2, 3, 5];
const perFilter = k * k * channels + 1;
const out = positionsOf(cells, k);
const [sheet, step, slice] = [13, 17, 11];
const colourOf = (channel: number): string => tints[channel] ?? palette.raised;

export const channelPicture: Diagram = {
  title: 'A filter spans all channels and makes one map',
  alt:
    `An input of ${cells}×${cells} cells with ${channels} channels, drawn as a stack. Each of ${filters} filters has a slice of ${k}×${k} weights for every channel; ` +
    `their products are added up, with a bias, to one number of one ${out}×${out} map. So ${filters} filters make ${filters} maps, the channels of the next layer. ` +
    `Weights: ${k} · ${k} · ${channels} + 1 = ${perFilter} for a filter, ${perFilter * filters} for ${filters}. A 1×1 filter would have ${channels} + 1 = ${channels + 1}.`,
  height: 228,
  draw(pen) {
    const top = 62;
    pen.text(`input: ${channels} channels`, [50, 8], { size: size.heading, weight: 600 });
    for (let c = channels - 1; c >= 0; c--) {
      const at: Point = [c * step, top + (channels - 1 - c) * step];
      pen.box(at[0] - 1.5, at[1] - 1.5, cells * sheet + 3, cells * sheet + 3, {
        fill: palette.card,
        radius: 2,
      });
      plainGrid(pen, at, [cells, cells], sheet, () => true, `${colourOf(c)}55`);
      pen.text(String(c + 1), [at[0] + cells * sheet - 7, at[1] + 7], { weight: 600 });
      if (c === 0) frame(pen, at, k, sheet, { colour: yellow });
    }
    pen.text('slice for channel', [200, 8], { size: size.heading, weight: 600 });
    pen.text('maps', [328, 8], { size: size.heading, weight: 600 });
    for (let f = 0; f < filters; f++) row(pen, f, 62 + f * 88);
    note(
      pen,
      `weights: ${k} · ${k} · ${channels} + 1 bias = ${perFilter} for each filter, ${perFilter * filters} in all`,
      [184, 220],
    );
  },
};

function row(pen: Pen, f: number, middle: number): void {
  const left = (c: number) => 144 + c * 47;
  pointer(pen, [108, 112 + (f - 0.5) * 24], [138, middle], { colour: palette.muted });
  for (let c = 0; c < channels; c++) {
    if (f === 0) note(pen, String(c + 1), [left(c) + 16, 30]);
    plainGrid(pen, [left(c), middle - 16], [k, k], slice, () => true, `${colourOf(c)}88`);
    if (c > 0) pen.text('+', [left(c) - 7, middle], { size: 15 });
  }
  note(pen, `filter ${f + 1}`, [left(1) + 16, middle + 28]);
  pointer(pen, [left(2) + 38, middle], [300, middle]);
  plainGrid(pen, [306, middle - 22], [out, out], 15, (i, j) => i === 0 && j === 0);
  note(pen, `map ${f + 1}`, [328, middle + 33]);
}
