import { formula } from '../formula.ts';
import type { Pen, Point } from '../pen.ts';
import { palette } from '../theme.ts';
import { type Diagram, node, pointer, tints } from './shapes.ts';

/** The example network: ŷ = w₂ tanh(w₁ x), L = (ŷ − y)². */
const given = { x: 1, y: 1, w1: 0.5, w2: -0.8, rate: 0.25 };

function work({ x, y, w1, w2, rate }: typeof given) {
  const h = Math.tanh(w1 * x);
  const guess = w2 * h;
  const loss = (guess - y) ** 2;
  const toGuess = 2 * (guess - y);
  const toW2 = toGuess * h;
  const toH = toGuess * w2;
  const toW1 = toH * (1 - h * h) * x;
  const [newW1, newW2] = [w1 - rate * toW1, w2 - rate * toW2];
  const newLoss = (newW2 * Math.tanh(newW1 * x) - y) ** 2;
  return { h, guess, loss, toGuess, toW2, toH, toW1, newW1, newW2, newLoss };
}
const n = work(given);
const written = (value: number): string => value.toFixed(2).replace('-', '−');

const line = 48;
const back = 122;
const x = { input: 18, first: 104, second: 214, loss: 326 };
const half = { layer: 40, loss: 32 };
const boxHigh = 38;
/** Distance from a box's middle to the ends of the gradient arrows. */
const aside = 14;
const gradient = palette.alarm;

export const backpropagation: Diagram = {
  title: 'Values go forward, gradients come back',
  alt:
    `Forward, left to right: x = ${given.x}, h = tanh(w₁ x) = ${written(n.h)} with w₁ = ${given.w1}, ŷ = w₂ h = ` +
    `${written(n.guess)} with w₂ = ${given.w2}, loss L = (ŷ − y)² = ${written(n.loss)} for y = ${given.y}. Backward, ` +
    `right to left: ∂L/∂ŷ = ${written(n.toGuess)}, ∂L/∂h = ${written(n.toH)}. Weights get ∂L/∂w₂ = ${written(n.toW2)} and ` +
    `∂L/∂w₁ = ${written(n.toW1)}; with learning rate η = ${given.rate}, w ← w − η ∂L/∂w makes w₁ ${written(n.newW1)} and ` +
    `w₂ ${written(n.newW2)}. Forward again, the loss is ${written(n.newLoss)} instead of ${written(n.loss)}.`,
  height: 244,
  draw(pen) {
    forward(pen);
    backward(pen);
    update(pen, x.first, 188, { weight: 'w_1', old: given.w1, slope: n.toW1, fresh: n.newW1 });
    update(pen, x.second, 212, { weight: 'w_2', old: given.w2, slope: n.toW2, fresh: n.newW2 });
    formula(pen, `forward again: L = ${written(n.newLoss)}, before: ${written(n.loss)}`, [0, 237], {
      size: 14,
      align: 'left',
    });
  },
};

function forward(pen: Pen): void {
  node(pen, [x.input, line], 'x', 17);
  layer(pen, x.first, 'tanh(w_1 x)');
  layer(pen, x.second, 'w_2 h');
  pen.box(x.loss - half.loss, line - boxHigh / 2, 2 * half.loss, boxHigh, {
    fill: palette.raised,
    colour: palette.ink,
  });
  formula(pen, 'L', [x.loss, line]);
  const known = { size: 13, colour: palette.muted };
  formula(pen, `L = (ŷ − y)^2,  y = ${given.y}`, [368, line - 38], { ...known, align: 'right' });
  formula(
    pen,
    `w_1 = ${written(given.w1)},  w_2 = ${written(given.w2)},  η = ${given.rate}`,
    [0, line - 38],
    {
      ...known,
      align: 'left',
    },
  );
  pen.text(written(n.loss), [x.loss, line + 30], { weight: 600 });
  passed(pen, x.input + 17, x.first - half.layer, String(given.x));
  passed(pen, x.first + half.layer, x.second - half.layer, written(n.h), 'h');
  passed(pen, x.second + half.layer, x.loss - half.loss, written(n.guess), 'ŷ');
}

function layer(pen: Pen, at: number, inside: string): void {
  pen.box(at - half.layer, line - boxHigh / 2, 2 * half.layer, boxHigh, { fill: tints[1], radius: 7 });
  formula(pen, inside, [at, line], { size: 14, colour: palette.card });
}

function passed(pen: Pen, from: number, to: number, value: string, name?: string): void {
  const middle = (from + to) / 2 - 2;
  pointer(pen, [from, line], [to, line]);
  pen.text(value, [middle, line - 11]);
  if (name) formula(pen, name, [middle, line + 13], { size: 13 });
}

function backward(pen: Pen): void {
  const stroke = { colour: gradient, width: 2 };
  const under = line + boxHigh / 2 + 2;
  // Each gradient arrow goes from one box to the one before it.
  for (const [from, top, to] of [
    [x.loss, line + 42, x.second + aside],
    [x.second - aside, under, x.first],
  ] as const)
    pen.arrow(
      [
        [from, top],
        [from, back],
        [to, back],
        [to, under],
      ],
      stroke,
    );
  label(pen, '∂L/∂ŷ', n.toGuess, [(x.loss + x.second) / 2, back]);
  label(pen, '∂L/∂h', n.toH, [(x.second + x.first) / 2, back]);
}

const label = (pen: Pen, name: string, value: number, [at, y]: Point): void => {
  formula(pen, name, [at, y - 14], { size: 13, colour: gradient });
  pen.text(written(value), [at, y + 14], { colour: gradient });
};

interface Step {
  weight: string;
  old: number;
  slope: number;
  fresh: number;
}

function update(pen: Pen, at: number, y: number, { weight, old, slope, fresh }: Step): void {
  formula(pen, `∂L/∂${weight} = ${written(slope)}`, [at, 158], { size: 13, colour: gradient });
  const subtracted = slope < 0 ? `(${written(slope)})` : written(slope);
  formula(
    pen,
    `${weight} ← ${weight} − η ∂L/∂${weight} = ${written(old)} − ${given.rate} · ${subtracted} = ${written(fresh)}`,
    [0, y],
    { size: 14, align: 'left' },
  );
}
