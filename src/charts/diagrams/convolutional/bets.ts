import { palette, size } from '../../theme.ts';
import { blue, type Diagram, frame, note, yellow } from '../shapes.ts';
import { pixelGrid } from './parts.ts';

/** The same corner at three places of a picture. */
const corner = [
  [1, 1, 1],
  [1, 0, 0],
  [1, 0, 0],
];
const places = [
  [1, 1],
  [2, 7],
  [7, 4],
] as const;
const side = 11;
const cell = 13;
const picture = Array.from({ length: side }, (_, i) =>
  Array.from({ length: side }, (_, j) => Math.max(...places.map(([y, x]) => corner[i - y]?.[j - x] ?? 0))),
);
/** A day’s course of temperature, as a series: a rhythm and a slow rise. */
const series = Array.from({ length: 13 }, (_, t) => Math.sin(t * 0.9) * 9 + t * 2.2);

export const bets: Diagram = {
  title: 'What each network takes for granted',
  alt:
    `Left, the CNN: a picture of ${side}×${side} pixels in which the same corner stands at ${places.length} places; one filter of 3×3 finds them all, since a pattern is local and means the same everywhere. ` +
    `Right, the RNN: a series of ${series.length} values; what came before is condensed into one state, which helps with the next value.`,
  height: 224,
  draw(pen) {
    pen.text('CNN: space', [71, 8], { size: size.heading, weight: 600, colour: yellow });
    pixelGrid(pen, [0, 24], picture, cell);
    for (const [y, x] of places) frame(pen, [x * cell, 24 + y * cell], 3, cell, { colour: yellow });
    note(pen, 'neighbours belong together;', [72, 188]);
    note(pen, 'one pattern, at any place', [72, 204]);
    pen.text('RNN: time', [276, 8], { size: size.heading, weight: 600, colour: blue });
    const at = (t: number): [number, number] => [188 + t * 12, 112 - (series[t] ?? 0) * 1.6];
    pen.line(
      series.map((_, t) => at(t)),
      { colour: palette.ink, width: 2 },
    );
    series.forEach((_, t) => {
      pen.circle(at(t), 2.5, { fill: palette.ink, width: 0 });
    });
    pen.box(176, 138, 140, 22, { fill: palette.raised, colour: blue, radius: 5 });
    pen.text('state: the past, in short', [246, 149]);
    pen.arrow(
      [
        [318, 149],
        [352, 149],
        [352, 110],
      ],
      { colour: blue, width: 2 },
    );
    pen.text('?', [352, 96], { size: 20, weight: 600, colour: blue });
    note(pen, 'the past fits into a state;', [276, 188]);
    note(pen, 'the next value depends on it', [276, 204]);
  },
};
