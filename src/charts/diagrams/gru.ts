import { formula } from '../formula.ts';
import type { Pen } from '../pen.ts';
import { networkColour, palette } from '../theme.ts';
import {
  type Diagram,
  gate,
  gateHalf,
  junction,
  note,
  operator,
  operatorRadius,
  pointer,
  segment,
} from './shapes.ts';

const colour = networkColour.gru;
const highway = 22;
const mixing = 70;
const gates = 126;
const stateBus = 155;
const inputBus = 167;
const x = { branch: 66, reset: 108, update: 186, candidate: 276 };
const inside = { left: 52, right: 342, top: 0, bottom: 178 };
const ink = { colour: palette.muted };
const gateTop = gates - gateHalf.high;
const gateBottom = gates + gateHalf.high;
/** Horizontal offset of a gate's two input wires from its middle. */
const aside = 7;

export const gruDiagram: Diagram = {
  title: 'Inside a GRU cell',
  alt:
    'The hidden state h runs along the top from h_(t−1) to h_t: it is multiplied by the update gate z_t, and 1 − z_t ' +
    'times the candidate h̃_t is added. Reset gate r_t and update gate z_t (σ) see h_(t−1) and x_t; the candidate ' +
    '(tanh) sees x_t and r_t times h_(t−1). Below: h̃_t = tanh(W x_t + U (r_t ⊙ h_(t−1)) + b) and ' +
    'h_t = z_t ⊙ h_(t−1) + (1 − z_t) ⊙ h̃_t.',
  height: 248,
  draw(pen) {
    gruCell(pen);
    formula(pen, 'h̃_t = tanh(W x_t + U (r_t ⊙ h_{t−1}) + b)', [184, 216], { size: 15 });
    formula(pen, 'h_t = z_t ⊙ h_{t−1} + (1 − z_t) ⊙ h̃_t', [184, 241], { size: 15 });
  },
};

type GruGate = 'reset' | 'update';

/** The cell without its formulas, 200 high. With `lit`, one gate is framed and the rest is grey. */
export function gruCell(pen: Pen, lit?: GruGate): void {
  pen.box(inside.left, inside.top, inside.right - inside.left, inside.bottom - inside.top, {
    fill: palette.raised,
    colour: palette.edge,
    radius: 12,
  });
  const shade = (of: GruGate) => (!lit || lit === of ? colour : palette.muted);
  hiddenState(pen);
  entrances(pen);
  reset(pen, shade('reset'));
  update(pen, shade('update'), lit ? palette.muted : colour);
  const top = lit === 'reset' ? mixing - 16 : highway - 16;
  if (lit) pen.box(x[lit] - 25, top, 50, 198 - top, { colour: palette.ink, width: 2.5, radius: 10 });
}

function hiddenState(pen: Pen): void {
  pointer(pen, [38, highway], [360, highway], { colour, width: 3 });
  formula(pen, 'h_{t−1}', [17, highway]);
  formula(pen, 'h_t', [360, highway - 16]);
}

function entrances(pen: Pen): void {
  junction(pen, [x.branch, highway]);
  pen.line(
    [
      [x.branch, highway],
      [x.branch, stateBus],
      [x.update - aside, stateBus],
    ],
    ink,
  );
  for (const at of [x.reset, x.update]) segment(pen, [at - aside, stateBus], [at - aside, gateBottom], ink);
  junction(pen, [x.reset - aside, stateBus]);
  formula(pen, 'x_t', [17, inputBus]);
  pen.line(
    [
      [30, inputBus],
      [x.candidate, inputBus],
      [x.candidate, gateBottom],
    ],
    ink,
  );
  for (const at of [x.reset, x.update]) {
    segment(pen, [at + aside, inputBus], [at + aside, gateBottom], ink);
    junction(pen, [at + aside, inputBus]);
  }
  note(pen, 'reset', [x.reset, 190]);
  note(pen, 'update', [x.update, 190]);
  note(pen, 'candidate', [x.candidate, 190]);
}

/** The reset gate: how much of the old state the candidate sees. */
function reset(pen: Pen, shade: string): void {
  const detour = 95;
  pen.arrow(
    [
      [x.reset, gateTop],
      [x.reset, mixing + operatorRadius],
    ],
    ink,
  );
  formula(pen, 'r_t', [x.reset - 6, 97], { align: 'right' });
  pen.arrow(
    [
      [x.branch, mixing],
      [x.reset - operatorRadius, mixing],
    ],
    ink,
  );
  junction(pen, [x.branch, mixing]);
  pen.line(
    [
      [x.reset + operatorRadius, mixing],
      [134, mixing],
      [134, detour],
      [x.update - 5, detour],
    ],
    ink,
  );
  // This wire crosses the update gate's wire with an arc, to show that they are not connected.
  pen.arc([x.update, detour], 5, ink);
  pen.arrow(
    [
      [x.update + 5, detour],
      [236, detour],
      [236, gates],
      [x.candidate - gateHalf.wide, gates],
    ],
    ink,
  );
  operator(pen, [x.reset, mixing], '×');
  gate(pen, [x.reset, gates], 'σ', shade);
}

/** The update gate: how much of the old state is kept, and how much of the candidate is added. */
function update(pen: Pen, shade: string, draft: string): void {
  pen.arrow(
    [
      [x.update, gateTop],
      [x.update, highway + operatorRadius],
    ],
    ink,
  );
  formula(pen, 'z_t', [x.update - 6, 50], { align: 'right' });
  junction(pen, [x.update, mixing]);
  pen.arrow(
    [
      [x.update, mixing],
      [x.candidate - operatorRadius, mixing],
    ],
    ink,
  );
  operator(pen, [231, mixing], '1−');
  pen.arrow(
    [
      [x.candidate, gateTop],
      [x.candidate, mixing + operatorRadius],
    ],
    ink,
  );
  formula(pen, 'h̃_t', [x.candidate + 6, 97], { align: 'left' });
  pen.arrow(
    [
      [x.candidate, mixing - operatorRadius],
      [x.candidate, highway + operatorRadius],
    ],
    ink,
  );
  operator(pen, [x.update, highway], '×');
  operator(pen, [x.candidate, mixing], '×');
  operator(pen, [x.candidate, highway], '+');
  gate(pen, [x.update, gates], 'σ', shade);
  gate(pen, [x.candidate, gates], 'tanh', draft);
}
