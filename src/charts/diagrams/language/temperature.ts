import { palette } from '../../theme.ts';
import { decimals, sharesOf } from '../numbers.ts';
import { type Diagram, note, tints } from '../shapes.ts';

const scores = [2, 1, 0];
const names = ['A', 'B', 'C'];
const temperatures = [
  { at: 0.5, says: 'careful' },
  { at: 1, says: 'as it is' },
  { at: 2, says: 'lively' },
];
const fills = [tints[1], tints[2], tints[3]];
const bar = { wide: 24, high: 124, pitch: 34 };
const bottom = 172;
const group = 124;

export const temperature: Diagram = {
  title: 'Temperature changes how the next token is drawn',
  alt:
    `Three tokens with the scores ${scores.join(', ')}, drawn as bars at three temperatures. ` +
    `${temperatures
      .map(
        ({ at, says }) =>
          `Temperature ${at} (${says}): ${sharesOf(scores.map((score) => score / at))
            .map((share, i) => `${names[i]} ${decimals(share, 2)}`)
            .join(', ')}`,
      )
      .join('; ')}. ` +
    'A low temperature makes likely tokens likelier, a high one makes all more alike. The order stays.',
  height: 240,
  draw(pen) {
    note(pen, `scores: A ${scores[0]}, B ${scores[1]}, C ${scores[2]}`, [184, 8]);
    temperatures.forEach(({ at, says }, i) => {
      const x = 8 + i * group;
      sharesOf(scores.map((score) => score / at)).forEach((share, token) => {
        const left = x + token * bar.pitch;
        const high = Math.max(2, bar.high * share);
        const middle = left + bar.wide / 2;
        pen.box(left, bottom - high, bar.wide, high, { fill: fills[token] ?? palette.muted, radius: 3 });
        pen.text(decimals(share, 2), [middle, bottom - high - 11], { size: 13, weight: 600 });
        pen.text(names[token] ?? '', [middle, bottom + 13], { size: 13 });
      });
      pen.text(`temperature ${at}`, [x + bar.pitch + bar.wide / 2, bottom + 36], { size: 13, weight: 600 });
      note(pen, says, [x + bar.pitch + bar.wide / 2, bottom + 56]);
    });
  },
};
