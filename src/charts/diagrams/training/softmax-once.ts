import { palette } from '../../theme.ts';
import { blue, type Diagram, note, yellow } from '../shapes.ts';
import { emphasis, headingStyle } from './parts.ts';

const softmax = (values: readonly number[]): number[] => {
  const powers = values.map(Math.exp);
  const sum = powers.reduce((all, power) => all + power);
  return powers.map((power) => power / sum);
};
const lossOf = ([right = 1]: readonly number[]): number => -Math.log(right);
/** Logits of a network that is rather sure, and of one that is very sure. The first class is the right one. */
const cases = [
  { name: 'rather sure', logits: [2, 1, 0] },
  { name: 'very sure', logits: [10, 0, 0] },
].map((each) => {
  const once = softmax(each.logits);
  return { ...each, once, twice: softmax(once) };
});
const share = (value: number): string => value.toFixed(2);
const columns = { name: 0, once: 150, twice: 268 };

export const softmaxOnce: Diagram = {
  title: 'Softmax once, not twice',
  alt:
    'Three logits, the first of the right class, go through softmax once or by mistake twice, and then into the loss. ' +
    `${cases.map(({ name, logits, once, twice }) => `${name}, logits ${logits.join(' ')}: once ${once.map(share).join(' ')}, loss ${share(lossOf(once))}; twice ${twice.map(share).join(' ')}, loss ${share(lossOf(twice))}`).join('. ')}. ` +
    'Twice is what a softmax layer and a loss that does softmax itself make together. However sure the network is, its loss then stays high.',
  height: 234,
  draw(pen) {
    pen.text('logits', [columns.name, 10], { ...headingStyle, align: 'left' });
    pen.text('once: right', [columns.once, 10], { ...headingStyle, colour: blue, align: 'left' });
    pen.text('twice: a mistake', [columns.twice, 10], {
      ...headingStyle,
      colour: palette.alarm,
      align: 'left',
    });
    cases.forEach(({ name, logits, once, twice }, i) => {
      const top = 28 + i * 96;
      note(pen, name, [columns.name, top + 4], 'left');
      logits.forEach((logit, row) => {
        const y = top + 14 + row * 18;
        pen.text(String(logit), [columns.name + 30, y + 8], { ...emphasis, size: 13, align: 'right' });
        if (row === 0) note(pen, '← right class', [columns.name + 38, y + 8], 'left');
        for (const [left, shares, colour] of [
          [columns.once, once, blue],
          [columns.twice, twice, palette.alarm],
        ] as const) {
          const value = shares[row] ?? 0;
          pen.box(left, y + 1, Math.max(1, 58 * value), 14, { fill: row === 0 ? yellow : colour, radius: 1 });
          note(pen, share(value), [left + 58 * value + 5, y + 8], 'left');
        }
      });
      pen.text(`loss ${share(lossOf(once))}`, [columns.once, top + 78], { ...emphasis, align: 'left' });
      pen.text(`loss ${share(lossOf(twice))}`, [columns.twice, top + 78], { ...emphasis, align: 'left' });
    });
    note(pen, 'bars: the shares; yellow: that of the right class', [184, 227]);
  },
};
