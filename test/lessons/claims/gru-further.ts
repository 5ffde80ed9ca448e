/** The range of state and gates, mixtures at the ends of z, and shapes of states and biases. */
import type { Claim } from './check.ts';
import { gruWeights, lstmWeights, rnnState, rnnWeights, sigmoid } from './formulas.ts';

const [low, high] = [Math.tanh(-20), Math.tanh(20)];
const [shut, open] = [sigmoid(-40), sigmoid(40)];
const mixed = (z: number, old: number, proposal: number): number => z * old + (1 - z) * proposal;
const [old, proposal] = [0.8, 0.1];
/** The update gate that makes this state. */
const gateFor = (state: number): number => (state - proposal) / (old - proposal);
const [keeping, replacing] = [gateFor(old), gateFor(proposal)];
/** What an update gate lets in that keeps everything, and one that keeps nothing. */
const [nothing, everything] = [1 - keeping, 1 - replacing];
/** The state of a unit whose gate is shut to the new for a hundred steps. */
let dead = 0;
for (let t = 0; t < 100; t++) dead = mixed(1, dead, Math.sin(t));
/** Steps that wait for each other. */
function waits(steps: number): number {
  let [done, waited] = [0, 0];
  while (done < steps) [done, waited] = [done + 1, waited + 1];
  return waited;
}
const [gru, lstm, rnn] = [gruWeights(64, 28), lstmWeights(64, 28), rnnWeights(64, 28)];
const withoutBias = gruWeights(64, 28, 0);
/** How many numbers one bias has for each unit, and how many such biases there are with reset after. */
const perUnit = (gru - withoutBias) / 64;
const biases = (gruWeights(64, 28, 2) - withoutBias) / (gru - withoutBias);
/** Columns of all recurrent weights, for each unit. */
const columns = withoutBias / (64 + 28) / 64;
const directions = ['forwards', 'backwards'].length;
const [batchedUnits, fromEmbedding] = [rnnState(64, 28, 3).length, rnnState(64, 32, 5).length];

/** The reset gate that lets so much of the old state into the proposal. */
const usedFor = (share: number): number => share / old;

export const further: Claim[] = [
  ['keeps the state between {−1} and +{1}, since', low, high],
  ['remark: That is z = {0} in this convention', replacing],
  ['(1 − z) · candidate = 1 · old + {0} · candidate', nothing],
  ['a tanh value. Both lie between {−1} and +{1}, and', low, high],
  ['Both are numbers between {0} and {1}, one per unit', shut, open],
  ['The state of a GRU stays between {−1} and +{1} because', low, high],
  ['the weights z and 1 − z add up to {1}; such', sigmoid(1.3) + sigmoid(-1.3)],
  ['of old and new and stays between {−1} and +{1}, so there', low, high],
  ['with z = {0} it is fully replaced', replacing],
  ['1,000 steps means {1,000} waits', waits(1_000)],
  ['returns only the last state, (batch, {64})', batchedUnits],
  ['`self.out = nn.Linear({64}, 1)`', fromEmbedding],
  ['it has the shape ({2}, batch, hidden), so', directions],
  ['you get the full ({2}, batch, hidden)', directions],
  ['The update gate z is a number between {0} and {1} for', shut, open],
  ['the unit stays at {0} and learns nothing', dead],
  ['remark: That would be z = {1}.', keeping],
  ['A candidate lies between {−1} and +{1}.', low, high],
  ['New state = 0 · old + {1} · candidate', everything],
  ['and they add up to {100%}: 100%', mixed(0.8, 1, 1)],
  ['what is let in add up to {100%}, so', mixed(keeping, 1, 1)],
  ['It is a number z between {0} and {1} that works', shut, open],
  ['a list of numbers between {0} and {1}, one for each unit. x', shut, open],
  ['At z = {1} the value is copied', keeping],
  ['on average, since {0.993}¹⁰⁰ = 0.50', 0.5 ** (1 / 100)],
  ['bias_ih_l0.data[h:{2}*h].fill_(2.)', 'rzn'.indexOf('z') + 1],
  ['the unit keeps its start value {0} for ever', dead],
  ['The proposal is multiplied by 1 − z = {0}, so', nothing],
  ['from the beginning, its state stays {0} and', dead],
  ['an output that is near {0} at all steps', dead],
  ['so there z ≈ {1} means keep', keeping],
  ['The reset gate r is a number between {0} and {1} for', shut, open],
  [
    'z ≈ {1} keep, whatever r z ≈ {0}, r ≈ 1 plain RNN step z ≈ {0}, r ≈ 0 start',
    ...[keeping, replacing, replacing],
  ],
  ['without the past, but it is multiplied by {0} and thus', nothing],
  ['It is a number between {0} and {1} per unit, computed', shut, open],
  ['The sigmoid σ makes r a share between {0} and {1} for', shut, open],
  ['r has no influence because the proposal it shapes is multiplied by 1 − z = {0}', nothing],
  ["a unit's value enters U as {0} and", 0 * old],
  ['shape of the bias gives it away: ({3}h) or ({2}, {3}h)', perUnit, biases, perUnit],
  ['the bias has the shape ({2}, {3}·units), with False ({3}·units)', biases, perUnit, perUnit],
  ["Hence Keras' bias of shape ({2}, 192)", biases],
  ['The count is {3} · h higher', (gruWeights(64, 28, 2) - gru) / 64],
  ['in Keras: ({3}h) means reset before, ({2}, {3}h) reset after', perUnit, biases, perUnit],
  ['Keras (features, {3}h), PyTorch ({3}h, features)', columns, columns],
  ['The factor {3} stands for update gate', gru / rnn],
  ['weight blocks {4} {3} ', lstm / rnn, gru / rnn],
  ['An LSTM has {4} blocks of weights', lstm / rnn],
  ['A GRU has {3}: 3 · 10,000', gru / rnn],
  ["A GRU's state is a mean and stays between {−1} and +{1}", low, high],
  ['whose state is bounded by ±{1}, fail soon', high],
  ["a GRU's state always stays between {−1} and +{1}, while", low, high],
  ['only its hidden state h stays between {−1} and +{1}. Its output', low, high],
  ['so its state is a mean that stays between {−1} and +{1}, and', low, high],
  ["while a GRU's state is a mean between {−1} and +{1} and", low, high],
  ['its state is a mean between {−1} and {1} and cannot', low, high],
  ['bias_ih_l0.data[h:{2}*h].fill_(1.)', 'ifgo'.indexOf('f') + 1],

  // What each value of a gate does
  ["PyTorch and this bot's lessons z = {1} means keep", keeping],
  ['With z = {1} the old state stays as it is', keeping],
  [
    'With z = {1} the old value stays, with z = {0} it is replaced, with z = {0.5} the two are averaged',
    ...[keeping, replacing, gateFor((old + proposal) / 2)],
  ],
  ['With Γu ≈ {0} the old value', nothing],
  ['"Γu ≈ {0} lets the gradient through"', nothing],
  ['fixed at {1}, each step overwrites', everything],
  ['fixed at {0}, nothing new is ever stored', nothing],
  ['z ≈ 0, r ≈ {1} plain RNN step z ≈ 0, r ≈ {0} start', usedFor(old), usedFor(0)],
  ['Both must be near {0} before a boundary', replacing],
  ['With z = {1} the old state goes on', keeping],
  ['With z = {0} it is replaced by the proposal', replacing],
  ['with z near {0} this proposal replaces', replacing],
  ['when r = {1} and, in addition, z = {0}, so', usedFor(old), replacing],
  [
    '- z ≈ {1}: keep the old state, and r does not matter - z ≈ {0}, r ≈ {1}: a plain',
    ...[keeping, replacing, usedFor(old)],
  ],
  ['- z ≈ {0}, r ≈ {0}: start afresh from the input alone', replacing, usedFor(0)],
  ['and with z = {0} the old state is not passed on', replacing],
];
