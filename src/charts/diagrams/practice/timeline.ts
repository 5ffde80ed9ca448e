import { networkColour, palette } from '../../theme.ts';
import { type Diagram, tints } from '../shapes.ts';

type Brook = 'seeing' | 'remembering' | 'both';
const events: readonly (readonly [year: number, what: string, brook: Brook])[] = [
  [1959, 'Hubel and Wiesel', 'seeing'],
  [1980, 'Neocognitron', 'seeing'],
  [1982, 'Hopfield', 'remembering'],
  [1989, 'LeCun’s CNN, TDNN', 'seeing'],
  [1990, 'Elman’s RNN', 'remembering'],
  [1991, 'Hochreiter', 'remembering'],
  [1997, 'LSTM', 'remembering'],
  [2012, 'AlexNet', 'seeing'],
  [2014, 'GRU, attention', 'remembering'],
  [2017, 'transformer', 'both'],
];
const colours: Record<Brook, string> = {
  seeing: networkColour.cnn,
  remembering: networkColour.rnn,
  both: tints[0],
};
const rowPitch = 21;
const top = 38;
const middle = 196;
const lane = { seeing: middle - 24, remembering: middle + 24, both: middle };

export const timelineDiagram: Diagram = {
  title: 'From 1959 to 2017: two brooks, one river',
  alt:
    'A timeline from top to bottom with two lines, seeing at the left and remembering at the right, which meet at the end. ' +
    (['seeing', 'remembering', 'both'] as const)
      .map(
        (brook) =>
          `${brook === 'both' ? 'Where they meet' : brook[0]?.toUpperCase() + brook.slice(1)}: ${events
            .filter(([, , of]) => of === brook)
            .map(([year, what]) => `${year} ${what}`)
            .join(', ')}.`,
      )
      .join(' '),
  height: 240,
  draw(pen) {
    const y = (row: number) => top + row * rowPitch;
    const end = events.length - 1;
    for (const brook of ['seeing', 'remembering'] as const) {
      const rows = events.flatMap(([, , of], row) => (of === brook ? [row] : []));
      const [x, last] = [lane[brook], rows.at(-1) ?? 0];
      pen.line(
        [
          [x, y(rows[0] ?? 0)],
          [x, y(last)],
          [middle, y(end)],
        ],
        { colour: colours[brook], width: 3, dash: brook === 'seeing' ? [] : [7, 3] },
      );
      pen.text(brook, [brook === 'seeing' ? 0 : 368, 12], {
        ...{ size: 13, weight: 600, align: brook === 'seeing' ? 'left' : 'right' },
        colour: colours[brook],
      });
    }
    events.forEach(([year, what, brook], row) => {
      const x = lane[brook];
      pen.circle([x, y(row)], brook === 'both' ? 7 : 5, { fill: colours[brook], width: 0 });
      const isLeft = brook === 'seeing';
      pen.text(`${year}`, [x + (isLeft ? -14 : 14), y(row)], {
        ...{ size: 12, weight: 600, align: isLeft ? 'right' : 'left' },
      });
      pen.text(what, [x + (isLeft ? -50 : 50), y(row)], {
        ...{ size: 12, align: isLeft ? 'right' : 'left' },
        colour: palette.ink,
      });
    });
  },
};
