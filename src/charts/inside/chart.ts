/** The pictures of what happens inside a trained network with one example. */
import { asSentence, plural } from '../../text/format.ts';
import type { Chart } from '../../types/chart.ts';
import type { InsideView, Inspection } from '../../types/inspection.ts';
import type { Sheet } from '../../types/sheet.ts';
import type { DatasetName, Network } from '../../types/training.ts';
import { altText } from '../words.ts';
import { answersSheet, leaders } from './answers.ts';
import { attentionSheet, attentionWords } from './attention.ts';
import { featureMapSheet } from './feature-maps.ts';
import { filterSheet } from './filters.ts';
import { foundSheet, foundWords } from './found.ts';
import { nextFacts, nextSheet } from './next.ts';
import { answerOf, layerOf, truthInWords } from './pieces.ts';
import { gateSheet, hiddenStateSheet, openness } from './recurrent.ts';
import { saliencySheet } from './saliency.ts';

/** The pictures that there are of a network, in the order in which they are best looked at. */
export function viewsOf(network: Network, dataset: DatasetName): InsideView[] {
  // The filters of a network on characters run over vectors of numbers that have no name.
  if (network === 'cnn' && dataset === 'text') return ['answers', 'saliency'];
  if (network === 'cnn')
    return dataset === 'spam' ? ['filters', 'saliency'] : ['maps', 'filters', 'saliency'];
  if (network === 'attention')
    return ['attention', ...(dataset === 'text' ? (['answers'] as const) : []), 'saliency'];
  return [
    ...(dataset === 'weather' ? [] : (['answers'] as const)),
    'states',
    ...(network === 'rnn' ? [] : (['gates'] as const)),
    'saliency',
  ];
}

/** @throws Error for a picture that there is not of this network (see `viewsOf`) */
export function insideChart(view: InsideView, inspection: Inspection): Chart {
  const { sheet, facts } = drawn(view, inspection);
  return {
    name: `${view}.png`,
    alt: altText(
      `${asSentence(sheet.title)} ${sheet.remark} It says ${answerOf(inspection)}; it is ${truthInWords(inspection)}. ${facts}`,
    ),
    drawing: { kind: 'sheet', sheet },
  };
}

function drawn(view: InsideView, inspection: Inspection): { sheet: Sheet; facts: string } {
  const convolution = layerOf(inspection, 'filters');
  const hidden = layerOf(inspection, 'hidden')?.hidden;
  const gates = layerOf(inspection, 'gates')?.gates;
  const attention = layerOf(inspection, 'attention')?.attention;
  if (view === 'maps') return { sheet: featureMapSheet(inspection), facts: layerFacts(inspection) };
  if (view === 'saliency') return { sheet: saliencySheet(inspection), facts: countFacts(inspection) };
  if (view === 'filters' && convolution)
    return inspection.sample.kind === 'words'
      ? { sheet: foundSheet(inspection, convolution), facts: foundWords(inspection, convolution) }
      : { sheet: filterSheet(inspection, convolution), facts: layerFacts(inspection) };
  if (view === 'states' && hidden)
    return {
      sheet: hiddenStateSheet(inspection, hidden),
      facts: `Heat map of ${plural(inspection.steps, 'step')} by ${plural(hidden.shape[1] ?? 0, 'unit')}.`,
    };
  if (view === 'gates' && gates)
    return {
      sheet: gateSheet(inspection, gates),
      facts: gates
        .map(
          (gate) =>
            `${gate.name} gate ${Math.round(100 * openness(gate, inspection.steps))}% open on average`,
        )
        .join(', '),
    };
  if (view === 'attention' && attention)
    return { sheet: attentionSheet(inspection, attention), facts: attentionWords(inspection, attention) };
  if (view === 'answers' && inspection.soFar)
    return inspection.sample.kind === 'text'
      ? { sheet: nextSheet(inspection, inspection.sample.text), facts: nextFacts(inspection) }
      : { sheet: answersSheet(inspection), facts: answerFacts(inspection) };
  throw new Error(`this network has no picture of its ${view}`);
}

const layerFacts = ({ layers }: Inspection): string =>
  `Layers: ${layers.map(({ name, output: { shape } }) => `${name} ${shape.join(' × ')}`).join(', ')}.`;

/** After which step the final answer stays. */
function answerFacts(inspection: Inspection): string {
  const all = leaders(inspection).map(({ label }) => label);
  const final = all.at(-1);
  const lastOther = all.findLastIndex((label) => label !== final);
  return `It stays with ${inspection.labels[final ?? 0]} from step ${lastOther + 2} of ${all.length} on.`;
}

/** The step that counts most. */
function countFacts({ saliency, sample }: Inspection): string {
  const { values, shape } = saliency;
  const steps = shape[0] ?? 1;
  const size = values.length / steps;
  const sums = Array.from({ length: steps }, (_, step) =>
    values.subarray(step * size, (step + 1) * size).reduce((sum, value) => sum + value, 0),
  );
  const most = sums.indexOf(Math.max(...sums));
  const what = { image: 'Row', words: 'Word', text: 'Character', sequence: 'Letter', day: 'Day' }[
    sample.kind
  ];
  const word = sample.kind === 'words' ? ` (“${sample.words[most] ?? ''}”)` : '';
  return `${what} ${most + 1} of ${steps}${word} counts most.`;
}
