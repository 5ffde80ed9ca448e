/** One sentence on a run, chosen by its numbers. The result, its explanation and `/ask` say the same. */
import { figure, percent } from '../../text/format.ts';
import type { EpochRecord, LanguageOutcome, TrainingOptions, TrainingResult } from '../../types/training.ts';
import { bestEpoch, type CurveShape, shapeOf } from './curve-shape.ts';

export type Verdict =
  | 'noEpoch'
  | 'diverged'
  | 'guessing'
  | 'naiveWins'
  | 'ngramWins'
  | 'solved'
  | 'byHeart'
  | 'unstable'
  | 'stuck'
  | 'unfinished'
  | 'good'
  | 'levelled';

/** A run as far as it came. A run that failed has no outcome. */
export interface Course {
  options: TrainingOptions;
  epochs: readonly EpochRecord[];
  outcome?: TrainingResult['outcome'] | undefined;
  stoppedIn?: number | undefined;
  /** What the learner read when the run failed. */
  error?: string | null;
}

export interface Diagnosis {
  verdict: Verdict;
  /** Of the curve alone. */
  shape: CurveShape;
  /** The main thing in a few words, a sentence. */
  headline: string;
  /** Why, in a sentence for a beginner. */
  reason: string;
}

/** A task is solved from this share of right answers on. */
const solvedShare = 0.995;
/** A result is good when it closes this share of the gap between guessing and 100%. */
const goodShare = 0.75;
/** What a good result is called: from which share of the gap on, the best first. */
const grades = [
  { from: 0.95, headline: 'It learned very well.' },
  { from: 0.85, headline: 'It learned well.' },
  { from: 0, headline: 'It learned fairly well.' },
];
/** A forecast that is better than the naive one by this share is good; below, it is better by a little. */
const goodForecast = 0.1;
/** Within this many standard errors of guessing, a result is no better. */
const guessingErrors = 2;

/** Chooses the verdict; the first one that fits, in the order of `Verdict`. */
export function diagnose(course: Course): Diagnosis {
  const { epochs, outcome, error } = course;
  const found = shapeOf(epochs);
  const shape: CurveShape = error && /diverged/.test(error) ? 'diverged' : found;
  const verdict = verdictOf(shape, outcome);
  return { verdict, shape, ...words(verdict, course) };
}

function verdictOf(shape: CurveShape, outcome: Course['outcome']): Verdict {
  if (shape === 'diverged') return shape;
  if (outcome?.kind === 'forecast' && outcome.mae >= outcome.baseline) return 'naiveWins';
  if (outcome?.kind === 'language' && outcome.bits >= (outcome.ngrams[0] ?? 0)) return 'guessing';
  if (outcome?.kind === 'language' && outcome.bits >= threeGramOf(outcome)) return 'ngramWins';
  if (outcome?.kind === 'classification') {
    if (isGuessing(outcome)) return 'guessing';
    if (outcome.accuracy >= solvedShare) return 'solved';
  }
  if (shape === 'empty') return 'noEpoch';
  if (shape !== 'steady') return shape;
  return outcome?.kind !== 'classification' || gain(outcome) >= goodShare ? 'good' : 'levelled';
}

/** The bits per character of the 3-gram, on the same text. */
export const threeGramOf = ({ ngrams }: LanguageOutcome): number => ngrams.at(-1) ?? Number.NaN;

type Classified = Extract<TrainingResult['outcome'], { kind: 'classification' }>;

/** The share of right answers of somebody who always gives the most frequent one. */
export function guessShare({ confusion }: Classified): number {
  const rows = confusion.map((row) => row.reduce((sum, n) => sum + n, 0));
  return Math.max(...rows) / testSize({ confusion });
}

export const testSize = ({ confusion }: Pick<Classified, 'confusion'>): number =>
  confusion.flat().reduce((sum, n) => sum + n, 0);

function isGuessing(outcome: Classified): boolean {
  const guess = guessShare(outcome);
  const standardError = Math.sqrt((guess * (1 - guess)) / testSize(outcome));
  return outcome.accuracy <= guess + guessingErrors * standardError;
}

function gain(outcome: Classified): number {
  const guess = guessShare(outcome);
  return (outcome.accuracy - guess) / (1 - guess);
}

function words(
  verdict: Verdict,
  { options, epochs, outcome, stoppedIn }: Course,
): Pick<Diagnosis, 'headline' | 'reason'> {
  const [best, last] = [bestEpoch(epochs), epochs.at(-1)];
  switch (verdict) {
    case 'noEpoch':
      return { headline: 'It did not finish an epoch.', reason: 'So there is no curve to read.' };
    case 'diverged':
      return {
        headline: 'The training blew up.',
        reason:
          'Its steps were too large: they jumped past the goal, and the mistakes grew instead of getting fewer.',
      };
    case 'guessing':
      return {
        headline: 'It is no better than guessing.',
        reason:
          outcome?.kind === 'language'
            ? 'Somebody who only knows how often each character occurs foretells this text just as well.'
            : 'Somebody who always gives the same answer is right just as often.',
      };
    case 'naiveWins':
      return {
        headline: 'The naive forecast wins.',
        reason: 'Saying “tomorrow is like today” comes closer than this network.',
      };
    case 'ngramWins':
      return {
        headline: 'The 3-gram wins.',
        reason: 'Counting what follows every two characters foretells the text better than this network.',
      };
    case 'solved':
      return { headline: 'It solved this task.', reason: solvedReason(options) };
    case 'byHeart':
      return {
        headline: `From epoch ${(best?.epoch ?? 0) + 1} on it learned by heart.`,
        reason:
          'It went on getting better on the examples it practised on, but worse on those it did not practise on.',
      };
    case 'unstable':
      return {
        headline: 'It learned, but in leaps and falls.',
        reason:
          'Its mistakes on examples it did not practise on jump up and down, so the last epoch may be a lucky or an unlucky one.',
      };
    case 'stuck':
      return {
        headline: 'It hardly learned.',
        reason: `After ${epochs.length} epochs it makes nearly as many mistakes as after the first.`,
      };
    case 'unfinished':
      return {
        headline: unfinishedHeadline(outcome, stoppedIn),
        reason:
          epochs.length === 1
            ? 'One epoch is too few to judge it.'
            : 'It was still getting better when the training ended.',
      };
    case 'good':
      return {
        headline: gradeOf(outcome),
        reason:
          last && best && last.valLoss > 1.1 * best.valLoss
            ? 'Its mistakes became fewer and fewer; only in the last epoch, its last pass through the examples, they rose a little, which may be chance.'
            : 'Its mistakes became fewer and then stayed few, also on examples it did not practise on.',
      };
    case 'levelled':
      return {
        headline: 'It learned something, then stood still.',
        reason: 'More of the same would change little: it needs more examples or another network.',
      };
  }
}

function unfinishedHeadline(outcome: Course['outcome'], stoppedIn: number | undefined): string {
  if (outcome?.kind === 'language') return 'It beats the 3-gram, and could learn more.';
  return stoppedIn ? 'It could have learned more.' : 'It is not done yet.';
}

/** Of a run whose curve is good, in words that follow its result. */
function gradeOf(outcome: Course['outcome']): string {
  const usual = 'It learned well.';
  if (!outcome) return usual;
  if (outcome.kind === 'language') return 'It beats the 3-gram.';
  if (outcome.kind === 'forecast')
    return 1 - outcome.mae / outcome.baseline < goodForecast ? 'It learned a little.' : usual;
  const share = gain(outcome);
  return grades.find(({ from }) => share >= from)?.headline ?? usual;
}

/** Two networks solve the memory test without a memory, which a thoughtful reader wonders about. */
function solvedReason({ network, dataset }: TrainingOptions): string {
  if (dataset !== 'recall') return 'Hardly anything is left to improve.';
  if (network === 'cnn')
    return 'A CNN has no memory, but it needs none here: it has all 28 steps before it at once, so it can look the marked one up.';
  return network === 'attention'
    ? 'It has no memory, but it needs none here: each step can look at all 28 at once, so it finds the marked one however far away it is.'
    : 'It read 28 steps one by one and still knew the marked one at the end.';
}

/** The numbers behind the verdict, one sentence each. */
export function curveFacts(epochs: readonly EpochRecord[]): string[] {
  const [first, last, best] = [epochs[0], epochs.at(-1), bestEpoch(epochs)];
  if (!first || !last || !best) return ['No epoch of it is stored.'];
  return [
    `The training loss went from ${short(first.loss)} in epoch ${first.epoch} to ${short(last.loss)} in epoch ${last.epoch}.`,
    best === last
      ? `The validation loss was lowest at the end: ${short(last.valLoss)} in epoch ${last.epoch}.`
      : `The validation loss was lowest in epoch ${best.epoch}, ${short(best.valLoss)}, and ended at ${short(last.valLoss)}.`,
  ];
}

/** How the test went, in a sentence. */
export function outcomeFact(outcome: TrainingResult['outcome']): string {
  if (outcome.kind === 'language')
    return `On the test part it needed ${short(outcome.bits)} bits per character, the 3-gram ${short(threeGramOf(outcome))}. Its first guess was right for ${short(100 * outcome.accuracy)}% of the characters.`;
  return outcome.kind === 'classification'
    ? `On the test part ${short(100 * outcome.accuracy)}% were right.`
    : `On the test part it was off by ${short(outcome.mae)} ${outcome.unit} on average, the naive forecast by ${short(outcome.baseline)} ${outcome.unit}.`;
}

/** What one reads first: the share of right answers, the error, or the bits per character. */
export function scoreInWords(outcome: TrainingResult['outcome']): string {
  if (outcome.kind === 'language') return `${figure(outcome.bits)} bits per character`;
  return outcome.kind === 'classification'
    ? percent(outcome.accuracy)
    : `${figure(outcome.mae)} ${outcome.unit}`;
}

/** Three significant digits without trailing zeros: people quote these numbers in questions. */
const short = (value: number) =>
  Number.isFinite(value) ? String(Number(value.toPrecision(3))) : 'not a number';
