/** What one sees in each picture of the inside of a network, and what to look for, for somebody who sees it first. */
import type { InsideView, Inspection } from '../../types/inspection.ts';
import type { Sample } from '../../types/recording.ts';
import { isRecurrent, type Network } from '../../types/training.ts';

type Kind = Sample['kind'];

/** Two or three lines: what it shows, and what to look for. */
export const insideWords = (
  view: InsideView,
  network: Network,
  { sample: { kind }, layers }: Inspection,
): string[] =>
  ({
    filters: () => filters(kind),
    maps: () => maps(kind),
    attention: () => attention(kind),
    answers: () => answers(kind),
    states: () => states(kind, layers.find(({ hidden }) => hidden)?.hidden?.shape[1] ?? 0),
    gates: () => (network === 'lstm' ? lstmGates : gruGates),
    saliency: () => saliency(kind, network),
  })[view]();

const stepsOf: Record<Kind, string> = {
  ...{ image: 'rows', words: 'words', text: 'characters', sequence: 'letters', day: 'days' },
};

function filters(kind: Kind): string[] {
  if (kind === 'image')
    return [
      'A **filter** is a pattern of 3 × 3 weights that slides over the image. Bright = the filter found its pattern there.',
      '**Look for** a filter that is bright on one side and dark on the other: it finds edges in this direction.',
    ];
  if (kind === 'words')
    return [
      'Each **filter** slides over the mail, five words at a time. Only its best match counts, at whatever place it stands.',
      '**Look for** the longest bar: these words move the answer most.',
    ];
  return [
    `A **filter** is a pattern over five ${stepsOf[kind]} in a row. Bright weights count for the pattern, dark ones against it.`,
    '**Look for** a bright square beside a dark one in the same row: this filter waits for a change.',
  ];
}

const maps = (kind: Kind): string[] =>
  kind === 'image'
    ? [
        'A **feature map** shows where a filter found its pattern: there it is bright. **conv** layers look for patterns. **pool** layers keep the strongest answer of each 2 × 2 places, so the maps become coarser.',
        '**Look for** what is left of the image further down. The last maps hold patterns of patterns; the answer is made of these alone.',
      ]
    : [
        `Time runs from left to right, and each line is one filter. Bright = the filter found its pattern in these ${stepsOf[kind]}. **pool** layers keep the strongest answer of every two places.`,
        '**Look for** how far a single event in the input spreads: each layer sees a little more of its surroundings.',
      ];

const attentionHints: Record<Kind, string> = {
  image:
    '**Look for** bright columns: rows at which all the others look. A bright diagonal = each row looks at its own place.',
  words:
    '**Look for** words that you would have looked at too. Words that stand everywhere, such as “the”, tell little.',
  text: '**Look for** what stands bright: the letter just before, the start of the word, the last space? It may look back only, so the upper right corner is dark.',
  sequence:
    '**Look for** a bright column below the marked letter (white): there each step learns which letter was marked.',
  day: '**Look for** bright columns: days at which all the others look. The last days stand at the right.',
};

const attention = (kind: Kind): string[] => [
  `From each of the ${stepsOf[kind]} it looks at all of them at once, and takes most from where it looks most. These shares are the **attention weights**. It has two **heads**, which look in different ways.`,
  attentionHints[kind],
];

const answerHints: Record<Kind, string> = {
  image: '**Look for** the row at which the answer changes: which stroke decided it?',
  words: '**Look for** the words at which the answer changes, or becomes surer.',
  sequence:
    '**Look for** the marked letter (white). From there on it should know the answer, and keep it to the end.',
  text: '**Look for** where it is unsure. The first letters of a word are hard, and the rest of it often follows by itself.',
  day: '',
};

const answers = (kind: Kind): string[] => [
  kind === 'text'
    ? 'After each character it guesses the next one. The upper line is the text, the lower one what it guessed for each place.'
    : `It reads one step after the other. The bars show what it would say if it had to stop there, without the ${stepsOf[kind]} that follow.`,
  answerHints[kind],
];

const states = (kind: Kind, units: number): string[] => [
  `The **hidden state** is all that it remembers of the ${stepsOf[kind]} so far: ${units} numbers, called units. Bright is near +1, dark near −1, grey is 0.`,
  '**Look for** units that keep their colour over many steps: they remember something. Where many change at once, it saw something new.',
];

const lstmGates: string[] = [
  'A **gate** says for each unit how much passes. The **input** gate lets something new in. The **forget** gate, bright, keeps what is remembered. The **output** gate shows it to the rest of the network.',
  '**Look for** a forget gate that stays bright: what the network holds survives many steps. Dark stripes = it forgets there.',
];

const gruGates: string[] = [
  'A **gate** says for each unit how much passes. The **update** gate, bright, keeps the old memory; dark, it takes the new one. The **reset** gate says how much of the old memory helps to make the new one.',
  '**Look for** an update gate that turns bright after something important: from there on the memory is kept.',
];

const saliencyHints: Record<Kind, string> = {
  image: '**Look for** whether it watches the strokes or the empty places around them. Both can be right.',
  words: '**Look for** words that you would have chosen too, and for those that surprise you.',
  text: '**Look for** how far back anything counts. The last letters count most; does it look beyond the word that it is in?',
  sequence: '**Look for** the marked letter: only there should anything count.',
  day: '**Look for** how many days back anything counts at all.',
};

const partOf: Record<Kind, string> = {
  ...{ image: 'pixel', words: 'word', text: 'character', sequence: 'letter', day: 'measurement' },
};

/** The gradient of a recurrent network fades with every step back, which a text shows best. */
const fadingHint =
  '**Look for** where the bright words stand. Near the end only? Then what was read long before has faded.';

const saliency = (kind: Kind, network: Network): string[] => [
  `If one ${partOf[kind]} changed a little, how much would the answer move? Bright = much. This is called **saliency**, |∂\u00a0answer\u00a0/\u00a0∂\u00a0input|.`,
  `${kind === 'words' && isRecurrent(network) ? fadingHint : saliencyHints[kind]} It shows what the network is sensitive to, not why.`,
];

export const filterFilm: string[] = [
  'The filters of the first layer during training, from random numbers to the finished network.',
  '**Look for** how little changes: random filters are useful already, and training shifts them to what the data needs. The layers behind learn to read them.',
];

export const confusionFilm: string[] = [
  'The **confusion matrix** at the end of each epoch, on examples that it does not train on. A row is what it is, a column what the network says.',
  '**Look for** the diagonal, which grows bright: right answers. What stays bright beside it is mixed up to the end.',
];
