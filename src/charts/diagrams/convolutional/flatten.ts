import { readableOn } from '../../colours.ts';
import { palette, size } from '../../theme.ts';
import { type Diagram, grid, note, pointer, segment, tints, yellow } from '../shapes.ts';

const maps = [
  [
    [3, 0],
    [1, 2],
  ],
  [
    [0, 1],
    [2, 0],
  ],
];
const flat = maps.flat(2);
/** One row for each class. The sums are those of the lesson: 2, 1 and 0. */
const weights = [
  [1, 0, 1, -1, 0, 0, 0, 0],
  [0, 0, 1, 0, 0, 2, -1, 0],
  [1, 0, -1, -1, 0, 0, 0, 0],
];
const logits = weights.map((row) => row.reduce((sum, w, i) => sum + w * (flat[i] ?? 0), 0));
const total = logits.reduce((sum, y) => sum + Math.exp(y), 0);
const shares = logits.map((y) => Math.exp(y) / total);
const parameters = flat.length * logits.length + logits.length;
const written = shares.map((share) => share.toFixed(3));

export const flattenDiagram: Diagram = {
  title: 'Maps laid out in a line, weighed, made into shares',
  alt:
    `Two maps of 2×2 numbers are flattened to ${flat.length} numbers (${flat.join(', ')}). Each is connected to each of ${logits.length} outputs: ` +
    `${flat.length} · ${logits.length} weights + ${logits.length} biases = ${parameters} parameters. The sums, called logits, are ${logits.join(', ')}; ` +
    `softmax makes them positive shares that add up to 1: ${written.join(', ')}.`,
  height: 236,
  draw(pen) {
    const [column, outs, bars] = [118, 222, 262];
    const heading = { size: size.heading, weight: 600 } as const;
    const colourOf = (map: number) => tints[map] ?? palette.raised;
    const flatAt = (i: number) => 42 + i * 21;
    const outAt = (i: number) => 66 + i * 50;
    pen.text('maps', [30, 12], heading);
    pen.text('flatten', [column, 12], heading);
    pen.text('logits', [outs, 12], heading);
    pen.text('softmax', [318, 12], heading);
    maps.forEach((map, m) => {
      const fill = colourOf(m);
      grid(pen, [2, 46 + m * 84], map, { cell: 28, fill: () => fill, colour: () => readableOn(fill) });
      pointer(pen, [64, 74 + m * 84], [column - 16, 74 + m * 84]);
    });
    flat.forEach((value, i) => {
      const fill = colourOf(Math.floor(i / 4));
      for (const o of logits.keys())
        segment(pen, [column + 12, flatAt(i)], [outs - 14, outAt(o)], {
          colour: `${palette.muted}77`,
          width: 0.9,
        });
      pen.box(column - 12, flatAt(i) - 9.5, 24, 19, { fill, radius: 2 });
      pen.text(String(value), [column, flatAt(i)], { colour: readableOn(fill), size: 12 });
    });
    logits.forEach((y, o) => {
      pen.circle([outs, outAt(o)], 14, { fill: palette.raised, colour: yellow });
      pen.text(String(y), [outs, outAt(o)], { size: 14, weight: 600 });
      pen.box(bars, outAt(o) - 10, 68 * (shares[o] ?? 0), 20, { fill: yellow, radius: 3 });
      pen.text(written[o] ?? '', [368, outAt(o)], { size: 13, align: 'right' });
    });
    note(
      pen,
      `${flat.length} · ${logits.length} weights + ${logits.length} biases = ${parameters} parameters`,
      [168, 222],
    );
    note(pen, 'sum 1', [368, 200], 'right');
  },
};
