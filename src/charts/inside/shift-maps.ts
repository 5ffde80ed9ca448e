/** What three learned filters find in a digit, after pooling, and in the same digit moved to the right. */
import type { Chart } from '../../types/chart.ts';
import type { MeasuredMap } from '../../types/probe.ts';
import type { SheetPiece } from '../../types/sheet.ts';
import { altText } from '../words.ts';
import { area, heatMap, largest, textPiece } from './pieces.ts';

const side = 58;
const columns = { digit: area.left, filter: 104, map: 176, pooled: 248, moved: 320 } as const;
const rowHeight = 70;
const firstRow = 80;

/** @throws Error where the digit or a map is missing */
export function shiftMapsChart(maps: readonly MeasuredMap[], alt: string): Chart {
  const named = (title: string): MeasuredMap => {
    const found = maps.find((map) => map.title === title);
    if (!found) throw new Error(`no map was measured for ${title}`);
    return found;
  };
  const drawn = (map: MeasuredMap, at: readonly [number, number], wide: number, range: [number, number]) =>
    heatMap({
      ...{ at, size: [wide, wide], rows: map.height, columns: map.width, range },
      scale: range[0] < 0 ? 'diverging' : 'light',
      value: (row, column) => map.values[row * map.width + column] ?? 0,
    });
  const strongest = maps
    .flatMap(({ title, values }) => {
      const number = /^map (\d+)$/.exec(title)?.[1];
      return number ? [{ number, sum: values.reduce((total, value) => total + value, 0) }] : [];
    })
    .sort((a, b) => b.sum - a.sum)
    .slice(0, 3);
  const head = firstRow - 12;
  const pieces: SheetPiece[] = [
    textPiece('digit', [columns.digit, head], { tone: 'muted' }),
    textPiece('filter', [columns.filter, head], { tone: 'muted' }),
    textPiece('finds', [columns.map, head], { tone: 'muted' }),
    textPiece('pooled', [columns.pooled, head], { tone: 'muted' }),
    textPiece('moved', [columns.moved, head], { tone: 'muted' }),
    drawn(named('digit'), [columns.digit, firstRow], side, [0, 1]),
    textPiece('moved', [columns.digit, firstRow + 2 * rowHeight - 12], { tone: 'muted' }),
    drawn(named('moved digit'), [columns.digit, firstRow + 2 * rowHeight], side, [0, 1]),
    ...strongest.flatMap(({ number }, row): SheetPiece[] => {
      const y = firstRow + row * rowHeight;
      const [filter, map] = [named(`filter ${number}`), named(`map ${number}`)];
      const most = largest(filter.values);
      const range: [number, number] = [0, largest(map.values)];
      return [
        drawn(filter, [columns.filter, y], side, [-most, most]),
        drawn(map, [columns.map, y], side, range),
        // Half as many rows and columns, drawn at the same scale.
        drawn(named(`pooled map ${number}`), [columns.pooled, y], side / 2, range),
        drawn(named(`moved map ${number}`), [columns.moved, y], side, range),
      ];
    }),
  ];
  return {
    name: 'features.png',
    alt: altText(alt),
    drawing: {
      kind: 'sheet',
      sheet: {
        title: 'What three learned filters find in a digit',
        remark: 'Bright: found here. Pooling halves the sides. At the right: digit moved.',
        pieces,
      },
    },
  };
}
