import { networkColour, palette } from '../../theme.ts';
import { uniforms } from '../seeded.ts';
import { blue, type Diagram, note, pointer } from '../shapes.ts';
import { emphasis } from './parts.ts';

const days = 20;
const tested = 6;
/** Days of the test part when the days are shuffled first. */
const random = uniforms(3);
const shuffled = Array.from({ length: days }, (_, day) => ({ day, key: random() }))
  .sort((a, b) => a.key - b.key)
  .slice(0, tested)
  .map(({ day }) => day);
const last = Array.from({ length: tested }, (_, i) => days - tested + i);
/** Test days with a later training day next to them: the answer has been seen. */
const known = (test: readonly number[]): number[] =>
  test.filter((day) => day + 1 < days && !test.includes(day + 1));
const rows = [
  { name: 'shuffled, then split', test: shuffled, verdict: 'test days lie between training days' },
  { name: 'split by date', test: last, verdict: 'the future stays unknown' },
];
const [pitch, wide, high] = [18.4, 16, 30];

export const leakage: Diagram = {
  title: 'A shuffled series lets the future leak',
  alt:
    `${days} days in a row, ${tested} of them for the test, twice. ` +
    `Shuffled, then split: the test days are ${shuffled
      .map((day) => day + 1)
      .sort((a, b) => a - b)
      .join(
        ', ',
      )}; after ${known(shuffled).length} of them a training day follows at once, so the network learned from the day after. ` +
    `Split by date: the test days are ${(last[0] ?? 0) + 1} to ${days}; after ${known(last).length} of them a training day follows.`,
  height: 214,
  draw(pen) {
    rows.forEach(({ name, test, verdict }, i) => {
      const y = 6 + i * 94;
      pen.text(name, [0, y + 4], { ...emphasis, align: 'left' });
      for (let day = 0; day < days; day++) {
        const x = day * pitch;
        const isTest = test.includes(day);
        pen.box(x, y + 18, wide, high, {
          ...(isTest
            ? { fill: palette.card, colour: networkColour.cnn, width: 2 }
            : { fill: blue, colour: blue }),
          radius: 3,
        });
        if (isTest)
          pen.text('?', [x + wide / 2, y + 18 + high / 2], {
            size: 14,
            weight: 600,
            colour: networkColour.cnn,
          });
      }
      note(pen, verdict, [0, y + 62], 'left');
      pen.text(`${known(test).length} of ${tested} leak`, [368, y + 62], {
        size: 13,
        weight: 600,
        align: 'right',
        colour: known(test).length ? palette.alarm : palette.ink,
      });
    });
    pointer(pen, [0, 190], [368, 190], { colour: palette.muted });
    note(pen, 'days; filled: training, “?”: test; a leak: training right after', [184, 204]);
  },
};
