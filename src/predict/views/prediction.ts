/** The replies of `/predict`: an answer, what a change did to it, and what to do where there is no network. */
import { predictionChart } from '../../charts/prediction/chart.ts';
import { datasetName, networkNoun } from '../../charts/words.ts';
import type { Button, Reply } from '../../discord/reply.ts';
import { predictActions, trainActions } from '../../training/actions.ts';
import type { Experiment } from '../../training/tables/experiments.ts';
import { networkQuota } from '../../training/tables/networks.ts';
import { runAgainButton } from '../../training/views/buttons.ts';
import { experimentHeading } from '../../training/views/heading.ts';
import { type ChangeName, changesFor, type InputChange, type Prediction } from '../../types/prediction.ts';
import type { DatasetName, Network } from '../../types/training.ts';
import { answerSentence, capital, changeSentence, truthSentence } from './sentences.ts';

/** Where an input comes from: a test example by its number, or an input of somebody's own by its id. */
export type InputSource = { kind: 'test'; example: number } | { kind: 'own'; id: number };

export interface PredictionShown {
  /** The experiment that was asked about, then one with another kind of network, if there is one. */
  experiments: readonly [Experiment, ...Experiment[]];
  source: InputSource;
  prediction: Prediction;
  change?: InputChange | undefined;
}

export function predictionReply(answered: PredictionShown): Reply {
  const { experiments, source, prediction, change } = answered;
  const [experiment] = experiments;
  const networks = experiments.map(({ options }) => options.network);
  const how = prediction.changed?.how;
  const answer = answerSentence(prediction);
  const texts = how
    ? [changeSentence(prediction, networks), ...(experiments.length === 1 ? [otherHint(experiment)] : [])]
    : [
        `**${answer}** ${truthSentence(prediction)}`.trim(),
        'Now try to break it: the buttons change what it sees.',
      ];
  return {
    ...experimentHeading(experiment),
    text: texts.join('\n'),
    chart: predictionChart(how ? capital(how) : answer.replace(/\.$/, ''), networks, prediction),
    footer: footerOf(source, prediction),
    buttons: [
      changesFor(experiment.options.dataset).map((name) => changeButton(name, answered)),
      [
        ...(change
          ? [{ label: 'As it was', action: predictActions.to.back(experiment.id, sourceKey(source)) }]
          : []),
        exampleButton(experiment, source),
        ...(experiment.options.dataset === 'text' ? [writeButton(experiment, source)] : []),
        ...(change && experiments.length === 1 ? [otherButton(experiment)] : []),
      ],
    ],
  };
}

export const sourceKey = (source: InputSource): string =>
  source.kind === 'test' ? `t${source.example}` : `o${source.id}`;

export const readSource = (key: string): InputSource =>
  key.startsWith('t')
    ? { kind: 'test', example: Math.max(1, Number(key.slice(1))) }
    : { kind: 'own', id: Number(key.slice(1)) };

const changeLabels: Record<ChangeName, string> = {
  ...{ shift: 'Shift 4 px', rotate: 'Rotate', mask: 'Hide a patch', noise: 'Add noise' },
  ...{ reverse: 'Read it backwards', shuffle: 'Shuffle it' },
};

/** Pressed again, a change takes the next direction, place or order. */
function changeButton(name: ChangeName, { experiments: [{ id }], source, change }: PredictionShown): Button {
  const variant = change?.name === name ? change.variant + 1 : 1;
  return {
    label: changeLabels[name],
    action: predictActions.to.change(id, sourceKey(source), name, variant),
    style: 'primary',
  };
}

const writeButton = ({ id }: Experiment, source: InputSource): Button => ({
  label: 'Let it write on',
  action: predictActions.to.writeOn(id, sourceKey(source), 'normal', 1),
});

const exampleButton = ({ id }: Experiment, source: InputSource): Button =>
  source.kind === 'test'
    ? { label: 'Another example', action: predictActions.to.example(id, source.example + 1) }
    : { label: 'A test example', action: predictActions.to.example(id, 1) };

/** The kind of network that stands beside this one. */
export const counterpart = (network: Network): Network => (network === 'cnn' ? 'lstm' : 'cnn');

const otherHint = ({ options: { network, dataset } }: Experiment): string =>
  `Train ${anOf(counterpart(network))} on ${dataset} too, and I show both side by side.`;

const otherButton = ({ options: { network, dataset } }: Experiment): Button => ({
  label: `Train ${anOf(counterpart(network))} too`,
  action: trainActions.to.start(counterpart(network), dataset),
});

const anOf = (network: Network): string => `${network === 'cnn' ? 'a' : 'an'} ${networkNoun(network)}`;

function footerOf(source: InputSource, { original }: Prediction): string {
  if (source.kind === 'test') return 'An example of the test part: it never trained on it.';
  if (original.sample.kind === 'text')
    return 'It reads the last 64 characters, in small letters; # is any digit. Only these are kept.';
  return original.sample.kind === 'image'
    ? 'Found in your picture, made 28 × 28 pixels and centred, as its training images are. Only this small picture is kept.'
    : 'It reads lower-case words; # is any number. Only these words are kept.';
}

/** The network of this run is not there. */
export const notKeptReply = (experiment: Experiment): Reply => ({
  ...experimentHeading(experiment),
  text: [
    `I do not have the network of this run any more: I keep the newest ${networkQuota.networks} of each learner, at most ${networkQuota.bytes / 1024 ** 2} MB, and none from before I began to.`,
    `**Run again** makes it anew: the same settings and seed give the same network, on another machine nearly the same.${experiment.result?.stoppedIn === undefined ? '' : ' This run was stopped early; the new one goes to its end.'}`,
  ].join('\n'),
  buttons: [[runAgainButton(experiment)]],
});

/** The person has no network that takes this. */
export const noNetworkReply = (dataset: DatasetName): Reply => ({
  title: 'No network to ask yet',
  text: `You have no trained network on ${datasetName(dataset).toLowerCase()} that I keep. Train one, it takes a few seconds; then use \`/predict\` again.`,
  buttons: [
    (['cnn', 'lstm'] as const).map((network, at) => ({
      label: `Train ${anOf(network)}`,
      action: trainActions.to.start(network, dataset),
      ...(at === 0 && { style: 'primary' as const }),
    })),
  ],
});
