/** What all replies on an experiment have in common. */
import { networkColour } from '../../charts/theme.ts';
import { datasetName, networkName } from '../../charts/words.ts';
import { plural } from '../../text/format.ts';
import type { TrainingOptions } from '../../types/training.ts';
import { parseTrainingOptions } from '../options.ts';
import type { Experiment } from '../tables/experiments.ts';

export const experimentHeading = ({ id, options }: Pick<Experiment, 'id' | 'options'>) => ({
  title: `${networkName(options.network)} on ${datasetName(options.dataset)} · experiment ${id}`,
  colour: Number.parseInt(networkColour[options.network].slice(1), 16),
});

/** The options of a run, each in a few words. */
const settings = (options: TrainingOptions): [option: keyof TrainingOptions, words: string][] => [
  ['samples', plural(options.samples, 'sample')],
  ['epochs', plural(options.epochs, 'epoch')],
  ['units', plural(options.units, 'unit')],
  ['batch', `batch ${options.batch}`],
  ['learningRate', `learning rate ${options.learningRate}`],
  ['seed', `seed ${options.seed}`],
];

/** The options of a run in one line. */
export const optionsLine = (options: TrainingOptions): string =>
  settings(options)
    .map(([, words]) => words)
    .join(' · ');

/** The options that are not what `/train` uses by itself; empty where all are. */
export function unusual(options: TrainingOptions): string {
  const { network, dataset } = options;
  const usual = parseTrainingOptions({ network, dataset });
  return settings(options)
    .filter(([option]) => options[option] !== usual[option])
    .map(([, words]) => words)
    .join(' · ');
}
