/** The pictures of a recurrent network: its hidden state, its gates, and what it would answer after each step. */
import { plural } from '../../text/format.ts';
import type { Gate, Inspection, MapBlock } from '../../types/inspection.ts';
import type { Sheet } from '../../types/sheet.ts';
import { timelinePieces } from './timeline.ts';

/** The steps that a person sees: without the padding of a text. */
const real = (block: MapBlock, steps: number): MapBlock => ({
  shape: [steps, block.shape[1] ?? 1],
  values: block.values.subarray(0, steps * (block.shape[1] ?? 1)),
});

export const stepNoun = ({ sample }: Inspection): string =>
  ({ image: 'row', words: 'word', text: 'character', sequence: 'letter', day: 'day' })[sample.kind];

export function hiddenStateSheet(inspection: Inspection, hidden: MapBlock): Sheet {
  const units = hidden.shape[1] ?? 0;
  return {
    title: `Its memory after each ${stepNoun(inspection)}`,
    remark: `The hidden state: ${plural(units, 'number')} that it rewrites at every step.`,
    pieces: timelinePieces(inspection, {
      strips: [
        inspection.sample.kind === 'image'
          ? { label: 'hidden state', note: `${plural(units, 'unit')} side by side`, block: hidden }
          : { label: 'hidden', note: plural(units, 'unit'), block: real(hidden, inspection.steps) },
      ],
      scale: 'diverging',
      range: [-1, 1],
      legend: ['−1', '+1'],
    }),
  };
}

/** The share of openness over all steps and units. */
export const openness = ({ values }: Gate, steps: number): number => {
  const { values: all } = real(values, steps);
  return all.reduce((sum, value) => sum + value, 0) / Math.max(1, all.length);
};

export const gateSheet = (inspection: Inspection, gates: readonly Gate[]): Sheet => ({
  title: `How far its gates open at each ${stepNoun(inspection)}`,
  remark: 'Dark: closed. Bright: open. Each unit has gates of its own.',
  pieces: timelinePieces(inspection, {
    strips: gates.map((gate) => ({
      label: gate.name,
      note: `${Math.round(100 * openness(gate, inspection.steps))}% open`,
      block: real(gate.values, inspection.steps),
    })),
    scale: 'light',
    range: [0, 1],
    legend: ['0: closed', '1: open'],
  }),
});
