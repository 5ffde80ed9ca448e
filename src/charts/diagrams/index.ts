/** The diagrams by the names that lessons use for them. */

import { asSentence } from '../../text/format.ts';
import type { Chart } from '../../types/chart.ts';
import { UserError } from '../../types/errors.ts';
import type { Figure, TextStyle } from '../pen.ts';
import { edge, margin, size } from '../theme.ts';
import { backpropagation } from './backpropagation.ts';
import { basicsDiagrams } from './basics/index.ts';
import { blame } from './blame.ts';
import { cnn } from './cnn.ts';
import { convolutionDiagram } from './convolution.ts';
import { convolutionalDiagrams } from './convolutional/index.ts';
import { fading } from './fading.ts';
import { gruDiagram } from './gru.ts';
import { languageDiagrams } from './language/index.ts';
import { learning } from './learning.ts';
import { lstmDiagram } from './lstm.ts';
import { mixing } from './mixing.ts';
import { notebook } from './notebook.ts';
import { parallel } from './parallel.ts';
import { poolingDiagram } from './pooling.ts';
import { practiceDiagrams } from './practice/index.ts';
import { reading } from './reading.ts';
import { recurrentDiagrams } from './recurrent/index.ts';
import { rnnDiagram } from './rnn.ts';
import { seeing } from './seeing.ts';
import type { Diagram } from './shapes.ts';
import { trainingDiagrams } from './training/index.ts';
import { unrolling } from './unrolling.ts';
import { vanishing } from './vanishing.ts';
import { visionDiagrams } from './vision/index.ts';

const diagrams: Readonly<Record<string, Diagram>> = {
  cnn,
  convolution: convolutionDiagram,
  pooling: poolingDiagram,
  rnn: rnnDiagram,
  unrolling,
  lstm: lstmDiagram,
  gru: gruDiagram,
  backpropagation,
  vanishing,
  parallel,
  ...basicsDiagrams,
  // For somebody who meets the subject for the first time.
  learning,
  blame,
  fading,
  reading,
  notebook,
  mixing,
  seeing,
  ...convolutionalDiagrams,
  ...languageDiagrams,
  ...practiceDiagrams,
  ...trainingDiagrams,
  ...recurrentDiagrams,
  ...visionDiagrams,
};

/** Every name that `diagram` knows. */
export const diagramNames: readonly string[] = Object.keys(diagrams);

/** A diagram with its alternative text. @throws UserError with a list of all names for an unknown one */
export function diagram(name: string): Chart {
  const { title, alt } = named(name);
  return { name: `${name}.png`, alt: `${asSentence(title)} ${alt}`, drawing: { kind: 'diagram', name } };
}

const titleStyle: TextStyle = { size: size.title, weight: 600, align: 'left' };
const titleHeight = 28;

/** The figure of a diagram. @throws UserError as `diagram` does */
export function diagramFigure(name: string): Figure {
  const { title, height, draw } = named(name);
  return {
    height: edge + titleHeight + height + edge,
    draw(pen) {
      pen.text(title, [margin, edge + size.title / 2], titleStyle);
      pen.within([margin, edge + titleHeight], () => draw(pen));
    },
  };
}

function named(name: string): Diagram {
  const found = Object.hasOwn(diagrams, name) ? diagrams[name] : undefined;
  if (!found) throw new UserError(`There is no diagram “${name}”. There are: ${diagramNames.join(', ')}.`);
  return found;
}
