/** What is said of real runs, each of a kind that beginners meet, and what is offered next. */
import { describe, expect, it } from 'vitest';
import { changeKey, nextExperiments, withChange } from '../../src/training/diagnosis/next-experiments.ts';
import { readOn } from '../../src/training/diagnosis/reading.ts';
import {
  type Course,
  diagnose,
  outcomeFact,
  scoreInWords,
  type Verdict,
} from '../../src/training/diagnosis/verdict.ts';
import { type Name, recorded } from '../fixtures/training/runs.ts';

const labelsOf = (course: Course) => nextExperiments(course).map(({ label }) => label);

describe('a real run', () => {
  it.each<[name: Name, verdict: Verdict, says: RegExp, next: string]>([
    ['rnnDigits', 'unfinished', /not done yet.*still getting better/, 'More epochs: 10'],
    [
      'cnnDigits',
      'good',
      /learned well.*last epoch, its last pass.*rose a little/,
      'The LSTM on the same data',
    ],
    ['cnnFashion', 'good', /learned fairly well.*stayed few/, 'The LSTM on the same data'],
    ['rnnFashion', 'levelled', /then stood still/, 'More examples: 8,192'],
    ['rnnWeather', 'byHeart', /From epoch 8 on it learned by heart/, 'Fewer epochs: 7'],
    ['gruSpam', 'byHeart', /From epoch 6 on it learned by heart/, 'Fewer epochs: 5'],
    ['cnnWeather', 'naiveWins', /naive forecast wins/, 'The LSTM on the same data'],
    ['gruWeather', 'good', /learned well/, 'The LSTM on the same data'],
    ['rnnRecall', 'unstable', /leaps and falls/, 'Smaller steps: learning rate 0.001'],
    ['cnnRecall', 'solved', /A CNN has no memory.*all 28 steps/, 'The RNN on the same data'],
    ['tinySteps', 'guessing', /no better than guessing/, 'Larger steps: learning rate 0.003'],
    ['collapsed', 'diverged', /blew up.*too large/, 'Smaller steps: learning rate 0.001'],
    ['hugeSteps', 'diverged', /blew up/, 'Smaller steps: learning rate 0.003'],
    ['oneEpoch', 'unfinished', /One epoch is too few/, 'More epochs: 2'],
  ])('%s: %s', (name, verdict, says, next) => {
    const course = recorded(name);
    const found = diagnose(course);
    expect(found.verdict).toBe(verdict);
    expect(`${found.headline} ${found.reason}`).toMatch(says);
    const labels = labelsOf(course);
    expect(labels[0]).toBe(next);
    expect(labels.length).toBeGreaterThanOrEqual(2);
    expect(labels.length).toBeLessThanOrEqual(3);
  });
});

/** A run whose curve is good, with so many of 1,000 right, 100 of each digit. */
function withRight(right: number): Course {
  const course = recorded('cnnDigits');
  const { outcome } = course;
  if (outcome?.kind !== 'classification') throw new Error('not a classification');
  const confusion = outcome.confusion.map((row, at) => row.map((_, to) => (at === to ? 100 : 0)));
  return { ...course, outcome: { ...outcome, accuracy: right / 1_000, confusion } };
}

it.each([
  [0.98, 'It learned very well.'],
  [0.92, 'It learned well.'],
  [0.82, 'It learned fairly well.'],
  [0.7, 'It learned something, then stood still.'],
])('%d right of ten digits is worded by its size', (share, headline) => {
  expect(diagnose(withRight(1_000 * share)).headline).toBe(headline);
});

/** A run on a text whose curve is level in the end, with so many bits per character. */
function withBits(bits: number, more: Partial<Course> = {}): Course {
  const epochs = [2.6, 1.7, 1.69, 1.69].map((loss, at) => ({
    ...{ epoch: at + 1, loss, valLoss: loss, metric: loss, valMetric: loss, gradientNorm: 1, seconds: 1 },
  }));
  const piece = { text: 'a', bits: [1] };
  return {
    options: { ...recorded('rnnDigits').options, dataset: 'text', epochs: 4, learningRate: 0.01 },
    epochs,
    outcome: {
      kind: 'language',
      bits,
      ngrams: [4.33, 3.45, 2.83],
      accuracy: 0.5,
      exampleBits: [bits],
      piece,
    },
    ...more,
  };
}

describe('a run on a text', () => {
  it.each<[bits: number, verdict: Verdict, headline: string]>([
    [2.31, 'good', 'It beats the 3-gram.'],
    [2.83, 'ngramWins', 'The 3-gram wins.'],
    [3.2, 'ngramWins', 'The 3-gram wins.'],
    [4.4, 'guessing', 'It is no better than guessing.'],
  ])('that needs %s bits per character: %s', (bits, verdict, headline) => {
    const course = withBits(bits);
    expect(diagnose(course)).toMatchObject({ verdict, headline });
    expect(labelsOf(course).length).toBeGreaterThanOrEqual(2);
    expect(readOn(verdict, course)).toContain('perplexity');
  });

  it('may beat the 3-gram before it is done', () => {
    const { epochs } = withBits(2.31);
    const falling = epochs.map((epoch, at) => ({ ...epoch, loss: 2 / (at + 1), valLoss: 2 / (at + 1) }));
    expect(diagnose(withBits(2.31, { epochs: falling })).headline).toBe(
      'It beats the 3-gram, and could learn more.',
    );
  });

  it('says its figures', () => {
    const { outcome } = withBits(2.31);
    if (!outcome) throw new Error('no outcome');
    expect(scoreInWords(outcome)).toBe('2.31 bits per character');
    expect(outcomeFact(outcome)).toBe(
      'On the test part it needed 2.31 bits per character, the 3-gram 2.83. Its first guess was right for 50% of the characters.',
    );
  });
});

const curve = (losses: [loss: number, valLoss: number][]): Course => ({
  options: recorded('rnnDigits').options,
  epochs: losses.map(([loss, valLoss], at) => ({
    ...{ epoch: at + 1, loss, valLoss, metric: 0.5, valMetric: 0.5, gradientNorm: 1, seconds: 1 },
  })),
});

describe('a curve without a result', () => {
  it.each<[verdict: Verdict, course: Course]>([
    ['noEpoch', curve([])],
    [
      'stuck',
      curve([
        [0.69, 0.69],
        [0.69, 0.69],
        [0.688, 0.689],
      ]),
    ],
    [
      'diverged',
      curve([
        [0.6, 0.5],
        [Number.NaN, Number.NaN],
      ]),
    ],
    ['diverged', { ...curve([]), error: 'Training diverged: the loss is no longer a number.' }],
  ])('is read as %s', (verdict, course) => expect(diagnose(course).verdict).toBe(verdict));
});

describe('a next experiment', () => {
  it('changes one option, and its key is read back', () => {
    for (const name of ['rnnDigits', 'rnnFashion', 'rnnWeather', 'rnnRecall', 'tinySteps'] as const) {
      const { options } = recorded(name);
      for (const next of nextExperiments(recorded(name))) {
        if (next.kind === 'seeds') continue;
        const changed = withChange(options, changeKey(next));
        const different = Object.entries(changed).filter(
          ([key, value]) => Reflect.get(options, key) !== value,
        );
        expect(different).toEqual([
          [next.option, Number.isNaN(Number(next.value)) ? next.value : Number(next.value)],
        ]);
      }
    }
  });

  it('is refused when it is forged or out of range', () => {
    const { options } = recorded('rnnDigits');
    for (const key of ['epochs', 'epochs-900', 'hidden-4', 'network-perceptron', 'patience-1'])
      expect(() => withChange(options, key)).toThrow();
  });

  it('is not three runs after a stop, which no seed repeats', () => {
    expect(labelsOf(recorded('rnnDigits'))).toContain('Three runs: is it luck?');
    const stopped = labelsOf({ ...recorded('rnnDigits'), stoppedIn: 3 });
    expect(stopped[0]).toBe('To the end: 5 epochs');
    expect(stopped).not.toContain('Three runs: is it luck?');
  });
});
