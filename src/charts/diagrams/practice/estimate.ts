import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note } from '../shapes.ts';

const secondsPerBatch = 0.2;
const batches = Math.ceil(10_000 / 32);
const factors = [
  { by: batches, what: 'batches', makes: 'an epoch' },
  { by: 10, what: 'epochs', makes: 'a run' },
  { by: 5, what: 'seeds', makes: 'a setting' },
  { by: 6, what: 'settings', makes: 'the plan' },
];
const written = (seconds: number): string =>
  seconds < 1
    ? `${seconds} s`
    : seconds < 600
      ? `${Math.round(seconds)} s`
      : seconds < 7200
        ? `${Math.round(seconds / 60)} min`
        : `${(seconds / 3600).toFixed(1)} h`;

const rows = [{ seconds: secondsPerBatch, makes: 'a batch, measured' }];
for (const { by, makes } of factors) rows.push({ seconds: (rows.at(-1)?.seconds ?? 0) * by, makes });

const pitch = 46;

export const estimateDiagram: Diagram = {
  title: 'Measure one batch, then multiply',
  alt:
    `A staircase of ${rows.length} boxes: ${rows.map(({ seconds, makes }) => `${written(seconds)} for ${makes}`).join(', ')}. ` +
    `The factors between them are ${factors.map(({ by, what }) => `${by} ${what}`).join(', ')}.`,
  height: 236,
  draw(pen) {
    rows.forEach(({ seconds, makes }, i) => {
      const [x, y] = [112 + i * 20, 4 + i * pitch];
      const isFirst = i === 0;
      pen.box(x, y, 84, 34, {
        fill: isFirst ? networkColour.gru : palette.raised,
        colour: isFirst ? networkColour.gru : palette.muted,
        radius: 8,
      });
      pen.text(written(seconds), [x + 42, y + 17], {
        ...{ size: 16, weight: 600 },
        colour: isFirst ? palette.black : palette.ink,
      });
      pen.text(makes, [x + 94, y + 17], { size: 13, align: 'left' });
      const factor = factors[i];
      if (!factor) return;
      pen.arrow(
        [
          [x + 6, y + 36],
          [x + 6, y + pitch + 17],
          [x + 18, y + pitch + 17],
        ],
        { colour: palette.muted },
      );
      note(pen, `× ${factor.by} ${factor.what}`, [x - 2, y + pitch + 10], 'right');
    });
  },
};
