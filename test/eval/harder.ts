/** Harder ones, in long sentences and everyday words, by somebody who knew the lessons and not the retrieval. */
import type { QuestionSet } from './question.ts';

export const harder: QuestionSet = {
  name: 'harder',
  questions: [
    {
      ask: 'when I nudge the digit sideways my convnet still gets it right. does it cope just as well if I turn the picture or zoom in?',
      says: [/rotat/i, /augmentation|such examples in training|varied examples/i],
    },
    { ask: 'wat is overfiting', says: [/by heart|memori[sz]es/i] },
    {
      ask: 'whats a convulutional layer do',
      says: [
        /multiply each weight|apply filters|many such grids|small grid of weights|slides? (small )?filters|pattern detector|like the stencil|filter f computes/i,
      ],
    },
    {
      ask: "validation data vs test data, aren't they the same thing really?",
      says: [/choices|choose|choosing|along the way/i, /once|at the end|touched|honest/i],
    },
    { ask: 'naive forecast definition', says: [/last (known )?value|(tomorrow will be )?like today/i] },
    {
      ask: 'can u do convoltion over txt',
      says: [
        /along time|words of a message|reads text|1-D CNN|one-dimensional CNN|single convolutional layer|text can be scanned/i,
      ],
    },
    { ask: 'how dose backpropogation work', says: [/blame|chain rule/i] },
    {
      ask: 'why is guessing share prices so hopeless even with a fancy network?',
      says: [/random walk|random steps?/i],
    },
    {
      ask: "my training curve keeps going down nicely but the other one (validation) started creeping up after round 8 or so. what's going on there?",
      says: [/by heart|memori[sz]es|over-confident|validation loss stops and then rises/i],
    },
    {
      ask: "I'm trying to describe short videos, so I need to see every frame but also remember what happened earlier. do I have to pick one of the two networks or can they be glued together somehow?",
      says: [/CNN looks|turns each frame|for each video frame|CNN, then RNN|Funnel and loop can be joined/i],
    },
    { ask: 'what do I type to try the gru on the weather data', says: [/train gru dataset:weather/i] },
    {
      ask: "I'm putting messages of wildly different length in one batch, some 5 words and some 60, and filled the short ones up. now the recurrent net is terrible on the short ones. What's the fix?",
      says: [/mask/i, /carried over|passes straight through|which steps are real|ignore the filling/i],
    },
    { ask: 'f1 score', says: [/harmonic mean/i] },
    {
      ask: 'can a recurrent network ever be trained in parallel over time?',
      says: [/parallel scan|linear recurrence|recurrence is linear/i],
    },
    { ask: 'update gate vs reset gate', says: [/update gate/i, /reset gate/i, /proposal|draft|candidate/i] },
    { ask: 'logits meaning', says: [/score before softmax|sums, called logits/i] },
    {
      ask: 'who parallelises better, the one with sliding filters or the one reading step by step?',
      says: [
        /highly parallelisable|CNNs parallelise better|less parallel|Parallel: every position|all positions (in parallel|together|at once|of a layer)|worked out side by side|Across positions|inherently sequential|sequential by nature|uses parallel hardware better/i,
      ],
    },
    {
      ask: 'someone in the channel insists that a convnet remembers the last 16 days since I hand it 16 days at once. that counts as memory, no?',
      says: [/no state|not remembering|keeps nothing|because they are part of its input|short answer is/i],
    },
    {
      ask: 'how come nets with 20 layers were so hard to train in the old days',
      says: [/each layer is a factor|before ReLU|skip connections/i],
    },
    {
      ask: "i'm reading about old translation systems where one net swallows the English sentence and another spits out the German one. what was the weak spot of that?",
      says: [/one vector|weak point|bottleneck|look back at all/i],
    },
    { ask: 'gru param formula', says: [/3h\(h \+ d \+ 1\)|three such blocks/i] },
    { ask: 'how many parameters for an lstm with 64 units and 28 inputs per step', says: [/23,808/i] },
    {
      ask: "I've been told I need to try several random starts before I claim that A beats B. how many would be enough?",
      says: [/three seeds|five or ten|at least three|runs each are needed/i],
    },
    {
      ask: "I'm predicting tomorrow's temperature and my plot looks amazing, the predicted line practically sits on the real one, just a tiny bit shifted to the right. Too good to be true?",
      says: [/one day late|a day late|copying the last value|repeats yesterday/i],
    },
    {
      ask: "I got 94% on my very first run and I'm super proud, but my teacher just shrugged and said the number alone means nothing. What do I have to look at to know if it's any good?",
      says: [
        /Compared with what|what a result is worth|does not beat|beats baseline|say what went wrong|nine out of ten digits/i,
      ],
    },
    {
      ask: 'saturatd unit meaning',
      says: [/flat end|nearly flat|hardly reacts|close to −1 or \+1|small where a unit is saturated/i],
    },
    {
      ask: 'forget gate initial bias',
      says: [/b_?f = 1|bias (of|at|to) 1|bias 1 or more|sets it to 1|positive values/i],
    },
    { ask: 'momentem in the optimzer', says: [/running sum of past gradients|build up speed|gain speed/i] },
    {
      ask: 'how come reading the source sentence backwards helped translation?',
      says: [/nearer to the first words/i],
    },
    { ask: 'why turn a sound clip into a picture before feeding it in', says: [/16,000|local patterns/i] },
    {
      ask: 'simple rnn compared to lstm, how many times more weights is that',
      says: [/four times|4h\(h|5,952/i],
    },
    { ask: 'words not in vocab', says: [/unknown/i] },
    { ask: 'vanishing gradient who discovered', says: [/Hochreiter/i] },
    {
      ask: 'my laptop only has a normal processor, no graphics card at all. am I totally screwed for the small models in this course?',
      says: [/quicker on the CPU|processor is often faster|best choice for small/i],
    },
    {
      ask: "so I feed a picture pixel by pixel, 784 of them, into a recurrent net and my tutor calls that 'extremely deep'. where does that depth come from?",
      says: [/one layer per step|784 layers|T steps deep|copy the cell once|passes T cells/i],
    },
    { ask: 'channels of a colour photo', says: [/red, green and blue/i] },
    {
      ask: "how come putting zeros around a picture isn't completely harmless",
      says: [/artificial edge|far a place is from the border|leaks some position|not neutral/i],
    },
    { ask: 'what happens if the stride is bigger than the filter itself', says: [/gaps|never count/i] },
    { ask: 'why do people reshuffle the examples every round?', says: [/order of the file|same bias/i] },
    { ask: 'how far do 10 dilated layers reach if the gaps keep doubling?', says: [/1,024|1,000 steps/i] },
    { ask: 'how come pytorch shows more parameters for my lstm than the formula gives', says: [/two bias/i] },
    {
      ask: 'how many steps back can a plain rnn realistically look?',
      says: [/few dozen|some tens|dozen steps|at a hundred, plain|at twenty about a hundredth/i],
    },
    {
      ask: 'flatten + dense or global average pooling at the end?',
      says: [/170|fewer weights|one number per channel|fixes the input size/i],
    },
    {
      ask: 'two recurrent layers on top of each other or just one wide one?',
      says: [/better than one wide|helped more than wider/i],
    },
    {
      ask: 'MSE or MAE, which one hates outliers more?',
      says: [/Large misses count|less sensitive to outliers|is sensitive to outliers/i],
    },
    {
      ask: 'recptive feild of a convnet',
      says: [/can influence it|as large as the filter|knows a patch|tube/i],
    },
    {
      ask: "batchnorm vs layernorm, what's the actual difference",
      says: [/within the mini-batch/i, /each example by itself/i],
    },
    { ask: 'tcn', says: [/dilated|dilation|stacks of this kind/i, /causal|temporal convolutional/i] },
    {
      ask: 'why are gates built with that S-shaped curve',
      says: [/between shut and open|(values|number) between 0 and 1/i, /gate/i],
    },
    {
      ask: "Working on a medical screening thing where barely 1 in 100 people is actually sick. My model is 99% correct and my doctor friend laughed at me. what's so funny?",
      says: [/all healthy|one class is much more frequent/i],
    },
    {
      ask: "why won't training longer or a bigger step size cure the vanishing gradient",
      says: [/near and far alike|relation of near to far/i],
    },
    {
      ask: 'biderectional rnn wen not to use it',
      says: [/future is not available|worthless in life|Live captions/i],
    },
    {
      ask: 'which network for a battery gadget that listens for a wake word all day',
      says: [
        /small CNNs and GRUs|tiny device favours the GRU|Phones and sensors still use recurrent|small devices that watch a stream/i,
      ],
    },
    { ask: 'how does dropot work', says: [/switch(ed|ing) off/i] },
    { ask: 'early stopping', says: [/stopped improving|not improved|best validation epoch/i] },
    { ask: 'dropout vs weight decay', says: [/switch(ed|ing) off/i, /towards 0|Large weights cost/i] },
    { ask: 'wavenet', says: [/dilated causal|causal convolutions/i] },
    {
      ask: "hey so I'm building something that listens to a live microphone and has to react straight away. my friend says use a convnet, I was thinking recurrent. who's right?",
      says: [
        /recurrent|RNN/i,
        /constant work per step|costs a single step|one step needs little work|made for that|arrives? (live|bit by bit|one step at a time)|one step at a time|needs only its state|wants words while/i,
      ],
    },
    {
      ask: 'can I keep the state going from batch to batch instead of zeroing it',
      says: [/not reset between batches|keeps the last state/i],
    },
    {
      ask: 'lstm number of gates',
      says: [
        /three gates|3 gates|Three: forget|gates\s+f, i, o|LSTM has three|forget gate[\s\S]*input gate[\s\S]*output gate/i,
      ],
    },
    { ask: 'latency vs throughput', says: [/(examples|answers) per second/i, /time (until|from)/i] },
    {
      ask: 'I ran the same command with the same seed on my laptop and on the uni server, and the curves drift apart after a while. I thought that makes everything identical?',
      says: [/another order|last digits?|varying order/i],
    },
    { ask: 'what loss should I see for spam or not if the net knows nothing yet', says: [/0\.693/i] },
    { ask: 'embeding of wrods', says: [/vector/i, /learned/i] },
    { ask: 'keras return_sequences stacking', says: [/return_?sequences/i, /states/i] },
    {
      ask: 'why lots of small 3x3 filters instead of one big one',
      says: [/18 weights|extra non-linearity|instead of 25/i],
    },
    { ask: 'conv output size formula', says: [/n \+ 2p|H\s*−\s*k\s*\+\s*1/i] },
    {
      ask: 'clip each entry or clip the whole norm?',
      says: [/changes the direction|keeping its direction|proportions/i],
    },
    {
      ask: 'I coded my own backward pass, how do I test that the gradients are correct?',
      says: [/raise one weight|2ε/i],
    },
    {
      ask: 'why did the very first LSTM get into trouble on endless streams?',
      says: [/saturated|overflowed/i],
    },
  ],
  declined: [
    'How do I quantise my network to 8-bit integers?',
    'How do I choose p, d and q for an ARIMA time series model?',
    'How does a random forest decide which feature to split on?',
    'How does a variational autoencoder sample from its latent space?',
    'How many trees should I use in XGBoost?',
    'What is LoRA and how does it fine-tune a large language model?',
    "What's the difference between PCA and t-SNE?",
    'How much does an H100 graphics card cost right now?',
    'How does federated learning keep the data of phone users private?',
    'How do diffusion models turn pure noise into a picture?',
    'Is naive Bayes with Laplace smoothing good at catching junk mail?',
    'How do I reset my iPhone to factory settings?',
    'How do I change the padding of a button in CSS?',
    "What's the difference between a mutex and a semaphore?",
    'How long should I train for my first marathon?',
    'How do I stop getting spam calls on my phone?',
    'How many layers does the atmosphere of the Earth have?',
    "What's the weather in New York going to be this weekend?",
    'Which team won the football world cup in 1998?',
    'How do I train my puppy not to bite?',
    'How do I write a SQL join over two tables?',
    'Can you recommend a good pizza place near the station?',
  ],
};
