import { palette } from '../../theme.ts';
import { blue, type Diagram, note } from '../shapes.ts';
import { emphasis, headingStyle } from './parts.ts';

const network = 94;
/** Two tasks with what costs no learning: ten equal classes, and messages of which most are wanted. */
const tasks = [
  { name: 'ten digits, equally frequent', simple: 10, rule: 'guessing' },
  { name: 'messages, 93% of them wanted', simple: 93, rule: 'always “wanted”' },
];
const [left, wide] = [0, 300];

export const baselinesPicture: Diagram = {
  title: `${network}% right: a feat here, next to nothing there`,
  alt:
    `Two invented tasks on which a network is right in ${network}%. ` +
    `${tasks.map(({ name, rule, simple }) => `${name}: ${rule} reaches ${simple}%, so the network adds ${network - simple} points`).join('. ')}. ` +
    'Each is shown by two bars, the baseline above the network. The same number means much on the first task and hardly anything on the second.',
  height: 224,
  draw(pen) {
    tasks.forEach(({ name, simple, rule }, i) => {
      const y = 8 + i * 110;
      pen.text(name, [left, y], { ...headingStyle, align: 'left' });
      pen.box(left, y + 14, (wide * simple) / 100, 24, {
        colour: palette.ink,
        radius: 2,
        fill: palette.raised,
      });
      const inside = simple > 50;
      pen.text(rule, [inside ? left + 10 : left + (wide * simple) / 100 + 10, y + 26], {
        size: 12,
        align: 'left',
      });
      pen.text(`${simple}%`, [368, y + 26], { ...emphasis, align: 'right' });
      pen.box(left, y + 42, (wide * network) / 100, 24, { fill: blue, radius: 2 });
      pen.text('network', [left + 10, y + 54], {
        size: 12,
        weight: 600,
        colour: palette.black,
        align: 'left',
      });
      pen.text(`${network}%`, [368, y + 54], { ...emphasis, align: 'right' });
      const points = network - simple;
      pen.text(`learned: ${points} point${points === 1 ? '' : 's'} more`, [left, y + 78], {
        size: 13,
        weight: 600,
        align: 'left',
      });
    });
    note(pen, 'invented numbers', [368, 216], 'right');
  },
};
