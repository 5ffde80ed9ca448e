/** What a recurrent network would answer after each step. */
import type { Inspection, MapBlock } from '../../types/inspection.ts';
import type { Sheet, SheetPiece } from '../../types/sheet.ts';
import { roughWidth } from '../words.ts';
import { area, numberAt, textPiece } from './pieces.ts';
import { stepNoun } from './recurrent.ts';
import { across0, beside, imagePieces, markKey, stepLabels } from './timeline.ts';

export interface Leader {
  label: number;
  probability: number;
}

/** The likeliest class after each step, and its probability. */
export function leaders({ soFar, steps }: Inspection): Leader[] {
  const outputs = soFar?.shape[1] ?? 0;
  return Array.from({ length: soFar ? steps : 0 }, (_, step) => {
    const logits = Array.from({ length: outputs }, (_, at) => numberAt(soFar as MapBlock, step, at));
    const label = logits.indexOf(Math.max(...logits));
    const sum = logits.reduce((total, logit) => total + Math.exp(logit - (logits[label] as number)), 0);
    return { label, probability: 1 / sum };
  });
}

/** Green, and a grey that is darker too. */
export const answerColours = { right: '#3bdda0', other: '#70757f' };

/** Steps in a row with the same answer. */
interface Run {
  name: string;
  /** The middle of the run, in steps. */
  middle: number;
  length: number;
}

function runsOf(inspection: Inspection, all: readonly Leader[]): Run[] {
  const starts = all.flatMap(({ label }, at) => (all[at - 1]?.label === label ? [] : [at]));
  return starts.map((start, at) => {
    const end = starts[at + 1] ?? all.length;
    const name = inspection.labels[all[start]?.label ?? -1] ?? '';
    return { name, middle: (start + end) / 2, length: end - start };
  });
}

/** The runs whose labels have room, the longer ones first. Each label takes `room` around its middle. */
function labelled(runs: Run[], step: number, room: (run: Run) => number): Run[] {
  const kept: Run[] = [];
  for (const run of runs.toSorted((a, b) => b.length - a.length))
    if (kept.every((other) => Math.abs(other.middle - run.middle) * step >= (room(other) + room(run)) / 2))
      kept.push(run);
  return kept;
}

/** A bar for each step: the surer, the longer or higher. The answers stand beside their bars. */
export const answersSheet = (inspection: Inspection): Sheet => ({
  title: `What it would say after each ${stepNoun(inspection)}`,
  remark: `The ${inspection.sample.kind === 'image' ? 'longer' : 'higher'} the bar, the surer. Green: right. Grey: wrong.`,
  pieces: inspection.sample.kind === 'image' ? answersDown(inspection) : answersAcross(inspection),
});

const colourOf = ({ label }: Leader, { truth }: Inspection): string =>
  label === truth ? answerColours.right : answerColours.other;

function answersDown(inspection: Inspection): SheetPiece[] {
  const all = leaders(inspection);
  const { left, top, row } = beside;
  const names = Math.max(...inspection.labels.map(roughWidth)) + 10;
  const wide = area.right - left - names;
  const below = top + all.length * row + 12;
  return [
    ...imagePieces(inspection),
    textPiece('its answer so far', [left, area.top + 8], { tone: 'strong' }),
    textPiece('after this row', [left, area.top + 23], { tone: 'muted' }),
    ...all.map(
      (leader, step): SheetPiece => ({
        kind: 'bar',
        at: [left + names, top + step * row + 0.5],
        size: [Math.max(1, leader.probability * wide), row - 1],
        colour: colourOf(leader, inspection),
      }),
    ),
    ...labelled(runsOf(inspection, all), row, () => 14).map(({ name, middle }) =>
      textPiece(name, [left + names - 6, top + middle * row], { align: 'right', tone: 'strong' }),
    ),
    textPiece('0%', [left + names, below], { tone: 'muted' }),
    textPiece('100% sure', [area.right, below], { align: 'right', tone: 'muted' }),
  ];
}

function answersAcross(inspection: Inspection): SheetPiece[] {
  const all = leaders(inspection);
  const [top, bottom] = [area.top + 50, 262];
  const step = (area.right - across0) / inspection.steps;
  const runs = labelled(runsOf(inspection, all), step, ({ name }) => roughWidth(name) * 1.1 + 8);
  return [
    ...stepLabels(inspection, area.top + 6),
    textPiece('its answer', [area.left, top - 22], { tone: 'strong' }),
    textPiece('100% sure', [area.left, top + 6], { tone: 'muted' }),
    textPiece('0%', [area.left, bottom - 6], { tone: 'muted' }),
    ...all.map((leader, at): SheetPiece => {
      const high = Math.max(1, leader.probability * (bottom - top));
      return {
        kind: 'bar',
        at: [across0 + (at + 1 / 16) * step, bottom - high],
        size: [(step * 7) / 8, high],
        colour: colourOf(leader, inspection),
      };
    }),
    ...runs.map(({ name, middle }) => {
      // A label in the middle of a run at an end could leave the card.
      const half = roughWidth(name) / 2;
      const x = Math.min(area.right - half, Math.max(across0 + half, across0 + middle * step));
      return textPiece(name, [x, top - 22], { align: 'center', tone: 'strong' });
    }),
    textPiece('time →', [across0, 276], { tone: 'muted' }),
    ...markKey(inspection, 276),
  ];
}
