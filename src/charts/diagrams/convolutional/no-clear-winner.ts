import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, segment, yellow } from '../shapes.ts';

/** Made-up accuracies of five seeds each, in per cent. */
const networks = [
  { name: 'A', values: [89.4, 90.1, 90.4, 90.7, 91.4], colour: yellow },
  { name: 'B', values: [89.6, 90.2, 90.9, 91.1, 91.7], colour: blue },
];
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
/** By n − 1, as in the lesson on error bars. */
const spread = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));
const written = (values: readonly number[]): string =>
  `${mean(values).toFixed(1)} ± ${spread(values).toFixed(1)}%`;
const [low, high, left, right] = [89, 92, 34, 346];
const at = (value: number): number => left + ((value - low) / (high - low)) * (right - left);

export const noClearWinner: Diagram = {
  title: 'The means differ, the seeds differ more',
  alt:
    `Made-up accuracies of two networks, five seeds each, as dots. ${networks.map(({ name, values }) => `${name}: ${values.join(', ')}, mean and spread ${written(values)}`).join('. ')}. ` +
    'The bars of both overlap widely, so there is no clear winner.',
  height: 224,
  draw(pen) {
    networks.forEach(({ name, values, colour }, i) => {
      const y = 48 + i * 74;
      pen.text(name, [8, y], { size: 16, weight: 600, colour });
      pen.box(
        at(mean(values) - spread(values)),
        y + 12,
        at(mean(values) + spread(values)) - at(mean(values) - spread(values)),
        16,
        {
          fill: `${colour}55`,
          colour,
          radius: 3,
        },
      );
      segment(pen, [at(mean(values)), y + 9], [at(mean(values)), y + 31], {
        colour: palette.ink,
        width: 2.5,
      });
      for (const value of values)
        pen.circle([at(value), y - 4], 5, { fill: colour, colour: palette.card, width: 1 });
      pen.text(written(values), [368, y - 22], { size: 13, weight: 600, align: 'right' });
    });
    const bottom = 174;
    segment(pen, [left, bottom], [right, bottom], { colour: palette.edge });
    for (let tick = low; tick <= high; tick++) note(pen, String(tick), [at(tick), bottom + 13]);
    note(pen, 'made-up accuracies in %; dot: a seed; bar: mean ± spread', [184, bottom + 31]);
    pen.text('no clear winner', [184, bottom + 48], { size: size.heading, weight: 600 });
  },
};
