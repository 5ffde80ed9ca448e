/** The replies behind the buttons of a result: its details, and its explanation. */
import { gradientNormChart } from '../../charts/gradient-norm.ts';
import { outcomeChart } from '../../charts/summary.ts';
import type { Button, Field, Reply } from '../../discord/reply.ts';
import { count, figure, plural } from '../../text/format.ts';
import type { TrainingResult } from '../../types/training.ts';
import { trainActions } from '../actions.ts';
import { changeKey, furtherSeeds } from '../diagnosis/next-experiments.ts';
import { curveFacts, diagnose, outcomeFact } from '../diagnosis/verdict.ts';
import { explainedWords } from '../diagnosis/words.ts';
import { experimentHeading, optionsLine } from './heading.ts';
import type { Finished } from './result.ts';

/** The test part in a picture, settings, layers, seconds, device and versions: what it takes to repeat a run, or to check it. */
export const detailsReply = ({ experiment, result }: Finished): Reply => ({
  title: `Details of experiment ${experiment.id}`,
  colour: experimentHeading(experiment).colour,
  text: optionsLine(experiment.options),
  fields: details(result),
  footer: provenance(result),
  chart: outcomeChart(result),
  ...(result.epochs.length > 1 && { moreCharts: [gradientNormChart(result.options, result.epochs)] }),
  buttons: [
    [
      { label: 'Repeat exactly', action: trainActions.to.again(experiment.id) },
      { label: 'Again with another seed', action: trainActions.to.try(experiment.id, seedKey(result)) },
    ],
  ],
});

const seedKey = ({ options }: TrainingResult): string =>
  changeKey({ option: 'seed', value: String(furtherSeeds(options)[0]) });

/** The figures and the layers of a finished run. */
export function details({ layers, params, epochs, seconds }: TrainingResult): Field[] {
  const lines = layers.map(
    ({ name, shape, params: own }) => `**${name}** ${shape.join(' × ')} · ${plural(own, 'parameter')}`,
  );
  const [first, last] = [epochs[0], epochs.at(-1)];
  return [
    { name: 'Parameters', value: count(params), inline: true },
    { name: 'Training', value: `${figure(seconds.training)} s`, inline: true },
    {
      name: 'Per epoch',
      value: epochs.length > 0 ? `${figure(seconds.training / epochs.length)} s` : '–',
      inline: true,
    },
    { name: 'Layers, with the shape of their output', value: lines.join('\n') },
    ...(first && last
      ? [
          {
            name: 'Gradient norm, mean over an epoch, before clipping',
            value: `first epoch ${figure(first.gradientNorm)} · last epoch ${figure(last.gradientNorm)}`,
          },
        ]
      : []),
  ];
}

export const provenance = ({ parts, device, versions }: TrainingResult): string =>
  `${count(parts.train)} trained on, ${count(parts.validation)} to validate · ${device.toUpperCase()} · TensorFlow ${versions.tensorflow}, tfjs ${versions.tfjs}, Node ${versions.node}`;

/** What the curves say, what the words mean, and where to read on. @param lessons buttons that open lessons */
export function explanationReply({ experiment, result }: Finished, lessons: Button[][]): Reply {
  const { headline, reason } = diagnose(result);
  const facts = [...curveFacts(result.epochs), outcomeFact(result.outcome)];
  return {
    title: `What experiment ${experiment.id} shows`,
    colour: experimentHeading(experiment).colour,
    text: [
      `**${headline}** ${reason}`,
      ...facts.map((fact) => `- ${fact}`),
      '\n**The words**',
      ...explainedWords(result).map((word) => `- ${word}`),
    ].join('\n'),
    ...(lessons.length > 0 && { footer: 'Read on:', buttons: lessons }),
  };
}
