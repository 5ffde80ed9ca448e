import type { Pen } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { decimals, mean, spread } from '../numbers.ts';
import { type Diagram, note, pointer, segment, tints } from '../shapes.ts';
import { bold } from './parts.ts';

/** What two channels give for the four examples of a batch. */
const channels = [
  { name: 'channel 1', values: [2, 4, 6, 8] },
  { name: 'channel 2', values: [90, 130, 100, 120] },
];
const examples = ['a', 'b', 'c', 'd'];
const normalised = (values: readonly number[]) =>
  values.map((value) => (value - mean(values)) / spread(values));

const left = 84;
const right = 356;

export const batchNorm: Diagram = {
  title: 'Batch normalisation: one scale for all channels',
  alt: `Four examples a, b, c and d of a batch, as dots on number lines. ${channels
    .map(
      ({ name, values }) =>
        `${name} gives ${values.join(', ')}: mean ${mean(values)}, spread ${spread(values).toFixed(2)}; ` +
        `after batch normalisation ${normalised(values)
          .map((value) => decimals(value, 2))
          .join(', ')}`,
    )
    .join('. ')}. Both channels now have mean 0 and spread 1.`,
  height: 232,
  draw(pen) {
    note(pen, 'before: the values of a batch of four', [0, 8], 'left');
    channels.forEach((channel, i) => {
      numberLine(pen, 40 + i * 48, channel, [0, 140], [0, 50, 100]);
    });
    pointer(pen, [42, 116], [42, 138], { width: 2 });
    note(pen, 'each channel: minus its mean, divided by its spread', [60, 127], 'left');
    channels.forEach(({ name, values }, i) => {
      const after = { name, values: normalised(values) };
      numberLine(pen, 168 + i * 46, after, [-2, 2], [-2, -1, 0, 1, 2]);
    });
  },
};

function numberLine(
  pen: Pen,
  y: number,
  { name, values }: (typeof channels)[number],
  [low, high]: readonly [number, number],
  ticks: number[],
): void {
  const at = (value: number) => left + ((value - low) / (high - low)) * (right - left);
  pen.text(name, [0, y], { align: 'left', ...bold });
  segment(pen, [left, y], [right, y], { colour: palette.edge });
  for (const tick of ticks) {
    segment(pen, [at(tick), y - 3], [at(tick), y + 3], { colour: palette.muted });
    note(pen, decimals(tick), [at(tick), y + 14]);
  }
  values.forEach((value, i) => {
    pen.circle([at(value), y], 4, { fill: tints[i] ?? palette.ink, width: 0 });
    // The dots of channel 1 lie close together before: only the first and the last have room for a letter.
    const near = values.length > 0 && (Math.max(...values) - Math.min(...values)) / (high - low) < 0.1;
    if (!near) pen.text(examples[i] ?? '', [at(value), y - 13], { colour: tints[i] ?? palette.ink });
    else if (i === 0) pen.text('a … d', [at(mean(values)), y - 13]);
  });
}
