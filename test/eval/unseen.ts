/** By somebody who knew the lessons and not the retrieval, after the last change of it: nothing was tuned on these. */
import type { QuestionSet } from './question.ts';

export const unseen: QuestionSet = {
  name: 'unseen',
  questions: [
    // short keyword ones
    { ask: 'gru z=0.99 time span', says: [/0\.99 → *100|100 for z = 0\.99|≈ 1 ?\/ ?\(1 − z\)/i] },
    { ask: 'peepholes lstm worth it?', says: [/(precise|exact) timing/i] },
    { ask: 'word not in vocab', says: [/unknown vector|treated as unknown|an unknown vector/i] },
    { ask: 'sigmoid max slope', says: [/\b0\.25\b/, /slope/i] },
    { ask: 'wake word battery which net', says: [/small CNNs and GRUs|usually a CNN or a GRU/i] },
    { ask: 'simple rule for hourly data', says: [/same hour yesterday|y\(t\+1−s\)/i] },
    {
      ask: 'dropout at test time on or off',
      says: [/At test time all are (on|active)|acts only in training|in testing it is off/i],
    },
    { ask: 'mnist linear model score', says: [/nine out of ten/i] },
    { ask: 'best batch size paper', says: [/between 2 and 32/i] },
    { ask: 'sin cos date encoding', says: [/31 December and 1 January|point on a circle/i] },
    { ask: 'nan immediately at start of run', says: [/not scaled,? +log of 0|log of 0/i] },
    {
      ask: 'attention price for long texts',
      says: [/square of the length|T² · h|ten times the length costs a hundred times/i],
    },

    // long conversational ones
    {
      ask: "so im building a forecaster for electricity use and a friend told me to mix up all rows and then cut 80/20. something feels off about that but i can't say what, can you?",
      says: [
        /split by (date|time)|Tuesday to predict Monday|Shuffling first would be cheating|neighbouring days resemble|testing on what came later/i,
      ],
    },
    {
      ask: "I've got about 400 x-rays but they come from only 60 people, some were scanned 10 times. I divided them randomly and the score is crazy good, should I be worried?",
      says: [/pictures of one patient/i],
    },
    {
      ask: 'We ran our two models once each, one got 88.1 and the other 88.5 and my teammate already wants to write in the report that his is better. What would we have to do before we can claim that?',
      says: [
        /several seeds|three seeds|five or ten are better|same seed and the same split|seeds 1, 2, 3|more seeds|mean and spread of all|differences, or add seeds|another seed|runs each are needed/i,
      ],
    },
    {
      ask: 'my laptop has a pretty decent nvidia card and I expected it to fly, but my little recurrent model with 32 hidden cells actually runs quicker when I switch the card off. what did I do wrong',
      says: [
        /Starting the operations takes longer|ordinary processor is often faster|Small networks are often quicker on the CPU|busy for 1%|some microseconds to start|best choice for small networks|exceed the calculation itself|hall stands idle|waiting and organising/i,
      ],
    },
    {
      ask: "I'm writing something that has to react to a sensor the moment a new value shows up and I only have a microcontroller with a few kB. someone said recurrent cells are good for that but what's the actual reason?",
      says: [
        /constant work per step|constant memory|one step needs little work|fixed amount of memory|each new sample costs a single step|needs only its state/i,
      ],
    },
    {
      ask: "my teacher wants me to explain what the network 'remembers'. is that in the weights or in the activations or what? i keep mixing up these different memories",
      says: [
        /weights are slow|What training has engraved|Weights know about all sequences|long-term memory sits in the weights/i,
        /state|activations/i,
      ],
    },
    {
      ask: 'for a school project i want to sort short clips of people doing sports. a cnn for each picture seems natural but how do i bring in the time part after that?',
      says: [
        /RNN reads these vectors|CNN looks and an RNN remembers|over the T vectors|recurrent layer over the results|CNN, then RNN/i,
      ],
    },
    {
      ask: "I took the pooling layer out of my net just to see what it does and the accuracy didn't change one bit. is there a name for this kind of test and what do i conclude?",
      says: [/ablation/i, /not needed|whether the part is needed/i],
    },
    {
      ask: 'Been training on the memory test with the marked letter, the curve was flat forever and I nearly killed it, then within two epochs it dropped like a stone. Is that a glitch?',
      says: [/sudden drop|then falls quickly|often sit on one for a while/i],
    },
    {
      ask: 'ok so my convnet works fine, but if i feed it a larger photo than the ones it was built for it crashes at the dense part. why is that and what can i put there instead?',
      says: [
        /flatten|fixes the input size|400 weights per class|images of any size|input size may vary/i,
        /global (average )?pooling/i,
      ],
    },

    // misspelt ones
    {
      ask: 'wat dose a forgett gate of zero do',
      says: [/\b0 \(?delete|close to 0 it resets|f ≈ 0, i ≈ 0 +clear|at 0 nothing passes/i],
    },
    {
      ask: 'wich optimzer shud a begginer take',
      says: [/became the usual first choice|Adam works decently/i],
    },
    {
      ask: 'diferense betwen presision and recal pls',
      says: [
        /of all (that were called spam|examples that were given a class)/i,
        /of all (spam|examples that belong)/i,
      ],
    },
    {
      ask: 'is batch normalizaton good for recurent nets or rather layer norm',
      says: [/suits recurrent networks|layer normalisation are the usual remedies/i],
    },
    {
      ask: 'how meny steps can a vanila rnn remeber befor it fails',
      says: [
        /few dozen steps|some tens of steps|at a hundred, plain RNNs usually fail|at ten steps a tenth/i,
      ],
    },
    { ask: 'transfer lerning wat is it', says: [/learned on a large data set/i, /small one/i] },
    { ask: 'explane spektrogram', says: [/time (along one axis|to the right)/i, /pitch/i] },
    { ask: 'grdient cliping usual treshold', says: [/between 1 and 10|few times its typical value/i] },

    // comparing ones
    {
      ask: 'for a voice assistant that answers live do I care more about latency or about examples per second?',
      says: [/live translator, latency does/i],
    },
    {
      ask: 'same padding compared with causal padding on a sequence',
      says: [/half before, half after|sees the future as well/i, /zeros in front|only itself and the past/i],
    },
    {
      ask: 'do max pool and avg pool send the error back in the same way?',
      says: [/winner/i, /spreads it evenly/i],
    },
    {
      ask: 'teacher forcing versus letting the model eat its own output',
      says: [/correct previous symbol/i, /own mistakes|own guess/i],
    },
    {
      ask: 'MAE or MSE when a few temperatures in my data are totally crazy',
      says: [/sensitive to outliers|count disproportionately|one large miss hurts more/i],
    },
    {
      ask: 'clip every value by itself or the whole vector, which is nicer',
      says: [/changes the direction/i, /keeps the proportions|usual choice/i],
    },
    { ask: 'two little 3x3 kernels or a single 5x5, whats cheaper?', says: [/\b18 weights/i, /\b25\b/] },
    {
      ask: 'two lstm layers on top of each other vs one fat layer with the same number of weights',
      says: [/two or three layers often do better than one wide|more layers helped more than wider/i],
    },
    {
      ask: 'does a transformer beat an rnn at writing text in one go or do both go one after the other?',
      says: [/when generating text a transformer is sequential|one (?:symbol|token) after the other/i],
    },
    {
      ask: 'is the recall dataset the same thing as the recall next to precision?',
      says: [/share that was found|how much was caught/i, /memory (task|test)/i],
    },

    // why / how come
    {
      ask: "how come a noisy slope in sgd isn't a bad thing?",
      says: [/noise even helps|shakes the weights out|right on average/i],
    },
    {
      ask: 'why does everybody start the recurrent matrix as an orthogonal one',
      says: [
        /preserves? lengths|lengths are preserved|keeps lengths|leaves their length|eigenvalues have size 1|buys time|nothing vanishes or explodes at first/i,
      ],
    },
    {
      ask: 'why is 99% right still rubbish when hardly anyone has the disease',
      says: [/"?all healthy"? is right in 99|one class is much more frequent/i],
    },
    {
      ask: 'how come convnets have few filters at the front and loads of them at the back',
      says: [
        /often doubling when pooling|becomes coarser while what becomes richer|where is traded for what/i,
      ],
    },
    {
      ask: "how come an lstm is able to count brackets and a gru isn't",
      says: [
        /goes up by one each time|cannot add up without letting go|cannot count in the way|cell as a counter|bounded state cannot/i,
      ],
    },
    {
      ask: 'why does pytorch give me a higher number of params than keras for the very same lstm',
      says: [/two bias vectors/i],
    },
    {
      ask: 'why mix the training examples anew each round if the data is the same anyway',
      says: [/repeating the same bias|learns the order of the file/i],
    },
    {
      ask: "why shouldn't i believe it when the net says it is 98% certain",
      says: [/too sure of itself|over-?confident/i],
    },
    {
      ask: 'why does my net still get a moved 6 but fails on a tilted one',
      says: [/rotated or enlarged digit gives another map|not by nature robust to rotation/i],
    },
    {
      ask: 'how come zeros around the image tell the net something? they are just nothing',
      says: [/artificial edge|how far a place is from the border|knowledge of position|leaks some position/i],
    },

    // mixed: numbers, what happens if, which one, code and experiments
    {
      ask: 'what happens to the pixels in between if I jump 4 pixels with a 3x3 filter',
      says: [/leaves gaps, pixels|pixels that never count|what lies between two lanes/i],
    },
    {
      ask: 'how many runs do i need to prove a half point difference if they scatter by 0.6',
      says: [/that makes 23|16 \(s\/d\)²/i],
    },
    {
      ask: '2000 examples, batch of 32, 3 epochs - how many times do the weights change?',
      says: [/\b189\b/],
    },
    {
      ask: 'if I multiply my loss by 100, will adam take bigger steps?',
      says: [/takes the same steps|scale does not matter/i],
    },
    {
      ask: 'which model should I take for a spreadsheet with 80 customers',
      says: [/gradient-boosted trees|linear model, trees/i],
    },
    {
      ask: 'what do I have to set in keras so the upper lstm gets every timestep of the lower one',
      says: [/return_?sequences/i],
    },
    {
      ask: 'the gradient norm in my experiment result, is it taken before or after clipping?',
      says: [/per epoch before clipping/i],
    },
    {
      ask: 'experiment idea: i scramble the words inside every message, will the spam detection break?',
      says: [/survives this well|single words give it away|excellent baseline for spam/i],
    },
    {
      ask: 'is the memory wiped the moment the reset gate of a gru shuts?',
      says: [/does not delete anything|only concerns the draft/i],
    },
    {
      ask: 'if i had a million processors could a plain rnn get through 1000 words in one go?',
      says: [
        /fewer than 1,000 steps in a row|chain alone sets the time|cannot start before|however many hands|wait for each other|hₜ needs hₜ₋₁|has to wait for (the|each) /i,
      ],
    },
  ],
  declined: [
    // other machine learning
    'how do I find the right k for k-means clustering?',
    'what is a support vector machine and where does its margin come from?',
    'how does q-learning update its table of values?',
    'how do diffusion models make a picture out of noise?',
    'what do the generator and the discriminator do in a GAN?',
    'how does LoRA fine-tune a huge model so cheaply?',
    'what is the kernel trick?',
    'how does principal component analysis choose its directions?',
    'what is the difference between bagging and boosting?',
    'what does an ARIMA model assume about a time series?',
    'how many hidden states should a hidden Markov model have?',
    // programming
    'how do I undo my last git commit without losing the files?',
    'how do I loop over a dictionary in python?',
    'how do I deploy a keras model behind a rest api with docker?',
    'what does a memory leak in C look like and how do I find it?',
    // everyday life, sharing words with the lessons
    'can you give me a recipe for a chocolate cake with glaze?',
    'from which gate does my flight to Berlin leave?',
    'how do I reset my wifi router to factory settings?',
    'my shower tap drips all night, how do I repair it?',
    'will it rain in New York this weekend?',
    'how should I train for a marathon with three runs a week?',
    'is dropping out of university to found a company a good idea?',
    'how much does it cost to rent a graphics card in the cloud?',
  ],
};
