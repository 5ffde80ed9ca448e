import { formula } from '../formula.ts';
import type { Pen, Point } from '../pen.ts';
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
  squashing,
} from './shapes.ts';

const colour = networkColour.lstm;
const highway = 22;
const mixing = 74;
const gates = 126;
const bus = 158;
const x = { forget: 96, input: 156, candidate: 214, output: 272, state: 316 };
const inside = { left: 52, right: 342, top: 0, bottom: 172 };
const ink = { colour: palette.muted };
const gateTop = gates - gateHalf.high;

export const lstmDiagram: Diagram = {
  title: 'Inside an LSTM cell',
  alt:
    'The cell state c runs along the top from c_(t−1) to c_t: it is multiplied by the forget gate f_t and then the ' +
    'input gate i_t times the candidate g_t is added. h_(t−1) and x_t come in at the bottom and feed four layers: ' +
    'forget, input and output gate (σ) and candidate (tanh). Each has weights of its own for both. The output gate o_t multiplies tanh(c_t) to give h_t, ' +
    'which leaves at the right. Below: c_t = f_t ⊙ c_(t−1) + i_t ⊙ g_t and h_t = o_t ⊙ tanh(c_t).',
  height: 248,
  draw(pen) {
    lstmCell(pen);
    formula(pen, 'c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t', [184, 214], { size: 16 });
    formula(pen, 'h_t = o_t ⊙ tanh(c_t)', [184, 240], { size: 16 });
  },
};

type LstmGate = 'forget' | 'input' | 'output';

/** What belongs to each gate: left, top, width and height of a frame around it. */
const frames: Readonly<Record<LstmGate, readonly [number, number, number, number]>> = {
  forget: [70, 6, 46, 186],
  input: [130, 60, 115, 132],
  output: [250, 76, 88, 116],
};

/** The cell without its formulas, 200 high. With `lit`, one gate is framed and the others are grey. */
export function lstmCell(pen: Pen, lit?: LstmGate): void {
  pen.box(inside.left, inside.top, inside.right - inside.left, inside.bottom - inside.top, {
    fill: palette.raised,
    colour: palette.edge,
    radius: 12,
  });
  cellState(pen);
  entrances(pen, lit);
  forgetInputAndCandidate(pen);
  output(pen);
  if (lit) pen.box(...frames[lit], { colour: palette.ink, width: 2.5, radius: 10 });
}

/** The path of the cell state, along which gradients pass no weight matrix. */
function cellState(pen: Pen): void {
  pointer(pen, [38, highway], [360, highway], { colour, width: 3 });
  formula(pen, 'c_{t−1}', [17, highway]);
  formula(pen, 'c_t', [360, highway - 16]);
}

function entrances(pen: Pen, lit?: LstmGate): void {
  const shade = (of: LstmGate) => (!lit || lit === of ? colour : palette.muted);
  formula(pen, 'h_{t−1}', [17, bus]);
  segment(pen, [38, bus], [x.output, bus], ink);
  for (const at of [x.forget, x.input, x.candidate]) {
    segment(pen, [at, bus], [at, gates + gateHalf.high], ink);
    junction(pen, [at, bus]);
  }
  segment(pen, [x.output, bus], [x.output, gates + gateHalf.high], ink);
  formula(pen, 'x_t', [66, 200]);
  segment(pen, [66, 189], [66, bus], ink);
  junction(pen, [66, bus]);
  gate(pen, [x.forget, gates], 'σ', shade('forget'));
  gate(pen, [x.input, gates], 'σ', shade('input'));
  gate(pen, [x.candidate, gates], 'tanh', shade('input'));
  gate(pen, [x.output, gates], 'σ', shade('output'));
  note(pen, 'forget', [x.forget, 184]);
  note(pen, 'input', [x.input, 184]);
  note(pen, 'candidate', [x.candidate, 184]);
  note(pen, 'output', [x.output, 184]);
}

function forgetInputAndCandidate(pen: Pen): void {
  pen.arrow(
    [
      [x.forget, gateTop],
      [x.forget, highway + operatorRadius],
    ],
    ink,
  );
  pen.arrow(
    [
      [x.input, gateTop],
      [x.input, mixing],
      [x.candidate - operatorRadius, mixing],
    ],
    ink,
  );
  pen.arrow(
    [
      [x.candidate, gateTop],
      [x.candidate, mixing + operatorRadius],
    ],
    ink,
  );
  pen.arrow(
    [
      [x.candidate, mixing],
      [x.candidate, highway + operatorRadius],
    ],
    ink,
  );
  operator(pen, [x.forget, highway], '×');
  operator(pen, [x.candidate, mixing], '×');
  operator(pen, [x.candidate, highway], '+');
  name(pen, 'f_t', [x.forget, 96]);
  name(pen, 'i_t', [x.input, 96]);
  name(pen, 'g_t', [x.candidate, 96]);
}

function output(pen: Pen): void {
  const squash = 50;
  const product = 90;
  pen.arrow(
    [
      [x.state, highway],
      [x.state, product - operatorRadius],
    ],
    ink,
  );
  junction(pen, [x.state, highway]);
  squashing(pen, [x.state, squash]);
  pen.arrow(
    [
      [x.output, gateTop],
      [x.output, product],
      [x.state - operatorRadius, product],
    ],
    ink,
  );
  name(pen, 'o_t', [x.output, 101]);
  pen.arrow(
    [
      [x.state, product + operatorRadius],
      [x.state, bus],
      [360, bus],
    ],
    { colour: palette.ink },
  );
  formula(pen, 'h_t', [360, bus - 16]);
  operator(pen, [x.state, product], '×');
}

/** A label beside a vertical line. */
const name = (pen: Pen, symbol: string, [at, y]: Point): void =>
  formula(pen, symbol, [at - 5, y], { align: 'right' });
