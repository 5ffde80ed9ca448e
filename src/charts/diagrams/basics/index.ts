/** Pictures of the first lessons, of work by hand and of the start of a network. */
import type { Diagram } from '../shapes.ts';
import { bend } from './bend.ts';
import { bpttByHand } from './bptt-by-hand.ts';
import { convolutionBackward } from './convolution-backward.ts';
import { forgetBias } from './forget-bias.ts';
import { glorotAndHe } from './glorot-and-he.ts';
import { gruByHand } from './gru-by-hand.ts';
import { im2col } from './im2col.ts';
import { layer } from './layer.ts';
import { network } from './network.ts';
import { neuron } from './neuron.ts';
import { rnnByHand } from './rnn-by-hand.ts';
import { rotation } from './rotation.ts';
import { signal } from './signal.ts';
import { slope } from './slope.ts';
import { step } from './step.ts';
import { testing } from './testing.ts';
import { twins } from './twins.ts';
import { weights } from './weights.ts';

export const basicsDiagrams = {
  neuron,
  weights,
  bend,
  layer,
  network,
  slope,
  step,
  testing,
  'rnn-by-hand': rnnByHand,
  'bptt-by-hand': bpttByHand,
  'gru-by-hand': gruByHand,
  'convolution-backward': convolutionBackward,
  im2col,
  signal,
  'glorot-and-he': glorotAndHe,
  rotation,
  twins,
  'forget-bias': forgetBias,
} satisfies Record<string, Diagram>;
