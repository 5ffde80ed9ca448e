/**
 * The part that nothing is tuned on: it was written before the retrieval, and a miss here is a finding, not
 * an invitation to change the code until it goes away.
 */
import type { QuestionSet } from './question.ts';

export const heldOut: QuestionSet = {
  name: 'held out',
  questions: [
    // Short.
    { ask: 'what is a filter', says: [/pattern|stencil/i, /weights|grid/i] },
    { ask: 'feature map??', says: [/filter/i, /answers|picture|map/i] },
    { ask: 'logit', says: [/before softmax|score/i] },
    { ask: 'what is unrolling', says: [/cop(y|ies)/i, /time step|side by side/i] },
    { ask: 'momentum', says: [/past gradients|running sum|build up speed/i] },
    { ask: 'batchnorm', says: [/mean 0|rescal/i] },
    { ask: 'what is early stopping', says: [/stopped improving|not improved/i] },
    { ask: 'confusion matrix', says: [/row/i, /true|column|predict/i] },
    { ask: 'whats a token', says: [/word|character/i, /unit|number/i] },
    { ask: 'skip connections', says: [/input to its output|x \+ f|sum always gets through/i] },
    { ask: 'what is transfer learning', says: [/large data set/i, /small/i] },
    // Misspelt.
    { ask: 'vanishin gradeint lstm help', says: [/gates?|hardly fades|cell state|additive/i] },
    { ask: 'wat is a mini bacth', says: [/group|32|examples/i] },
    { ask: 'recepteve feild', says: [/influence|part of the input/i] },
    { ask: 'how does the outptu gate work', says: [/visible|shown|shows/i] },
    { ask: 'overfiting how to prevent', says: [/dropout|more data|early stopping/i] },
    { ask: 'wieght decay', says: [/towards 0|large weights/i] },
    { ask: 'convolutonal nueral network layers', says: [/convolution/i, /pooling/i, /fully connected/i] },
    { ask: 'unroling an rnn', says: [/cop(y|ies)/i] },
    // Comparing.
    { ask: 'lstm vs rnn', says: [/gates?/i, /state/i] },
    { ask: 'gru or lstm?', says: [/depends|slimmer|two gates|size and speed/i] },
    { ask: 'cnn vs rnn usage', says: [/images/i, /sequences|text|speech/i] },
    { ask: "what's the difference between a parameter and a hyperparameter", says: [/before training/i] },
    { ask: 'validation set vs test set', says: [/choices|choos|stop/i, /once|end|final/i] },
    { ask: 'encoder vs decoder', says: [/compact|compress|first/i, /output|unfold|second/i] },
    { ask: 'how do rnn and cnn treat the order of the data', says: [/step|state/i, /window/i] },
    { ask: 'underfitting vs overfitting', says: [/too small|high/i, /by heart|gap|memoris/i] },
    {
      ask: 'do lstm and gru suffer equally from vanishing gradients?',
      says: [/eased|additive|path|hardly fades|survive/i],
    },
    // Why.
    { ask: 'why do rnns use tanh', says: [/bounded|between −1|without limit|slope/i] },
    {
      ask: "why can't an rnn compute all its time steps in parallel",
      says: [/previous|before|hₜ₋₁/i, /step|state/i],
    },
    { ask: 'why is the GRU smaller', says: [/quarter|two gates|three|fewer/i] },
    {
      ask: 'why does pooling make the network less sensitive to small shifts',
      says: [/same result|maximum stays|tolerate/i],
    },
    { ask: 'why use several seeds', says: [/spread|luck|chance|dice/i] },
    {
      ask: 'why do cnns need so few weights compared to a dense network',
      says: [/shar|same filter|same weights|80/i],
    },
    // Long.
    {
      ask: 'I only have a tiny microcontroller that watches a sensor all day long. Which of these networks fits and why?',
      says: [/GRU|recurrent/i],
    },
    {
      ask: 'Someone told me that a network with an accuracy of 99 percent can be worthless when almost all cases belong to one class. Is that right?',
      says: [/deceive|misleading|1%|frequent/i],
    },
    {
      ask: 'Suppose I shift the digit a few pixels to the right: what happens to the feature map of a convolution?',
      says: [/moves|equivarian|follows/i],
    },
    {
      ask: 'How large does the output get when I use stride 2 on a 28 pixel wide image with padding 1 and a 3x3 kernel?',
      says: [/14/],
    },
    {
      ask: 'How did people translate sentences with recurrent networks before transformers came along?',
      says: [/encoder|sequence to sequence|read one sequence/i],
    },
    {
      ask: 'Is there any way to make recurrent networks train in parallel over the sequence?',
      says: [/scan|linear/i],
    },
  ],
  declined: [
    'how tall is mount everest',
    'recommend me a good pizza place nearby',
    'which plugin gives the best convolution reverb for guitar',
    'how do i train for a marathon',
    'explain the k nearest neighbours algorithm',
    'how do decision trees split',
    "what's principal component analysis",
    'how does gradient boosting work',
    'write a haiku about autumn',
    'translate good morning to spanish',
    'who is taylor swift',
    'what is the meaning of life',
    'how can I lose weight fast',
    "what's the exchange rate of the dollar",
    'how do i reset my password',
    'can you play some music',
    'what is a monad',
    'how does the immune system remember viruses',
    'when does the next train to Berlin leave',
  ],
};
