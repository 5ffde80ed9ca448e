/** Pictures of the first lessons and of steps by hand. */
import type { Diagram } from '../shapes.ts';
import { bend } from './bend.ts';
import { bpttByHand } from './bptt-by-hand.ts';
import { convolutionBackward } from './convolution-backward.ts';
import { gruByHand } from './gru-by-hand.ts';
import { im2col } from './im2col.ts';
import { layer } from './layer.ts';
import { network } from './network.ts';
import { neuron } from './neuron.ts';
import { rnnByHand } from './rnn-by-hand.ts';
import { slope } from './slope.ts';
import { step } from './step.ts';
import { testing } from './testing.ts';
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
} satisfies Record<string, Diagram>;
