/** How a network formed, as a GIF: the filters of a CNN on images, or the confusion matrix, from frame to frame. */
import { asSentence, percent, plural } from '../../text/format.ts';
import type { Chart } from '../../types/chart.ts';
import type { Frame, Recording } from '../../types/recording.ts';
import type { Sheet, SheetPiece } from '../../types/sheet.ts';
import type { TrainingOptions } from '../../types/training.ts';

import { altText, roughWidth } from '../words.ts';
import { area, heatMap, largest, textPiece } from './pieces.ts';

export const filterFilmName = 'filters.gif';

/** Undefined where the run recorded neither, as runs of earlier versions. */
export function formingChart(options: TrainingOptions, { frames, watched }: Recording): Chart | undefined {
  const withFilters = frames.filter(({ filters }) => filters);
  const withConfusion = frames.filter(({ confusion }) => confusion);
  const isFilters = withFilters.length > 1;
  const shown = isFilters ? withFilters : withConfusion;
  if (shown.length < 2) return undefined;
  const most = largest(withFilters.flatMap(({ filters = [] }) => filters.flat()));
  const sheets = shown.map((frame) =>
    isFilters
      ? filterFrame(options, frame, shown[0] ?? frame, most)
      : confusionFrame(options, frame, watched.labels),
  );
  return {
    name: isFilters ? filterFilmName : 'confusion.gif',
    alt: altText(
      `Animation of ${sheets.length} pictures: ${isFilters ? 'the filters' : 'the confusion matrix'} during training. ${sheets
        .map(({ title, remark }) => (isFilters ? `${asSentence(title)} ${remark}` : title))
        .join('. ')}`,
    ),
    drawing: { kind: 'film', sheets },
  };
}

const moment = (epoch: number, { epochs }: TrainingOptions): string =>
  epoch === 0
    ? 'Before training'
    : `After ${Number.isInteger(epoch) ? epoch : epoch.toFixed(epoch < 0.1 ? 2 : 1)} of ${plural(epochs, 'epoch')}`;

/** The sum of all changes of weights over the sum of the weights at first, both without signs. */
function change(before: number[][], after: number[][]): number {
  const total = (values: number[]) => values.reduce((sum, value) => sum + Math.abs(value), 0);
  const now = after.flat();
  return total(before.flat().map((value, at) => value - (now[at] ?? 0))) / total(before.flat());
}

/** Eight filters in two rows, all on one scale. */
function filterFrame(
  options: TrainingOptions,
  { epoch, filters = [] }: Frame,
  { filters: first = [] }: Frame,
  most: number,
): Sheet {
  const [side, pitch] = [78, 95];
  return {
    title: `${moment(epoch, options)}: ${plural(filters.length, 'filter')}`,
    remark:
      epoch === 0
        ? 'They begin at random.'
        : `Their weights have changed by ${percent(change(first, filters))} since the start.`,
    pieces: [
      ...filters.map((filter, at): SheetPiece => {
        const size = Math.round(Math.sqrt(filter.length));
        return heatMap({
          at: [area.left + (at % 4) * pitch, area.top + 8 + Math.floor(at / 4) * (side + 22)],
          ...{ size: [side, side], rows: size, columns: size, scale: 'diverging' },
          value: (row, column) => filter[row * size + column] ?? 0,
          range: [-most, most],
        });
      }),
      { kind: 'legend', at: [area.left, 283], scale: 'diverging', low: 'negative weight', high: 'positive' },
    ],
  };
}

/** Rows: what it is; columns: what the network says, in the same order. */
function confusionFrame(options: TrainingOptions, { epoch, confusion = [] }: Frame, labels: string[]): Sheet {
  const total = confusion.flat().reduce((sum, count) => sum + count, 0);
  const right = confusion.reduce((sum, row, at) => sum + (row[at] ?? 0), 0);
  const cell = Math.min(72, 204 / confusion.length);
  const left = area.left + Math.max(...labels.map(roughWidth)) + 12;
  const top = area.top + 6;
  const side = cell * confusion.length;
  const rowSums = confusion.map((row) => row.reduce((sum, count) => sum + count, 0));
  return {
    title: `${moment(epoch, options)}: ${percent(right / total)} right`,
    remark: 'Bright squares on the diagonal are right answers.',
    pieces: [
      ...labels.map((label, row) =>
        textPiece(label, [area.left, top + (row + 0.5) * cell], { tone: 'muted' }),
      ),
      heatMap({
        ...{ at: [left, top], size: [side, side], rows: confusion.length, columns: confusion.length },
        scale: 'light',
        value: (row, column) => (confusion[row]?.[column] ?? 0) / Math.max(1, rowSums[row] ?? 0),
        range: [0, 1],
      }),
      textPiece('what it is:', [left + side + 14, top + 8], { tone: 'strong' }),
      textPiece('the rows', [left + side + 14, top + 23]),
      textPiece('what it says:', [left + side + 14, top + 50], { tone: 'strong' }),
      textPiece('the columns,', [left + side + 14, top + 65]),
      textPiece('in this order', [left + side + 14, top + 80]),
      { kind: 'legend', at: [area.left, 283], scale: 'light', low: 'never', high: 'always' },
    ],
  };
}
