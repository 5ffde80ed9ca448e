import { wholePercent } from '../../../text/format.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, segment } from '../shapes.ts';

/** Examples of a test part by kind, with the share that is right. */
const groups = [
  { name: 'the usual kind', count: 970, right: 0.99 },
  { name: 'a rare kind', count: 30, right: 0.4 },
];
const count = groups.reduce((total, group) => total + group.count, 0);
const right = groups.reduce((total, group) => total + group.right * group.count, 0);
const rows = [{ name: 'all examples', count, right: right / count }, ...groups];

const bar = { left: 116, wide: 196, high: 34 };
const pitch = 66;

export const failureModesDiagram: Diagram = {
  title: 'One good number hides the group that fails',
  alt:
    `Three bars, the share of right answers in a test of ${count.toLocaleString('en')} examples. ` +
    `${rows.map((row) => `${row.name} (${row.count.toLocaleString('en')}): ${wholePercent(row.right)}`).join('; ')}. ` +
    'The mean over all looks fine, although the rare kind is wrong more often than right.',
  height: 206,
  draw(pen) {
    rows.forEach((row, i) => {
      const y = 8 + i * pitch;
      const fails = row.right < 0.5;
      pen.text(row.name, [0, y + 10], { size: 13, weight: 600, align: 'left' });
      note(pen, row.count.toLocaleString('en'), [0, y + 27], 'left');
      pen.box(bar.left, y, bar.wide, bar.high, { fill: palette.raised, radius: 4 });
      pen.box(bar.left, y, bar.wide * row.right, bar.high, {
        fill: fails ? palette.alarm : networkColour.gru,
        radius: 4,
      });
      pen.text(wholePercent(row.right), [bar.left + bar.wide + 10, y + bar.high / 2], {
        ...{ size: 16, weight: 600, align: 'left' },
        colour: fails ? palette.alarm : palette.ink,
      });
      if (i > 0) return;
      segment(pen, [0, y + bar.high + 15], [368, y + bar.high + 15], { colour: palette.edge, width: 1 });
    });
    note(pen, 'wrong more often than right', [bar.left, 8 + 2 * pitch + bar.high + 14], 'left');
  },
};
