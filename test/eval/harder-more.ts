/** As many again of the harder ones. */
import type { QuestionSet } from './question.ts';

export const harderMore: QuestionSet = {
  name: 'harder, second half',
  questions: [
    {
      ask: 'CPU vs GPU explained for dummies',
      says: [/few powerful cores|handful of master cooks|thousands of small cores|kitchen hands/i],
    },
    {
      ask: "I'm cutting my sensor log into train and test by just mixing up all the rows first. somebody on reddit said that is cheating, is it?",
      says: [
        /neighbouring days resemble|Tuesday to predict Monday|Split by (date|time)|Training on the past|past for training/i,
      ],
    },
    {
      ask: 'people keep saying transformers have killed recurrent networks. do LSTMs still have any place these days or can I skip that chapter',
      says: [
        /small data and small devices|hold their place|watch a stream|streams and tiny processors|never leaves the device|remain(ed)? (useful|a good choice)|still use recurrent|GRUs are common/i,
      ],
    },
    {
      ask: "So everything looked fine and then suddenly the loss said NaN, and it never came back even though I let it go on for ten more rounds. Why doesn't it heal by itself?",
      says: [/Infinity minus infinity|infected|any sum with NaN/i],
    },
    { ask: 'why do they call it "hidden"', says: [/neither input nor output|between input and output/i] },
    {
      ask: 'difference between shift equivariance and invariance',
      says: [
        /output follows the input|moves three pixels|f\(S x\) = S f/i,
        /does not change|f\(S x\) = f\(x\)/i,
      ],
    },
    {
      ask: 'how come my validation loss is below the training loss in the first few epochs',
      says: [/network improved|still changing|measured at its end/i],
    },
    {
      ask: 'recurrent net over the rows or a convnet for pictures, which one is usually better?',
      says: [
        /CNN/i,
        /both directions alike|neighbours belong|same edge|local patterns|neighbouring pixels|home ground|usually ahead/i,
      ],
    },
    {
      ask: 'wat happens if lerning rate to big',
      says: [/leaps about|swings|shoots up|runs away|grows without bound|steps are too large/i],
    },
    { ask: 'recurent conection meaning', says: [/own previous state|fed into the same layer|bends a wire/i] },
    { ask: 'batch normlization', says: [/mean 0 and spread 1/i] },
    {
      ask: "ok so I get that there is this conveyor thing running through an LSTM. but who decides what's thrown off, what's put on and what the outside gets to see?",
      says: [/forget gate/i, /input gate/i, /output gate/i],
    },
    { ask: 'teacher forcing', says: [/correct.{0,4} previous symbol/i] },
    {
      ask: 'what does the diagonal show in the table of true against predicted classes',
      says: [/diagonal holds the hits/i],
    },
    {
      ask: 'exploding vs vanishing, which of the two will I notice right away?',
      says: [/makes itself heard|NaN|treacherous|sudden peak/i],
    },
    {
      ask: "how come adding instead of multiplying helps the LSTM's memory so much?",
      says: [
        /direct path|replace the product by a sum|no matrix|additive|just fₜ|multiplied by a number between 0 and 1/i,
      ],
    },
    {
      ask: "how come we don't train directly on accuracy?",
      says: [/jumps|slope is zero|nothing to descend/i],
    },
    { ask: 'forget gate sits at 0.99, how long until half of the note is gone', says: [/69 steps/i] },
    {
      ask: 'bigger stride or pooling to make the map smaller, does it matter?',
      says: [/learns how to summarise|do without pooling/i],
    },
    { ask: 'ablation study', says: [/removing one part|remove a part/i] },
    { ask: 'adam default lr', says: [/0\.001/i, /Adam/i] },
    {
      ask: 'why does a convnet get away with so few weights',
      says: [
        /same filter|each filter serves|saves weights|same 9 for all|only 9 connections|less to learn|same filters at every|does not depend on the image size|few weights because|one set of weights|sharing is a strong brake/i,
      ],
    },
    { ask: 'exploading gradeints how to fix', says: [/clip/i] },
    { ask: 'mnist resolution', says: [/28 × 28/i] },
    { ask: 'gradient clip threshold typical', says: [/between 1 and 10|few times its typical value/i] },
    { ask: '1x1 conv purpose', says: [/mixes (its|the) channels/i] },
    { ask: '90% measured on just 100 pictures, plus minus how much?', says: [/3\.0%|p ?\(1 ?− ?p\)/i] },
    {
      ask: 'Both my nets ended up within half a percent and the whiskers in the chart overlap a lot. my professor wants a verdict, what do I write?',
      says: [/no clear winner|may well be luck|nobody, as far as we can tell|we cannot tell/i],
    },
    {
      ask: "why can't a GRU count brackets when an LSTM can?",
      says: [/without letting go|bounded state|cannot leave that range/i],
    },
    {
      ask: 'how come a convnet can win the letter memory test although it has no memory',
      says: [/whole sequence lies before it|need not (remember|wait)|detect .{0,3}marked letter/i],
    },
    { ask: 'can the gates of an lstm peek at the memory cell directly?', says: [/peephole/i] },
    { ask: 'relu definition', says: [/max\(0, ?[xz]\)|negative sums become 0/i] },
    {
      ask: 'biggest value or average when shrinking a feature map, when do I take which?',
      says: [/did the feature occur|sharp features|how much of it was there/i],
    },
    {
      ask: 'my loss on the memory task is flat for ages, should I stop?',
      says: [/plateau|lingers near|sudden drop|sit on one/i],
    },
    { ask: 'explane vanishng gradiant pls', says: [/below 1|hardly anything is left|hardly any gradient/i] },
    { ask: "weights vs state in a recurrent network, what's the difference", says: [/slow/i, /quick/i] },
    {
      ask: 'is attention or recurrence cheaper on a really long text?',
      says: [/square of the length|T² · h/i],
    },
    { ask: 'what if I scramble all the labels, what accuracy should come out then?', says: [/at chance/i] },
    {
      ask: "Suppose I only have 500 product photos and two weeks. A mate told me to grab a network somebody already trained on a giant collection and go on from there. what's that called?",
      says: [/learned on a large data set/i],
    },
    {
      ask: "why can't a recurrent net just do all its time steps at once",
      says: [
        /cannot start before|needs hₜ₋₁|each step has to wait|wait for each other|needs the one before|sequential by nature|inherently sequential|state that they leave behind|what has to wait for what|only U hₜ₋₁|followed step by step/i,
      ],
    },
    {
      ask: 'For homework we jumble the words of a sentence. Would a model that just counts words even notice that anything changed?',
      says: [/without regard to order|ignores order|same words/i],
    },
    {
      ask: 'whats a hiddn state',
      says: [/sums up what|fixed number of values|all that the network knows about the past|summary of/i],
    },
    {
      ask: 'what happens to height, width and channel count going deeper into a convnet',
      says: [/channels (multiply|grow)/i],
    },
    { ask: 'why do some filters die and never wake up again', says: [/no gradient/i] },
    {
      ask: 'I tried a step size of 0.1 and it jumped all over the place, then 0.00001 and nothing moved for an hour. how do I find something sensible in between?',
      says: [/factors of about three|factor of ten wide|largest that runs calmly/i],
    },
    {
      ask: 'differnce betwen lstm and gru',
      says: [
        /two gates|Two: update|z, r\b/i,
        /three gates|fewer (weights|parts|parameters)|(one|single|second) state|slimmer|three: forget|f, i, o/i,
      ],
    },
    {
      ask: 'precision vs recall, which one matters for filtering junk mail?',
      says: [/lost (important )?letter|lost letter|loses one important letter/i],
    },
    { ask: 'gru invented when', says: [/GRU\W{0,6}from 2014/i] },
    {
      ask: 'My data is a spreadsheet with about a hundred rows and a handful of columns, should I even bother with a neural net for that?',
      says: [/linear model|gradient-boosted|few columns, few rows/i],
    },
    { ask: 'same padding', says: [/as large as its input|half before, half after|keep the size/i] },
    {
      ask: '3x3 conv, 8 filters, grey image: how many weights in total?',
      says: [/8 · 9 \+ 8|26 × 26 × 8\W+80\b|\(k·k·C \+ 1\)·F/i],
    },
    { ask: 'maxpool learnable params?', says: [/no weights|nothing to learn|pooling\s+0\b/i] },
    { ask: 'is a plain linear model any good on handwritten digits?', says: [/nine out of ten/i] },
    {
      ask: 'My grandmother asked me what a neural network actually is and I totally failed. In one breath, what is it?',
      says: [/simple, adjustable parts/i],
    },
    {
      ask: 'bptt memory cost',
      says: [/must be stored|states of all steps|memory grows with|must be kept until the way back/i],
    },
    { ask: 'why do we need an activation function at all', says: [/single layer|collapse into one/i] },
    {
      ask: 'ok this is driving me nuts, I ran my little recurrent model with 64 units on my gaming card and it was slower than on the laptop processor. is my card broken or is that normal??',
      says: [
        /starting (the operations|one operation)|overhead|microseconds to start|quicker on the CPU|loading, starting and unloading|processor is often faster/i,
      ],
    },
    {
      ask: 'I went from batch 32 to 256 and touched nothing else, and after the same number of epochs it has learned way less. what did I do wrong?',
      says: [/fewer updates|updates per epoch|raises? the learning rate|Count updates/i],
    },
    {
      ask: 'minibatchs whats teh point',
      says: [
        /walk side by side|middle way|fetched once|RNNs (bearable|much more efficient|efficient)|novels at once|same weight serves|look at 32/i,
      ],
    },
    { ask: 'sofmax functon', says: [/add up to 1/i] },
    { ask: 'atention mechanizm', says: [/looks? (directly )?at all|connects any two steps/i] },
    { ask: 'spam data how old', says: [/2002 and 2003/i] },
    {
      ask: 'why do recurrent nets profit so much from a large batch on a graphics card?',
      says: [/fetched once|serves B examples|intensity|rises B-fold|stands idle/i],
    },
    {
      ask: 'We had an argument in class: is it fair to give a simple RNN and an LSTM 64 units each and then announce that the LSTM is better? feels like one of them gets more to play with',
      says: [/four times|gated networks \(more weights\)|what was held equal|4h\(h/i],
    },
    { ask: 'which command lets me watch a network learning by heart', says: [/samples:500/i] },
    { ask: 'SGD or Adam?', says: [/own pace|without much tuning|first choice|generalises a little better/i] },
    { ask: 'causal or centred padding for sequences?', says: [/future/i, /past/i] },
    {
      ask: "I've spent the whole weekend copying GRU weights from Keras over to TensorFlow.js and the numbers just don't match. what could be different?",
      says: [/before/i, /after/i, /reset/i],
    },
    { ask: 'recall task random guess score', says: [/12\.5|one time in eight/i] },
    { ask: 'lenet year', says: [/1998|1990s/i, /LeNet/i] },
  ],
  declined: [
    'What reward should I give my agent in Q-learning?',
    'Why does the discriminator of a GAN keep winning against the generator?',
    'What is the kernel trick in a support vector machine?',
    'How do graph neural networks pass messages between nodes?',
    'How does Bayesian optimisation pick the next setting to try?',
    'How do I choose the number of clusters for k-means?',
    'What is the reservoir in an echo state network?',
    'How do I undo my last git commit without losing the changes?',
    'How does an electrical transformer step down the voltage?',
    'Which Adam Sandler film should I watch first?',
    'How do I install the NVIDIA driver on Ubuntu?',
    'How often should I clean the filter of my swimming pool?',
    'How do I reverse a linked list in C?',
    'What date is Unix epoch time 1700000000?',
    'How deep should I plant tomato seeds?',
    'Where does the memory leak in my Java program come from?',
    'When does the boarding gate close at Heathrow?',
    'How can I improve my own memory before an exam?',
    'What does the Ricci tensor say about curvature?',
  ],
};
