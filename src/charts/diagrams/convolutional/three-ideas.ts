import type { Pen, Point } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, pointer, segment, yellow } from '../shapes.ts';

const steps = 8;
const rounds = Math.log2(steps);
const pitch = 21;
const panels = [
  { name: 'plain RNN', waits: `${steps} steps in a row`, draw: chain },
  { name: 'attention', waits: '1 step, all at once', draw: attention },
  {
    name: 'dilated convolution',
    waits: `${rounds} layers in a row`,
    draw: (pen: Pen, at: Point) => tree(pen, at, yellow),
  },
  {
    name: 'linear recurrence',
    waits: `${rounds} rounds in a row`,
    draw: (pen: Pen, at: Point) => tree(pen, at, blue),
  },
];

export const threeIdeas: Diagram = {
  title: 'Three ways to know the past without the long wait',
  alt:
    `How step ${steps} hears from step 1 in four networks over ${steps} steps. ` +
    `${panels.map(({ name, waits }) => `${name}: ${waits}`).join('; ')}. Attention looks directly at every step; dilated convolutions and linear recurrences join pairs, then pairs of pairs.`,
  height: 238,
  draw(pen) {
    panels.forEach(({ name, waits, draw }, i) => {
      const [x, y] = [(i % 2) * 200, 8 + Math.floor(i / 2) * 124];
      pen.text(name, [x, y], { size: size.heading, weight: 600, align: 'left' });
      draw(pen, [x + 8, y + 82]);
      note(pen, waits, [x, y + 104], 'left');
    });
  },
};

const dot = (pen: Pen, [x, y]: Point, i: number): void =>
  pen.circle([x + i * pitch, y], 5.5, {
    fill: i === 0 || i === steps - 1 ? palette.ink : palette.raised,
    colour: palette.muted,
  });

function chain(pen: Pen, at: Point): void {
  for (let i = 0; i < steps; i++) {
    dot(pen, at, i);
    if (i < steps - 1)
      pointer(pen, [at[0] + i * pitch + 6, at[1]], [at[0] + (i + 1) * pitch - 5, at[1]], {
        colour: blue,
        width: 2,
      });
  }
}

function attention(pen: Pen, at: Point): void {
  const last = at[0] + (steps - 1) * pitch;
  for (let i = 0; i < steps - 1; i++) {
    const middle = (at[0] + i * pitch + last) / 2;
    pen.within([middle, at[1] - 6], () => {
      const radius = (last - at[0] - i * pitch) / 2;
      // Flat arcs, so that all of them fit under the name.
      pen.line(
        Array.from(
          { length: 25 },
          (_, k): Point => [
            -radius * Math.cos((k * Math.PI) / 24),
            -0.75 * radius * Math.sin((k * Math.PI) / 24),
          ],
        ),
        { colour: i === 0 ? palette.ink : palette.muted, width: i === 0 ? 2 : 1 },
      );
    });
  }
  for (let i = 0; i < steps; i++) dot(pen, at, i);
}

/** Pairs are joined, then pairs of pairs. */
function tree(pen: Pen, [x, y]: Point, colour: string): void {
  let places = Array.from({ length: steps }, (_, i) => x + i * pitch);
  for (let round = 1; round <= rounds; round++) {
    const above = Array.from({ length: places.length / 2 }, (_, i) => places[2 * i + 1] ?? 0);
    const [low, high] = [y - (round - 1) * 20, y - round * 20];
    above.forEach((top, i) => {
      for (const from of [places[2 * i] ?? 0, top])
        segment(pen, [from, low - 5], [top, high + 4], { colour, width: 1.75 });
      pen.circle([top, high], 4, { fill: colour, width: 0 });
    });
    places = above;
  }
  for (let i = 0; i < steps; i++) dot(pen, [x, y], i);
}
