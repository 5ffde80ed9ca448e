import type { Pen, Point } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, pointer, segment, tints } from '../shapes.ts';

const words = 20;
const between = { recurrent: words - 1, attention: 1 };

const steps: { year: number; name: string; what: string; draw: (pen: Pen, at: Point) => void }[] = [
  { year: 1982, name: 'Hopfield', what: 'all with all', draw: circle },
  { year: 1990, name: 'Elman', what: 'a loop', draw: (pen, at) => row(pen, at, 'chain') },
  { year: 1997, name: 'LSTM', what: 'a store along it', draw: (pen, at) => row(pen, at, 'store') },
  { year: 2014, name: 'attention', what: 'looks back', draw: (pen, at) => row(pen, at, 'looking back') },
  { year: 2017, name: 'transformer', what: 'no chain left', draw: (pen, at) => row(pen, at, 'all') },
];

const rowPitch = 45;

export const recurrentLineDiagram: Diagram = {
  title: 'Recurrent networks: what each idea changed',
  alt:
    `Five networks, one below the other. ${steps.map(({ year, name, what }) => `${year} ${name}: ${what}`).join('; ')}. ` +
    `From the first to the last of ${words} words it is ${between.recurrent} steps in an RNN and ${between.attention} in a transformer.`,
  height: 246,
  draw(pen) {
    steps.forEach(({ year, name, what, draw }, i) => {
      const y = 20 + i * rowPitch;
      note(pen, String(year), [0, y], 'left');
      pen.text(name, [40, y - 8], { size: 13, weight: 600, align: 'left' });
      note(pen, what, [40, y + 9], 'left');
      draw(pen, [150, y]);
    });
    note(
      pen,
      `first to last of ${words} words: ${between.recurrent} steps in an RNN, ${between.attention} in a transformer`,
      [184, 238],
    );
  },
};

const dot = (pen: Pen, at: Point, colour: string = networkColour.rnn): void =>
  pen.circle(at, 5, { fill: colour, width: 0 });

function circle(pen: Pen, [x, y]: Point): void {
  const places = [0, 1, 2, 3].map((i): Point => [x + 75 + 46 * i, y + (i % 2 === 0 ? -10 : 10)]);
  for (const [i, from] of places.entries())
    for (const to of places.slice(i + 1)) segment(pen, from, to, { colour: palette.muted, width: 1.2 });
  for (const place of places) dot(pen, place);
}

/** Five states in a row, with what links them. */
function row(pen: Pen, [x, y]: Point, links: 'chain' | 'store' | 'looking back' | 'all'): void {
  const pitch = 46;
  const at = (i: number): Point => [x + 16 + i * pitch, y + 6];
  for (let i = 0; i < 5; i++) {
    const [from, to] = [at(i), at(i + 1)];
    if (i < 4 && links !== 'all') pointer(pen, [from[0] + 6, from[1]], [to[0] - 6, to[1]]);
    if (i < 4 && (links === 'looking back' || links === 'all')) {
      const end = at(4);
      pen.bend(
        [from[0], from[1] - 6],
        [from[0] + 10, y - 20],
        [end[0] - 14, y - 20],
        [end[0] - 3, end[1] - 6],
        {
          colour: tints[0],
          width: 1.4,
        },
      );
    }
    dot(pen, from, links === 'all' ? tints[0] : networkColour.rnn);
  }
  if (links === 'store')
    pointer(pen, [at(0)[0], y - 10], [at(4)[0] + 10, y - 10], { colour: networkColour.lstm, width: 4 });
}
