/** The reply with the result of a run: a sentence that reads it, the pictures, and what to try next. */
import { curvesChart } from '../../charts/summary.ts';
import type { Button, Reply } from '../../discord/reply.ts';
import { figure, percent, plural } from '../../text/format.ts';
import type { LanguageOutcome, TrainingResult } from '../../types/training.ts';
import { experimentsActions, trainActions } from '../actions.ts';
import { chanceOf, hasSameScore, runDifferences, significance } from '../compare-runs.ts';
import { changeKey, nextExperiments } from '../diagnosis/next-experiments.ts';
import { type Course, diagnose, guessShare, scoreInWords, threeGramOf } from '../diagnosis/verdict.ts';
import type { Experiment } from '../tables/experiments.ts';
import { experimentHeading } from './heading.ts';
import { mistakesButton, watchingButtons } from './watching.ts';

/** A finished run. */
export interface Finished {
  experiment: Experiment;
  result: TrainingResult;
}

/** @param origin the run that this one changes, if it is still there */
export function resultReply({ experiment, result }: Finished, origin?: Finished): Reply {
  const { headline, reason } = diagnose(result);
  const text = [
    `${stopped(result)}**${headline}** ${reason}`,
    resultSentence(result),
    ...(origin ? [sinceOrigin(result, origin)] : []),
  ];
  return {
    ...experimentHeading(experiment),
    text: text.join('\n'),
    chart: curvesChart(result),
    caption: `**${headline}** ${shortResult(result)}\n-# New words? **Explain this result** says what they mean.`,
    buttons: [nextButtons(experiment.id, result), watchingButtons(experiment), aboutButtons(experiment)],
  };
}

const stopped = ({ stoppedIn, options }: TrainingResult): string =>
  stoppedIn === undefined ? '' : `Stopped in epoch ${stoppedIn} of ${options.epochs}. `;

/** The result and what to hold it against, in one sentence. */
function resultSentence({ outcome, parts }: TrainingResult): string {
  if (outcome.kind === 'classification') {
    const guess = percent(guessShare(outcome));
    return `**${percent(outcome.accuracy)}** right on ${plural(parts.test, 'example')} never seen before (always giving the commonest answer: ${guess}).`;
  }
  if (outcome.kind === 'language') return languageSentence(outcome, parts.test);
  const { mae, baseline, unit } = outcome;
  const change = percent(Math.abs(1 - mae / baseline));
  const than = mae < baseline ? `${change} better` : `${change} worse`;
  return `Off by **${figure(mae)} ${unit}** on average over ${plural(parts.test, 'day')} never seen before: ${than} than the naive forecast “tomorrow is like today” (${figure(baseline)} ${unit}).`;
}

/** Bits as a choice: 2.31 bits are as much as a choice among 2^2.31 ≈ 5 characters that are equally likely. */
function languageSentence(outcome: LanguageOutcome, pieces: number): string {
  const { bits } = outcome;
  const threeGram = threeGramOf(outcome);
  const than = bits < threeGram ? 'fewer than' : bits > threeGram ? 'more than' : 'as many as';
  return `**${figure(bits)} bits per character** on ${plural(pieces, 'piece')} of text never seen before: ${than} the 3-gram (${figure(threeGram)}), which counts what follows every two characters. So it was as unsure as among **${figure(2 ** bits)}** equally likely characters; the 3-gram, among ${figure(2 ** threeGram)}.`;
}

function shortResult({ outcome }: TrainingResult): string {
  if (outcome.kind === 'classification') return `${percent(outcome.accuracy)} right on new examples.`;
  if (outcome.kind === 'forecast') return `Off by ${figure(outcome.mae)} ${outcome.unit} on average.`;
  return `${figure(outcome.bits)} against ${figure(threeGramOf(outcome))} bits per character.`;
}

/** What the change did, where the run follows from another one. */
function sinceOrigin(result: TrainingResult, { experiment, result: before }: Finished): string {
  const changed = runDifferences(before, result)
    .map(({ name, values: [from] }) => `${name} ${from}`)
    .join(', ');
  return `Experiment ${experiment.id}${changed && ` (${changed})`}: ${scoreInWords(before.outcome)}.${gapWords(before, result)}`;
}

function gapWords({ outcome: before }: TrainingResult, { outcome: now }: TrainingResult): string {
  if (hasSameScore(before, now)) return ' Both results are the same.';
  const chance = chanceOf(before, now);
  if (!chance) return '';
  return chance.p < significance
    ? ' The gap is more than luck with the test examples.'
    : ' The gap may be luck.';
}

/** The experiments that follow from this one. Each button starts one. */
export const nextButtons = (id: number, course: Course): Button[] =>
  nextExperiments(course).map((next, at) => ({
    label: next.label,
    action: next.kind === 'seeds' ? trainActions.to.seeds(id) : trainActions.to.try(id, changeKey(next)),
    ...(at === 0 && { style: 'primary' as const }),
  }));

const aboutButtons = (experiment: Experiment): Button[] => {
  const { id, options } = experiment;
  return [
    ...(options.dataset === 'text' ? [mistakesButton(experiment)] : []),
    { label: 'Compare with…', action: experimentsActions.to.pick(id, 1) },
    { label: 'Explain this result', action: trainActions.to.explain(id) },
    { label: 'Details', action: trainActions.to.details(id) },
  ];
};
