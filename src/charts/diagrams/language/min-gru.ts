import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, pointer, tints } from '../shapes.ts';
import { wordBox } from './parts.ts';

const steps = [1, 2, 3, 4];
const pitch = 76;
const left = 106;
const halves = [
  {
    name: 'GRU',
    top: 30,
    colour: networkColour.gru,
    sees: true,
    says: 'the gate looks at the old state: it waits',
  },
  {
    name: 'minGRU',
    top: 154,
    colour: tints[1],
    sees: false,
    says: 'the gate looks at the input only: all at once',
  },
];

export const minGru: Diagram = {
  title: 'A gate that sees the input only need not wait',
  alt:
    `Two rows of ${steps.length} steps. Above, a GRU: an arrow leads from each state to the gate of the next step, so gate 2 waits for state 1, gate 3 for state 2, and so on. ` +
    'Below, a minGRU: its gates get arrows from the inputs only, so all of them are known at once; only the simple line of states is left, which can be joined in pairs.',
  height: 246,
  draw(pen) {
    for (const { name, top, colour, sees, says } of halves) {
      pen.text(name, [0, top + 6], { size: 14, weight: 600, colour, align: 'left' });
      pen.text(says, [66, top - 24], { size: 13, colour, align: 'left' });
      note(pen, 'states', [0, top + 24], 'left');
      note(pen, 'gates', [0, top + 52], 'left');
      steps.forEach((step, i) => {
        const x = left + i * pitch;
        pen.circle([x, top + 10], 12, { fill: palette.raised, colour, width: 2 });
        pen.text(String(step), [x, top + 10], { size: 12, weight: 600 });
        wordBox(pen, 'gate', [x, top + 52], [46, 24], { size: 12, edge: colour, thick: sees ? 1.5 : 2.5 });
        arrow(pen, [x, top + 80], [x, top + 65], palette.muted);
        arrow(pen, [x, top + 40], [x, top + 23], palette.muted);
        if (i === steps.length - 1) return;
        arrow(pen, [x + 12, top + 10], [x + pitch - 13, top + 10], palette.muted);
        if (sees) arrow(pen, [x + 10, top + 18], [x + pitch - 16, top + 39], palette.alarm, 2.5);
      });
      note(pen, 'inputs', [0, top + 76], 'left');
    }
  },
};

function arrow(
  pen: Pen,
  from: [x: number, y: number],
  to: [x: number, y: number],
  colour: string,
  width = 1.5,
): void {
  pointer(pen, from, to, { colour, width });
}
