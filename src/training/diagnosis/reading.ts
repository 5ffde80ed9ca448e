/** Where to read on after a run: ids of lessons. */
import type { Course, Verdict } from './verdict.ts';

const byVerdict: Record<Verdict, string[]> = {
  noEpoch: ['epochs'],
  diverged: ['learning-rate', 'exploding-gradients'],
  guessing: ['baselines', 'learning-rate'],
  naiveWins: ['naive-forecast', 'overfitting'],
  ngramWins: ['n-grams', 'character-rnn'],
  solved: ['fair-comparison'],
  byHeart: ['overfitting', 'validation'],
  unstable: ['learning-rate', 'error-bars'],
  stuck: ['learning-rate', 'loss'],
  unfinished: ['epochs', 'loss-curves'],
  good: ['validation', 'error-bars'],
  levelled: ['loss-curves', 'error-bars'],
};

/** At most four lessons, the one on the verdict first. */
export function readOn(verdict: Verdict, { options, outcome }: Course): string[] {
  const { network, dataset } = options;
  const memory =
    network === 'cnn'
      ? ['cnn-memory', 'receptive-field']
      : [...(network === 'attention' ? ['attention'] : []), 'recall-task'];
  const picture = { classification: 'confusion-matrix', forecast: 'naive-forecast', language: 'perplexity' }[
    outcome?.kind ?? 'classification'
  ];
  const all = [
    ...(dataset === 'recall' ? memory : []),
    ...(dataset === 'text' ? ['perplexity', 'sampling'] : []),
    ...byVerdict[verdict],
    'loss-curves',
    picture,
  ];
  return [...new Set(all)].slice(0, 4);
}
