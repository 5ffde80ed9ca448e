import { percent } from '../../../text/format.ts';
import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, segment } from '../shapes.ts';

const people = 1000;
const found = 8;
const missed = 2;
const falseAlarms = 20;
const ill = found + missed;
const columns = 50;
const pitch = 7.3;
const lazy = percent((people - ill) / people);
const useful = percent((people - missed - falseAlarms) / people);

type Kind = 'found' | 'missed' | 'false' | 'well';
/** Spread over the grid by a stride that shares no factor with it, so that each place comes once. */
const kinds = new Map<number, Kind>();
for (let i = 0; i < ill + falseAlarms; i++)
  kinds.set((137 + i * 389) % people, i < found ? 'found' : i < ill ? 'missed' : 'false');

export const classImbalanceDiagram: Diagram = {
  title: 'Less accurate, and the only useful one',
  alt:
    `${people.toLocaleString('en')} dots for people, ${ill} of them ill. A network finds ${found} (filled large dots), misses ${missed} (crosses) and gives ` +
    `${falseAlarms} false alarms (rings). Calling everybody healthy has an accuracy of ${lazy} and finds 0 of ${ill}; the network has ` +
    `${useful} and finds ${found} of ${ill}.`,
  height: 240,
  draw(pen) {
    for (let at = 0; at < people; at++) {
      const [x, y] = [((at % columns) + 0.5) * pitch, (Math.floor(at / columns) + 0.5) * pitch];
      mark(pen, x, y, kinds.get(at) ?? 'well');
    }
    const y = 164;
    const legend: [Kind, string, number][] = [
      ['found', `${found} ill, found`, 6],
      ['missed', `${missed} ill, missed`, 120],
      ['false', `${falseAlarms} false alarms`, 240],
    ];
    for (const [kind, text, x] of legend) {
      mark(pen, x, y, kind);
      pen.text(text, [x + 12, y], { size: 12, align: 'left' });
    }
    pen.text(`“all healthy”: ${lazy} right`, [0, 194], { size: 14, align: 'left' });
    pen.text(`finds 0 of ${ill}`, [368, 194], { size: 14, align: 'right', colour: palette.alarm });
    pen.text(`the network: ${useful} right`, [0, 220], { size: 14, weight: 600, align: 'left' });
    pen.text(`finds ${found} of ${ill}`, [368, 220], {
      ...{ size: 14, weight: 600, align: 'right' },
      colour: networkColour.gru,
    });
  },
};

function mark(pen: Pen, x: number, y: number, kind: Kind): void {
  if (kind === 'well') pen.circle([x, y], 1.2, { fill: palette.muted, width: 0 });
  if (kind === 'found') pen.circle([x, y], 4.5, { fill: networkColour.gru, width: 0 });
  if (kind === 'false') pen.circle([x, y], 3.4, { colour: networkColour.cnn, width: 1.6 });
  if (kind === 'missed')
    for (const way of [-1, 1])
      segment(pen, [x - 4, y - 4 * way], [x + 4, y + 4 * way], { colour: palette.alarm, width: 2.2 });
}
