/** What networks answer, in one plain sentence. */
import { sure } from '../../charts/board/parts.ts';
import { networkNoun } from '../../charts/words.ts';
import type { Prediction } from '../../types/prediction.ts';
import type { Network } from '../../types/training.ts';

interface Guess {
  label: string;
  share: number;
}

/** Below this a guess is called unsure, and the second one is named too. */
const sureEnough = 0.6;

/** The two likeliest classes. */
function bestTwo({ labels }: Prediction, answer: readonly number[] = []): [Guess, Guess] {
  const [best = { label: '', share: 0 }, second = best] = answer
    .map((share, at) => ({ share, label: labels[at] ?? '' }))
    .sort((one, other) => other.share - one.share);
  return [best, second];
}

const isForecast = ({ labels }: Prediction) => labels.length === 0;
const degrees = (value: number | undefined, { unit = '' }: Prediction) =>
  `${(value ?? Number.NaN).toFixed(1)} ${unit}`;

/** “It says 7, 93% sure.” Without Markdown, for the picture too. */
export function answerSentence(prediction: Prediction): string {
  const [answer] = prediction.original.answers;
  if (isForecast(prediction)) return `It forecasts ${degrees(answer?.[0], prediction)}.`;
  const [best, second] = bestTwo(prediction, answer);
  if (prediction.original.sample.kind === 'text')
    return `Next it expects ${best.label} (${sure(best.share)}), or ${second.label} (${sure(second.share)}).`;
  if (best.share >= sureEnough) return `It says ${best.label}, ${sure(best.share)} sure.`;
  return `It is not sure: ${best.label} (${sure(best.share)}), or ${second.label} (${sure(second.share)}).`;
}

/** Whether the answer is right; empty for an input of one's own, which nobody labelled. */
export function truthSentence(prediction: Prediction): string {
  const { truth, labels, original } = prediction;
  if (truth === undefined) return '';
  if (isForecast(prediction)) return `It was ${degrees(truth, prediction)}.`;
  const [best] = bestTwo(prediction, original.answers[0]);
  const isText = original.sample.kind === 'text';
  const isRight = best.label === labels[truth];
  const answer = `${isText ? 'it was' : 'the answer is'} ${labels[truth]}`;
  if (isText || best.share < sureEnough) return isRight ? 'Its first guess is right.' : `${capital(answer)}.`;
  return isRight ? 'That is right.' : `That is wrong: ${answer}.`;
}

/** What a change did to the answer of each network. */
export function changeSentence(prediction: Prediction, networks: readonly Network[]): string {
  const { original, changed } = prediction;
  if (!changed) return '';
  const said = networks.map((network, at) => {
    const who = networks.length === 1 ? 'it' : `the ${networkNoun(network)}`;
    return `${who} ${difference(prediction, original.answers[at], changed.answers[at])}`;
  });
  return `${capital(changed.how)}, ${said.join('; ')}.`;
}

function difference(
  prediction: Prediction,
  before: readonly number[] = [],
  after: readonly number[] = [],
): string {
  if (isForecast(prediction))
    return `forecasts **${degrees(after[0], prediction)}** instead of ${degrees(before[0], prediction)}`;
  const [was] = bestTwo(prediction, before);
  const [is] = bestTwo(prediction, after);
  return was.label === is.label
    ? `still says **${is.label}** (${sure(was.share)} → ${sure(is.share)} sure)`
    : `now says **${is.label}** (${sure(is.share)} sure) instead of **${was.label}** (${sure(was.share)})`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
