/** Numbers and names as they are written in titles, labels and alternative texts. */

import { plural } from '../text/format.ts';
import type { DatasetName, Network, TrainingOptions } from '../types/training.ts';

export const networkName = (network: Network): string => network.toUpperCase();

export const datasetName = (dataset: DatasetName): string =>
  dataset.charAt(0).toUpperCase() + dataset.slice(1);

/** How a run was set up, for the line under a title. */
export const setup = ({ network, dataset, samples, units, seed }: TrainingOptions): string =>
  `${networkName(network)} · ${datasetName(dataset)} · ${plural(samples, 'sample')} · ${plural(units, 'unit')} · seed ${seed}`;

/** About how wide a text is at the text size, in logical pixels: for deciding without a canvas. */
export const roughWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[a-z .,/-]/.test(letter) ? 6 : 7.6), 0);

/** Breaks a sentence between words into as few lines of at most `limit` characters as can be, evenly long. */
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

/** Keeps an alternative text within Discord's bound, cut between words where there are any. */
export function altText(text: string): string {
  if (text.length <= altLimit) return text;
  const space = text.lastIndexOf(' ', altLimit - 1);
  return `${text.slice(0, space > 0 ? space : altLimit - 1)}…`;
}
