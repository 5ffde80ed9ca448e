import { palette } from '../../theme.ts';
import { blue, type Diagram, note, segment, yellow } from '../shapes.ts';
import { emphasis } from './parts.ts';
import { accuracies, accuracySpread, meanAccuracy } from './seed-runs.ts';

const [low, high, left, right] = [90, 92.5, 20, 348];
const at = (value: number): number => left + ((value - low) / (high - low)) * (right - left);
const [one = 0] = [...accuracies].sort((a, b) => b - a);

export const errorBars: Diagram = {
  title: 'One run is one throw; five show the spread',
  alt:
    `Accuracies of the same network on one axis. Above, a single run: ${one}%, with nothing to say how much is luck. ` +
    `Below, all five runs with five seeds: ${accuracies.join(', ')}%. Their mean is ${meanAccuracy.toFixed(1)}, and a bar reaches ${accuracySpread.toFixed(2)} to either side, the spread. The single run was the best of the five.`,
  height: 218,
  draw(pen) {
    pen.text('one seed', [0, 10], { ...emphasis, align: 'left' });
    pen.circle([at(one), 38], 7, { fill: yellow });
    pen.text(`${one}%`, [at(one), 60], emphasis);
    note(pen, 'good, or lucky? Nobody can tell.', [0, 38], 'left');
    pen.text('five seeds', [0, 92], { ...emphasis, align: 'left' });
    pen.text(`${meanAccuracy.toFixed(1)} ± ${accuracySpread.toFixed(1)}%`, [368, 92], {
      ...emphasis,
      align: 'right',
    });
    for (const value of accuracies)
      pen.circle([at(value), 116], 6, {
        fill: value === one ? yellow : blue,
        colour: palette.card,
        width: 1,
      });
    const y = 144;
    for (const end of [meanAccuracy - accuracySpread, meanAccuracy + accuracySpread])
      segment(pen, [at(end), y - 8], [at(end), y + 8], { colour: palette.ink, width: 2.5 });
    segment(pen, [at(meanAccuracy - accuracySpread), y], [at(meanAccuracy + accuracySpread), y], {
      colour: palette.ink,
      width: 2.5,
    });
    pen.circle([at(meanAccuracy), y], 6, { fill: palette.ink });
    segment(pen, [left, 172], [right, 172], { colour: palette.edge });
    for (const value of [90, 90.5, 91, 91.5, 92, 92.5]) note(pen, String(value), [at(value), 184]);
    note(pen, 'accuracy in %; white: the mean and how far runs lie apart', [184, 206]);
  },
};
