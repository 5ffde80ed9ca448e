import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, pointer, tints } from '../shapes.ts';
import { wordBox } from './parts.ts';

/** A step h ← a · h + b. */
type Step = readonly [a: number, b: number];
const factor = 0.5;
const inputs = [4, 2, 0, 8];
const join = ([a1, b1]: Step, [a2, b2]: Step): Step => [a2 * a1, a2 * b1 + b2];
const rounds: Step[][] = [inputs.map((input): Step => [factor, input])];
for (let last = rounds.at(-1) ?? []; last.length > 1; last = rounds.at(-1) ?? [])
  rounds.push(
    last.flatMap((step, i) => {
      const next = last[i + 1];
      return i % 2 === 0 && next ? [join(step, next)] : [];
    }),
  );
let state = 0;
const states = inputs.map((input) => {
  state = factor * state + input;
  return state;
});
const written = ([a, b]: Step) => `${a}, ${b}`;
const colour = tints[1];
const wide = 368 / inputs.length;
const rowAt = [52, 112, 172];

export const parallelScan: Diagram = {
  title: 'Two steps joined are again one step',
  alt:
    `The step “times a, plus b” for ${inputs.length} inputs: ${(rounds[0] ?? []).map((step) => `(${written(step)})`).join(', ')}. ` +
    `Neighbours are joined in pairs, all pairs at once: ${rounds
      .slice(1)
      .map((row, i) => `round ${i + 1} gives ${row.map((step) => `(${written(step)})`).join(' and ')}`)
      .join('; ')}. ` +
    `So from h = 0 the last state is ${rounds.at(-1)?.[0]?.[1]}, after ${rounds.length - 1} rounds. One after the other, ${inputs.length} steps give ${states.join(', ')}.`,
  height: 240,
  draw(pen) {
    note(pen, 'each box: times the first number, plus the second', [184, 8]);
    rounds.forEach((row, round) => {
      const y = rowAt[round] ?? 0;
      const span = wide * 2 ** round;
      row.forEach((step, i) => {
        const x = (i + 0.5) * span;
        if (round > 0)
          for (const from of [x - span / 4, x + span / 4])
            pointer(pen, [from, (rowAt[round - 1] ?? 0) + 15], [x, y - 17], { colour, width: 2 });
        wordBox(pen, written(step), [x, y], [round === 0 ? 70 : 86, 30], {
          size: 14,
          weight: 600,
          edge: round === 0 ? palette.muted : colour,
          thick: 2,
        });
      });
      if (round > 0)
        note(pen, `round ${round}`, [round === 1 ? 184 : 20, y], round === 1 ? 'center' : 'left');
    });
    pen.text(`${rounds.length - 1} rounds: from 0 to ${rounds.at(-1)?.[0]?.[1]}`, [184, 204], {
      size: 14,
      weight: 600,
      colour,
    });
    pen.text(`one by one, ${inputs.length} steps: ${states.join(', ')}`, [184, 228], {
      size: 13,
      colour: networkColour.rnn,
    });
  },
};
