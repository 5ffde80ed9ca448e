/** Shares that add up, random changes of an input, and a classifier that finds nobody. */
import type { Claim } from './check.ts';
import { dot, softmax, sumOf } from './formulas.ts';

const all = sumOf(softmax([12, 3, -1]));
const weights = [2, -3, 4, -1, 3, -2];
const inputs = [0.6, 0.4, 0.5, 0.7, 0.3, 0.5];
const attacked = [0.5, 0.5, 0.4, 0.8, 0.2, 0.6];
/** What each way to move all inputs up or down by 0.1 does to the score. */
const changes = Array.from({ length: 2 ** inputs.length }, (_, way) =>
  dot(
    weights,
    inputs.map((_, i) => ((way >> i) & 1 ? 0.1 : -0.1)),
  ),
);
const rising = changes.filter((change) => change > 0).length / changes.length;
/** How many people the classifier calls ill that calls nobody so. */
const calledIll = Array.from({ length: 1_000 }, () => 'healthy').filter(
  (answer) => answer !== 'healthy',
).length;
/** From which probability on an alarm costs less. */
const threshold = (falseAlarm: number, missed: number): number => falseAlarm / (falseAlarm + missed);

export const further: Claim[] = [
  ['A softmax must share out {100%}, whatever', all],
  ['what makes the answers add up to {100%}.', all],
  ['The ten probabilities must add up to {100%} for', all],
  ['since the probabilities must add up to {100%} in', all],
  ['that the rare kind is right only {half} the time', 50 / 100],
  [
    'No input has moved by more than {0.1}, and',
    Math.max(...attacked.map((value, i) => Math.abs(value - (inputs[i] ?? 0)))),
  ],
  ['{Half} of the random changes push the score up and {half} push it down', rising, 1 - rising],
  ['For new examples it is {90%}.', (460 - 100) / (500 - 100)],
  ['found {0} 8 missed', calledIll],
  ['false alarms {0} 20', calledIll],
  ['Not at {0.5}, but at 2%', threshold(1, 1)],
  ['It is {100%} if everybody is called healthy', (990 - calledIll) / 990],
  ['If none was found it is {0%}, however', calledIll / 10],
  ['text: {100%}, since it raises no false alarm', 1 - calledIll / 995],
  ['train with weights and stay near {0.5}', threshold(1, 1)],
];
