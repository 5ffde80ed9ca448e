/** The cells of the LSTM and the GRU with one gate framed, and what this gate computes. */
import { formula } from '../../formula.ts';
import { gruCell } from '../gru.ts';
import { lstmCell } from '../lstm.ts';
import type { Diagram } from '../shapes.ts';

const grey = 'It is framed, the other gates are grey.';
const sees = (gate: string, b: string) => `${gate}_t = σ(W_${b} x_t + U_${b} h_{t−1} + b_${b})`;
const said = (text: string) => text.replaceAll('{', '(').replaceAll('}', ')');

/** A picture of a cell above two formulas. */
function lit(title: string, alt: string, formulas: [string, string], cell: Diagram['draw']): Diagram {
  return {
    title,
    alt: `${alt} The formulas ${formulas.map(said).join(' and ')} stand below.`,
    height: 248,
    draw(pen) {
      cell(pen);
      formulas.forEach((line, i) => {
        formula(pen, line, [184, 216 + i * 25], { size: 15 });
      });
    },
  };
}

export const forgetGatePicture = lit(
  'The forget gate scales what the cell held',
  `An LSTM cell with its forget gate. ${grey} It looks at x_t and h_(t−1), gives numbers from 0 to 1, and multiplies the old cell state c_(t−1) on the line at the top, entry by entry.`,
  [sees('f', 'f'), 'c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t'],
  (pen) => lstmCell(pen, 'forget'),
);

export const inputGatePicture = lit(
  'The input gate says how much, the candidate what',
  `An LSTM cell with its input gate and its candidate. Both are framed, the other gates are grey. The gate gives numbers from 0 to 1, the candidate from −1 to 1; their product is added to the cell state on the line at the top.`,
  [sees('i', 'i'), 'g_t = tanh(W_g x_t + U_g h_{t−1} + b_g)'],
  (pen) => lstmCell(pen, 'input'),
);

export const outputGatePicture = lit(
  'The output gate says how much is shown',
  `An LSTM cell with its output gate. ${grey} It gives numbers from 0 to 1 and multiplies tanh(c_t); the product is the hidden state h_t, which leaves at the right. The cell state on the line at the top is not changed by it.`,
  [sees('o', 'o'), 'h_t = o_t ⊙ tanh(c_t)'],
  (pen) => lstmCell(pen, 'output'),
);

export const updateGatePicture = lit(
  'The update gate mixes the old state with the new',
  `A GRU cell with its update gate. It is framed, the rest is grey. It gives numbers z_t from 0 to 1: z_t multiplies the old state on the line at the top, 1 − z_t the candidate that is added there.`,
  [sees('z', 'z'), 'h_t = z_t ⊙ h_{t−1} + (1 − z_t) ⊙ h̃_t'],
  (pen) => gruCell(pen, 'update'),
);

export const resetGatePicture = lit(
  'The reset gate dims the past for the draft only',
  `A GRU cell with its reset gate. It is framed, the rest is grey. It gives numbers r_t from 0 to 1 that multiply a copy of the old state on its way to the candidate. The old state on the line at the top is not changed by it.`,
  [sees('r', 'r'), 'h̃_t = tanh(W x_t + U (r_t ⊙ h_{t−1}) + b)'],
  (pen) => gruCell(pen, 'reset'),
);
