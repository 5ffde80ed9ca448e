/** What is said of two runs side by side: in a sentence at first, with the test behind a button. */
import { networkNoun } from '../../charts/words.ts';
import { plural } from '../../text/format.ts';
import { chanceOf, hasSameScore, metricValue, runDifferences, significance } from '../compare-runs.ts';
import { scoreInWords } from '../diagnosis/verdict.ts';
import type { Finished } from './result.ts';

/** Which one did better, with both results; never more than the test bears out. */
export function winnerLine(a: Finished, b: Finished): string {
  const both = [a, b].map((run) => `${nameOf(run, a, b)} ${resultOf(run)}`).join(', ');
  if (looksEqual(a, b)) return `**Both did equally well**, on examples never seen before: ${both}.`;
  const isLuck = !isBeyondLuck(a, b);
  if (isLuck) return `**Too close to call**, on examples never seen before: ${both}.`;
  const [best, other] = isBetter(a, b) ? [a, b] : [b, a];
  const [first, second] = [best, other].map((run) => sentenceCase(nameOf(run, a, b)));
  return `${first} **did better**: ${resultOf(best)}. ${second}: ${resultOf(other)}. Both on examples never seen before.`;
}

const sentenceCase = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function resultOf({ result: { outcome } }: Finished): string {
  const score = `**${scoreInWords(outcome)}**`;
  if (outcome.kind === 'classification') return `${score} right`;
  return outcome.kind === 'forecast' ? `off by ${score}` : score;
}

/** The network where the networks differ, else the experiment and its setting. */
function nameOf(run: Finished, a: Finished, b: Finished): string {
  const { id } = run.experiment;
  if (a.result.options.network !== b.result.options.network)
    return `the ${networkNoun(run.result.options.network)} (experiment ${id})`;
  return `experiment ${id}`;
}

function isBetter({ result: a }: Finished, { result: b }: Finished): boolean {
  const gap = metricValue(a.outcome) - metricValue(b.outcome);
  return a.outcome.kind === 'classification' ? gap > 0 : gap < 0;
}

const looksEqual = (a: Finished, b: Finished): boolean =>
  hasSameScore(a.result.outcome, b.result.outcome) ||
  scoreInWords(a.result.outcome) === scoreInWords(b.result.outcome);

const isBeyondLuck = (a: Finished, b: Finished): boolean =>
  (chanceOf(a.result.outcome, b.result.outcome)?.p ?? 1) < significance;

/** What differs in the settings. */
export function differenceLine(a: Finished, b: Finished): string {
  const changed = runDifferences(a.result, b.result);
  if (changed.length === 0) return 'Their settings are the same.';
  const list = changed.map(({ name, values }) => `${name} (${values.join(' or ')})`).join(', ');
  return `What differs: ${list}. Everything else is the same.`;
}

/** Whether luck with the test examples may explain the gap, without a word of statistics. */
export function luckLine(a: Finished, b: Finished): string {
  if (hasSameScore(a.result.outcome, b.result.outcome))
    return 'Both results are the same, so there is no gap to explain.';
  if (!chanceOf(a.result.outcome, b.result.outcome))
    return 'Their tests have nothing in common, so chance cannot be judged.';
  if (looksEqual(a, b)) return 'There is **no gap**: both did equally well.';
  return isBeyondLuck(a, b)
    ? 'The gap is **more than luck with the test examples**.'
    : 'The gap **may be luck** with the test examples.';
}

/** The test behind `luckLine`, and what the picture shows, with the words that both use. */
export function comparisonExplained(a: Finished, b: Finished): string[] {
  const chance = chanceOf(a.result.outcome, b.result.outcome);
  return [
    ...(chance ? [`${luckLine(a, b)} ${odds(chance.p)} (${chance.test}: ${chance.counted}).`] : []),
    'That is about luck with the examples. The random start of a run moves its result too: **Three runs: is it luck?** under a result shows by how much.',
    '\n**The words**',
    '- **Epoch**: one pass through all examples that a network practises on.',
    a.result.outcome.kind === 'language'
      ? '- **Bits per character**: how unsure a network was of each next character. Less is better.'
      : '- **Accuracy**: the share of right answers.',
    '- **Validation data**: examples put aside. Each network is checked on them after every epoch and never practises on them.',
  ];
}

/** How often chance alone makes a gap this wide. */
const odds = (p: number): string =>
  `If both were equally good, luck alone would make a gap this wide ${
    p < 0.001 ? 'less than 1 time in 1,000' : `about ${plural(Math.round(1000 * p), 'time')} in 1,000`
  }`;
