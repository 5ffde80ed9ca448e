import type { Pen } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { minus } from '../numbers.ts';
import { type Diagram, note, pointer, tints } from '../shapes.ts';
import { rectified, seller, sellerSum } from './stand.ts';

const days = [
  { name: '3 hours of sun, Sunday', sun: 3, weekend: 1 },
  { name: 'no sun, Monday', sun: 0, weekend: 0 },
];
const told = days.map(({ name, sun, weekend }) => {
  const sum = sellerSum(sun, weekend);
  return `${name}: ${seller.sun} · ${sun} + ${seller.weekend} · ${weekend} − 10 = ${minus(sum)}, so it gives ${rectified(sum)}`;
});

export const neuron: Diagram = {
  title: 'A neuron: weigh, add up, make negative sums 0',
  alt:
    'One neuron on two days. Two inputs, the hours of sun and 1 for a weekend, are multiplied by their weights 10 and 20; ' +
    `the products and the bias −10 are added up; a sum below zero becomes 0. ${told.join('. ')} ices.`,
  height: 226,
  draw(pen) {
    days.forEach((each, i) => {
      oneDay(pen, 6 + i * 116, each);
    });
  },
};

const line = { weight: 76, sum: 196, rule: 272, out: 342 };

function oneDay(pen: Pen, top: number, { name, sun, weekend }: (typeof days)[number]): void {
  note(pen, name, [0, top], 'left');
  const sum = sellerSum(sun, weekend);
  const rows = [top + 26, top + 56, top + 86];
  const middle = rows[1] ?? 0;
  const parts = [
    { input: sun, weight: seller.sun, product: seller.sun * sun },
    { input: weekend, weight: seller.weekend, product: seller.weekend * weekend },
  ];
  parts.forEach(({ input, weight, product }, i) => {
    const y = rows[i] ?? 0;
    pen.circle([16, y], 13, { fill: palette.raised, colour: palette.muted });
    pen.text(String(input), [16, y], { size: 14, weight: 600 });
    pen.text(`× ${weight}`, [line.weight - 22, y], { size: 14, colour: tints[2], weight: 600 });
    pen.text(`= ${product}`, [line.weight + 10, y], { size: 14, align: 'left' });
    join(pen, y, middle);
  });
  const y = rows[2] ?? 0;
  pen.text('bias', [16, y], { size: 13, colour: tints[2] });
  pen.text(minus(seller.bias), [line.weight + 10, y], {
    size: 14,
    align: 'left',
    weight: 600,
    colour: tints[2],
  });
  join(pen, y, middle);
  pen.circle([line.sum, middle], 24, { fill: tints[1], colour: palette.ink });
  pen.text(minus(sum), [line.sum, middle], { size: 16, weight: 600, colour: palette.card });
  note(pen, 'sum', [line.sum, middle - 34]);
  arrow(pen, line.sum + 24, line.rule - 23, middle);
  pen.box(line.rule - 23, middle - 19, 46, 38, { fill: palette.raised, colour: palette.ink });
  pen.line(
    [
      [line.rule - 16, middle + 9],
      [line.rule, middle + 9],
      [line.rule + 15, middle - 10],
    ],
    { colour: palette.ink, width: 2.5 },
  );
  note(pen, 'below 0: 0', [line.rule, middle + 32]);
  arrow(pen, line.rule + 23, line.out - 16, middle);
  pen.text(String(rectified(sum)), [line.out + 4, middle], { size: 20, weight: 600 });
  note(pen, 'ices', [line.out + 4, middle + 20]);
}

const arrow = (pen: Pen, from: number, to: number, y: number): void => pointer(pen, [from, y], [to, y]);

/** From the column of products into the sum. */
const join = (pen: Pen, y: number, middle: number): void =>
  pointer(pen, [line.weight + 50, y], [line.sum - 24, middle + (y - middle) * 0.2], {
    colour: palette.muted,
  });
