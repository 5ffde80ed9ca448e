/** What a language model wrote, letter by letter, with buttons for how freely it writes. */
import { predictionChart } from '../../charts/prediction/chart.ts';
import type { Button, Reply } from '../../discord/reply.ts';
import { inert } from '../../text/escape.ts';
import { predictActions } from '../../training/actions.ts';
import type { Experiment } from '../../training/tables/experiments.ts';
import { experimentHeading } from '../../training/views/heading.ts';
import { type Temperature, temperatureNames, temperatures, type Writing } from '../../types/prediction.ts';
import { type InputSource, sourceKey } from './prediction.ts';

export interface WritingShown {
  experiment: Experiment;
  /** What it goes on from; absent for a new paragraph. */
  source: InputSource | undefined;
  temperature: Temperature;
  seed: number;
  writing: Writing;
}

const explained: Record<Temperature, string> = {
  low: 'The likeliest characters come even more often. It makes fewer mistakes, and repeats itself.',
  normal: 'Each character comes as often as the network thinks it likely.',
  high: 'Unlikely characters come more often. It is bolder, and makes more mistakes.',
};

export function writingReply(shown: WritingShown): Reply {
  const { experiment, source, temperature, writing } = shown;
  const { start, text, labels, first } = writing;
  const degree = temperatures[temperature];
  return {
    ...experimentHeading(experiment),
    text: [
      start === ''
        ? '**It writes a new paragraph**, one character after the other:'
        : 'It goes on from the **bold beginning**, one character after the other:',
      quoted(start, text),
      `**Temperature: ${temperature} (${degree}).** ${explained[temperature]}`,
    ].join('\n'),
    chart: predictionChart(`The first character, at temperature ${degree}`, [experiment.options.network], {
      labels,
      original: { sample: { kind: 'text', text: start }, answers: [first] },
    }),
    footer:
      source?.kind === 'own'
        ? 'It reads the last 64 characters, in small letters; # is any digit. Only these are kept.'
        : 'The same button writes the same text again. Nobody wrote this: it is drawn by chance.',
    buttons: [
      temperatureNames.map((name) => temperatureButton(name, shown)),
      [
        {
          label: 'Write another one',
          action: actionOf({ ...shown, seed: shown.seed + 1 }),
          style: 'primary',
        },
        { label: 'A test example', action: predictActions.to.example(experiment.id, 1) },
      ],
    ],
  };
}

/** A quotation with what it goes on from in bold, and nothing that Discord would read as anything else. */
function quoted(start: string, text: string): string {
  const lines = `${start}${text}`.split('\n');
  let from = 0;
  return lines
    .map((line) => {
      const known = Math.max(0, Math.min(line.length, start.length - from));
      from += line.length + 1;
      const [before, after] = [plain(line.slice(0, known), '**'), plain(line.slice(known))];
      // A list or a heading could begin with the first character of a line.
      return `> \u200b${before}${after}`;
    })
    .join('\n');
}

/** Inert text that keeps the spaces at its ends, outside of `mark`. */
function plain(text: string, mark = ''): string {
  const [, before = '', middle = '', after = ''] = /^( *)(.*?)( *)$/.exec(text) ?? [];
  return middle === '' ? text : `${before}${mark}${inert(middle)}${mark}${after}`;
}

const actionOf = ({ experiment: { id }, source, temperature, seed }: Omit<WritingShown, 'writing'>): string =>
  predictActions.to.writeOn(id, source ? sourceKey(source) : 'p', temperature, seed);

/** The same chance at another temperature, so that nothing else differs. */
const temperatureButton = (temperature: Temperature, shown: WritingShown): Button => ({
  label: `Temperature: ${temperature}`,
  action: actionOf({ ...shown, temperature }),
  disabled: temperature === shown.temperature,
});
