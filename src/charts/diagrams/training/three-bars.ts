import { palette } from '../../theme.ts';
import { blue, type Diagram, note, segment } from '../shapes.ts';
import { emphasis } from './parts.ts';
import { accuracies, accuracySpread, interval, meanAccuracy, standardError } from './seed-runs.ts';

const bars = [
  { name: 'spread s', half: accuracySpread, says: 'how much single runs differ' },
  { name: 'error of the mean s/√n', half: standardError, says: 'how well the mean is known' },
  { name: '95% interval', half: interval, says: 'where the true mean is likely to lie' },
];
const [low, high, left, right] = [90, 92.5, 20, 348];
const at = (value: number): number => left + ((value - low) / (high - low)) * (right - left);

export const threeBars: Diagram = {
  title: 'The same five runs, three kinds of bars',
  alt:
    `Five accuracies, ${accuracies.join(', ')}%, with the mean ${meanAccuracy.toFixed(1)}, and three bars around it. ` +
    `${bars.map(({ name, half, says }) => `${name}: ± ${half.toFixed(2)}, ${says}`).join('. ')}. ` +
    'The error of the mean is the shortest, the interval the longest, so a picture must say which one it shows.',
  height: 244,
  draw(pen) {
    for (const value of accuracies) pen.circle([at(value), 8], 5, { fill: blue });
    segment(pen, [at(meanAccuracy), 20], [at(meanAccuracy), 178], { colour: palette.muted, dash: [3, 3] });
    bars.forEach(({ name, half, says }, i) => {
      const y = 58 + i * 60;
      pen.text(name, [0, y - 26], { ...emphasis, size: 13, align: 'left' });
      pen.text(`± ${half.toFixed(2)}`, [368, y - 26], { ...emphasis, align: 'right' });
      for (const end of [meanAccuracy - half, meanAccuracy + half])
        segment(pen, [at(end), y - 7], [at(end), y + 7], { colour: palette.ink, width: 2.5 });
      segment(pen, [at(meanAccuracy - half), y], [at(meanAccuracy + half), y], {
        colour: palette.ink,
        width: 2.5,
      });
      pen.circle([at(meanAccuracy), y], 5, { fill: palette.ink });
      note(pen, says, [0, y + 14], 'left');
    });
    segment(pen, [left, 206], [right, 206], { colour: palette.edge });
    for (const value of [90, 90.5, 91, 91.5, 92, 92.5]) note(pen, String(value), [at(value), 219]);
    note(pen, 'accuracy in %; blue: the five runs, dotted: their mean', [184, 238]);
  },
};
