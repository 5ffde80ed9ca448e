/** How well a network foretells a text, beside the n-grams: bars of bits per character. */
import { figure } from '../text/format.ts';
import { UserError } from '../types/errors.ts';
import type { LanguageOutcome, TrainingOptions } from '../types/training.ts';
import { overhang } from './axes.ts';
import { heading, type Panel } from './page.ts';
import { inner, networkColour, palette } from './theme.ts';
import { networkName } from './words.ts';

const nameRoom = 62;
/** Room for the figure behind the longest bar. */
const figureRoom = 40;
const rowHeight = 34;

/** What each n-gram knows. */
const knows = ['how common each character is', '1 character before', '2 characters before'];

export function languageTitle({ network }: TrainingOptions, { bits, ngrams }: LanguageOutcome): string {
  const name = networkName(network);
  const threeGram = ngrams.at(-1) ?? Number.NaN;
  if (!Number.isFinite(bits)) return `The ${name}’s numbers overflowed: it foretells nothing`;
  const verb = bits < threeGram ? 'beats' : 'does not beat';
  return `The ${name} ${verb} the 3-gram: ${figure(bits)} against ${figure(threeGram)} bits per character`;
}

export const languageWords = ({ bits, ngrams }: LanguageOutcome): string =>
  `Bars of bits per character, less is better: ${[
    ...ngrams.map((value, at) => `${at + 1}-gram ${figure(value)}`),
    `network ${figure(bits)}`,
  ].join(', ')}.`;

/** A bar for each n-gram and one for the network. @throws UserError where nothing was tested */
export function languagePanel({ network }: TrainingOptions, outcome: LanguageOutcome): Panel {
  if (outcome.exampleBits.length === 0)
    throw new UserError('There is nothing to draw: the test part holds no text.');
  const reach = network === 'cnn' ? '9 characters before' : 'all it has read so far';
  const own = { name: networkName(network), bits: outcome.bits, knows: reach };
  const rows = [
    ...outcome.ngrams.map((bits, at) => ({ name: `${at + 1}-gram`, bits, knows: knows[at] ?? '' })),
    ...(Number.isFinite(own.bits) ? [own] : []),
  ];
  const names = rows.map(({ name }) => name);
  const most = Math.max(...rows.map(({ bits }) => bits));
  const y = {
    field: 'name',
    type: 'nominal' as const,
    title: null,
    scale: { domain: names },
    axis: {
      ...{ domain: false, ticks: false, labelColor: palette.ink },
      ...{ minExtent: nameRoom, maxExtent: nameRoom },
    },
  };
  const x = {
    field: 'bits',
    type: 'quantitative' as const,
    title: null,
    scale: { domain: [0, most], nice: false },
    axis: null,
  };
  return {
    title: heading('Bits per character on text never seen before: less is better'),
    data: { values: rows },
    width: inner - nameRoom - overhang - figureRoom,
    height: rows.length * rowHeight,
    layer: [
      {
        mark: { type: 'bar', height: 24, cornerRadius: 2 },
        encoding: {
          x,
          y,
          color: {
            field: 'name',
            type: 'nominal',
            scale: {
              domain: names,
              range: names.map((name) => (name === own.name ? networkColour[network] : palette.edge)),
            },
            legend: null,
          },
        },
      },
      {
        mark: { type: 'text', align: 'left', dx: 8, color: palette.ink },
        encoding: {
          x: { datum: 0, type: 'quantitative', scale: x.scale, axis: null },
          y,
          text: { field: 'knows' },
          // No field: the bars' scale of colours would colour it.
          color: {
            condition: { test: `datum.name === '${own.name}'`, value: palette.card },
            value: palette.ink,
          },
        },
      },
      {
        mark: { type: 'text', align: 'left', dx: 6, color: palette.ink, fontWeight: 600 },
        encoding: { x, y, text: { field: 'bits', type: 'quantitative', format: '.2f' } },
      },
    ],
  };
}
