import { palette, size } from '../../theme.ts';
import { type Diagram, note, yellow } from '../shapes.ts';

/** The round numbers of the lesson: operations per second, and microseconds to start one. */
const [perSecond, start] = [10e12, 5];
const steps = [
  { name: 'small', units: 64, batch: 32 },
  { name: 'ten times as large', units: 640, batch: 320 },
].map((step) => {
  // One product of a matrix of h × (h + d), d = h, with a batch.
  const operations = 2 * step.units * (2 * step.units) * step.batch;
  return { ...step, operations, computing: (operations / perSecond) * 1e6 };
});
const scale = 368 / (start + (steps.at(-1)?.computing ?? 0));
const rounded = (microseconds: number): string => `${Number(microseconds.toPrecision(1))} µs`;
const share = (computing: number): string => `${Math.round((100 * computing) / (start + computing))}%`;

export const startingCosts: Diagram = {
  title: 'A small step: more starting than computing',
  alt:
    `One operation of an RNN step on a GPU, as bars of time; each takes ${start} µs to start. ` +
    `${steps.map(({ name, units, batch, operations, computing }) => `${name}, ${units} units and batch ${batch}: ${(operations / 1e6).toFixed(1)} million operations, about ${rounded(computing)} of computing, busy for ${share(computing)} of the time`).join('; ')}.`,
  height: 212,
  draw(pen) {
    steps.forEach(({ name, units, batch, computing }, i) => {
      const y = 10 + i * 96;
      pen.text(name, [0, y], { size: 14, weight: 600, align: 'left' });
      note(pen, `${units} units, batch ${batch}`, [368, y], 'right');
      pen.box(0, y + 16, start * scale, 30, { fill: palette.muted, radius: 2 });
      pen.box(start * scale + 1, y + 16, Math.max(1.5, computing * scale - 1), 30, {
        fill: yellow,
        radius: 1,
      });
      note(pen, `starting ${start} µs`, [0, y + 60], 'left');
      pen.text(`computing about ${rounded(computing)}`, [104, y + 60], {
        size: size.heading,
        colour: yellow,
        align: 'left',
      });
      pen.text(`busy ${share(computing)}`, [368, y + 60], {
        size: size.heading,
        weight: 600,
        align: 'right',
      });
    });
    note(pen, 'grey: starting one operation; yellow: computing it', [184, 204]);
  },
};
