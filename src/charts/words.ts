/** Names and texts for titles, labels and alternative texts. */
import { plural } from '../text/format.ts';
import type { DatasetName, Network, TrainingOptions } from '../types/training.ts';

/** As a title or a legend names it: an abbreviation in capitals, or a word. */
export const networkName = (network: Network): string =>
  network === 'attention' ? 'Attention' : network.toUpperCase();

/** Within a sentence, after “the”: “LSTM”, or “attention network”. */
export const networkNoun = (network: Network): string =>
  network === 'attention' ? 'attention network' : networkName(network);

export const datasetName = (dataset: DatasetName): string =>
  dataset.charAt(0).toUpperCase() + dataset.slice(1);

/** The options of a run, for the line under a title. */
export const runSubtitle = ({ network, dataset, samples, units, seed }: TrainingOptions): string =>
  `${networkName(network)} · ${datasetName(dataset)} · ${plural(samples, 'sample')} · ${plural(units, 'unit')} · seed ${seed}`;

/** Estimates the width of a text in the text size, in logical pixels, without a canvas. */
export const roughWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[a-z .,/-]/.test(letter) ? 6 : 7.6), 0);

/** Breaks a sentence into as few lines of at most `limit` characters as possible, of similar length. */
export function lines(text: string, limit: number): string[] {
  const fewest = wrapped(text, limit);
  for (let narrower = limit - 1; narrower > 0; narrower--) {
    const tried = wrapped(text, narrower);
    if (tried.length > fewest.length || tried.some((line) => line.length > narrower))
      return wrapped(text, narrower + 1);
  }
  return fewest;
}

function wrapped(text: string, limit: number): string[] {
  const broken: string[] = [];
  for (const word of text.split(' ')) {
    const last = broken.at(-1);
    if (last === undefined || last.length + 1 + word.length > limit) broken.push(word);
    else broken[broken.length - 1] = `${last} ${word}`;
  }
  return broken;
}

const altLimit = 1000;

/** Cuts an alternative text to Discord's limit, between words where possible. */
export function altText(text: string): string {
  if (text.length <= altLimit) return text;
  const space = text.lastIndexOf(' ', altLimit - 1);
  return `${text.slice(0, space > 0 ? space : altLimit - 1)}…`;
}
