import type { Pen } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { evenly, onPlane, type Plane, plotted } from '../plane.ts';
import { blue, type Diagram, note, yellow } from '../shapes.ts';
import { emphasis, lossColour } from './parts.ts';

const cell = { wide: 178, high: 82, gapX: 12, gapY: 8 };
const questions = [
  { title: '1  Compared with what?', more: 'a baseline without learning', draw: baseline },
  { title: '2  On which data?', more: 'only what it has never seen', draw: parts },
  { title: '3  How did it get there?', more: 'the loss curves', draw: curves },
  { title: '4  Would it come again?', more: 'other seeds, error bars', draw: seeds },
];

export const fourQuestions: Diagram = {
  title: 'Is “94% right” good? Four questions',
  alt:
    'The number 94% and four boxes with a question each and a small drawing. ' +
    `${questions.map(({ title, more }) => `${title.replace('  ', ' ')} ${more}`).join('. ')}. ` +
    'The drawings: two bars, a baseline below the network; a row of examples with the unseen ones framed; a falling and a rising curve; five dots with a bar.',
  height: 226,
  draw(pen) {
    pen.text('A training run has ended with 94% right.', [0, 10], { ...emphasis, align: 'left' });
    questions.forEach(({ title, more, draw }, i) => {
      const x = (i % 2) * (cell.wide + cell.gapX);
      const y = 30 + Math.floor(i / 2) * (cell.high + cell.gapY + 8);
      pen.box(x, y, cell.wide, cell.high + 6, { fill: palette.raised, colour: palette.edge });
      pen.text(title, [x + 10, y + 15], { size: 13, weight: 600, align: 'left' });
      pen.within([x + 10, y + 28], () => draw(pen));
      note(pen, more, [x + 10, y + 76], 'left');
    });
  },
};

function baseline(pen: Pen): void {
  pen.box(0, 2, 66, 12, { colour: palette.ink, radius: 2 });
  pen.box(0, 19, 150, 12, { fill: blue, radius: 2 });
}
function parts(pen: Pen): void {
  for (let i = 0; i < 10; i++)
    pen.box(i * 15.5, 8, 12, 18, {
      radius: 2,
      ...(i < 8 ? { fill: blue } : { colour: palette.ink, width: 2 }),
    });
}
function curves(pen: Pen): void {
  const plane: Plane = { left: 0, right: 154, top: 0, bottom: 34, x: [0, 1], y: [0, 1] };
  for (const name of ['training', 'validation'] as const)
    pen.line(
      evenly(0, 1, 30).map((t) =>
        onPlane(
          plane,
          t,
          name === 'training' ? Math.exp(-4 * t) : 0.25 + 0.75 * Math.exp(-5 * t) + 0.35 * t ** 2,
        ),
      ),
      { colour: lossColour[name], width: 2.5, dash: name === 'training' ? [] : [6, 4] },
    );
}
function seeds(pen: Pen): void {
  for (const x of [20, 52, 70, 84, 128]) pen.circle([x, 8], 5, { fill: yellow });
  const plane: Plane = { left: 0, right: 154, top: 0, bottom: 34, x: [0, 154], y: [34, 0] };
  plotted(
    pen,
    plane,
    [
      [34, 25],
      [108, 25],
    ],
    { colour: palette.ink },
  );
  pen.circle([71, 25], 4.5, { fill: palette.ink });
}
