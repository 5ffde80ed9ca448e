import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note } from '../shapes.ts';

const years = 5;
/** Mean errors of the rounds in the lesson. */
const rounds = [
  { network: 2.1, naive: 2.8 },
  { network: 2.9, naive: 3.0 },
  { network: 2.4, naive: 2.9 },
];
const first = years - rounds.length;
const mean = (values: number[]): number => values.reduce((a, b) => a + b) / values.length;
const skill = 1 - mean(rounds.map(({ network }) => network)) / mean(rounds.map(({ naive }) => naive));

const box = { left: 62, wide: 38, high: 30, pitch: 42 };
const rowPitch = 50;

export const walkForwardDiagram: Diagram = {
  title: 'Train on the past, test on what comes next',
  alt:
    `${rounds.length} rounds over ${years} years. ` +
    `${rounds.map(({ network, naive }, i) => `Round ${i + 1} trains on years 1 to ${first + i} and tests on year ${first + i + 1}: error ${network.toFixed(1)}, naive ${naive.toFixed(1)}`).join('. ')}. ` +
    `On average the network makes ${Math.round(100 * skill)}% less error than the naive forecast.`,
  height: 236,
  draw(pen) {
    for (let year = 0; year < years; year++)
      note(pen, `year ${year + 1}`, [box.left + year * box.pitch + box.wide / 2, 30]);
    pen.text('mean error', [368, 10], { size: 12, weight: 600, align: 'right' });
    note(pen, 'naive', [368, 30], 'right');
    pen.text('network', [318, 30], { align: 'right' });
    rounds.forEach(({ network, naive }, i) => {
      const y = 48 + i * rowPitch;
      pen.text(`round ${i + 1}`, [0, y + box.high / 2], { size: 13, weight: 600, align: 'left' });
      for (let year = 0; year < years; year++) {
        const x = box.left + year * box.pitch;
        const [isTraining, isTest] = [year < first + i, year === first + i];
        pen.box(x, y, box.wide, box.high, {
          fill: isTraining ? networkColour.rnn : isTest ? networkColour.cnn : palette.card,
          colour: isTraining || isTest ? palette.card : palette.edge,
          dash: isTraining || isTest ? [] : [3, 3],
          radius: 4,
        });
        if (isTraining) pen.text('train', [x + box.wide / 2, y + box.high / 2], { colour: palette.black });
        if (isTest)
          pen.text('test', [x + box.wide / 2, y + box.high / 2], { weight: 600, colour: palette.black });
      }
      pen.text(network.toFixed(1), [318, y + box.high / 2], { size: 14, weight: 600, align: 'right' });
      pen.text(naive.toFixed(1), [368, y + box.high / 2], {
        ...{ size: 14, align: 'right' },
        colour: palette.muted,
      });
    });
    pen.text(`${Math.round(100 * skill)}% less error than the naive forecast`, [184, 214], {
      size: 14,
      weight: 600,
    });
  },
};
