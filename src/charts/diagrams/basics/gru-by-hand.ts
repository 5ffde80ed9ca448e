import { formula } from '../../formula.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, segment, tints } from '../shapes.ts';

const sigmoid = (sum: number): number => 1 / (1 + Math.exp(-sum));
const [x, old] = [1, 0.5];
const z = sigmoid(-1 * x + 0.5 * old + 1);
const r = sigmoid(1 * x - 2 * old);
const candidate = Math.tanh(0.6 * x + 0.8 * (r * old));
const fresh = z * old + (1 - z) * candidate;
const two = (value: number): string => value.toFixed(2);

const colour = networkColour.gru;
const bar = { left: 84, wide: 200, top: 84, high: 26 };
const split = bar.left + z * bar.wide;

export const gruByHand: Diagram = {
  title: 'A GRU step: mix the old with the proposal',
  alt:
    `One GRU unit with the old state ${two(old)} and the input ${x}. The reset gate r = ${two(r)} lets ${two(r)} · ` +
    `${two(old)} = ${two(r * old)} of the past into the candidate, which is ${two(candidate)}. The update gate ` +
    `z = ${two(z)} is drawn as a bar: ${Math.round(100 * z)}% of it belong to the old state, ${Math.round(100 * (1 - z))}% ` +
    `to the candidate. The new state is ${two(z)} · ${two(old)} + ${two(1 - z)} · ${two(candidate)} = ${two(fresh)}, a ` +
    'point between the two.',
  height: 238,
  draw(pen) {
    for (const [text, symbol, value, at] of [
      ['old state', 'h_0', old, 42],
      ['candidate', 'h̃', candidate, 326],
    ] as const) {
      note(pen, text, [at, 58]);
      pen.box(at - 34, bar.top - 6, 68, bar.high + 12, {
        fill: palette.raised,
        colour: palette.ink,
        radius: 7,
      });
      formula(pen, symbol, [at - 16, bar.top + bar.high / 2], { size: 14 });
      pen.text(two(value), [at + 12, bar.top + bar.high / 2], { size: 14, weight: 600 });
    }
    pen.box(bar.left, bar.top, z * bar.wide, bar.high, { fill: colour, radius: 0 });
    pen.box(split, bar.top, (1 - z) * bar.wide, bar.high, { fill: tints[2], radius: 0 });
    const share = { size: 13, weight: 600, colour: palette.card } as const;
    pen.text(`keep ${two(z)}`, [(bar.left + split) / 2, bar.top + bar.high / 2], share);
    pen.text(`take ${two(1 - z)}`, [(split + bar.left + bar.wide) / 2, bar.top + bar.high / 2], share);
    formula(pen, `update gate z = ${two(z)}`, [184, 58], { size: 14 });
    formula(
      pen,
      `reset gate r = ${two(r)}: the candidate hears ${two(r)} · ${two(old)} = ${two(r * old)}`,
      [184, 20],
      {
        size: 13,
        colour: palette.muted,
      },
    );
    line(pen);
  },
};

/** A line of numbers from the old state to the candidate with the new state on it. */
function line(pen: Parameters<Diagram['draw']>[0]): void {
  const y = 178;
  const at = (value: number) => 60 + ((value - 0.48) / (0.68 - 0.48)) * 248;
  segment(pen, [50, y], [318, y], { colour: palette.muted });
  for (const [value, text] of [
    [old, 'old'],
    [candidate, 'candidate'],
  ] as const) {
    pen.circle([at(value), y], 6, { fill: palette.card, colour: palette.ink, width: 2 });
    note(pen, `${text} ${two(value)}`, [at(value), y + 19]);
  }
  pen.circle([at(fresh), y], 8, { fill: colour });
  pen.text(`new ${two(fresh)}`, [at(fresh), y - 21], { size: 15, weight: 600, colour });
  pen.text(`${two(z)} · ${two(old)} + ${two(1 - z)} · ${two(candidate)} = ${two(fresh)}`, [184, 225], {
    size: 14,
  });
}
