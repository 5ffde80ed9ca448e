/** The reply that looks inside the network of a run: one picture, what one sees in it, and a menu of the others. */
import { insideChart, viewsOf } from '../../charts/inside/chart.ts';
import { filterFilmName } from '../../charts/inside/forming.ts';
import { answerOf, truthInWords } from '../../charts/inside/pieces.ts';
import { datasetName, networkNoun } from '../../charts/words.ts';
import type { Menu, MenuOption, Reply } from '../../discord/reply.ts';
import { trainActions } from '../../training/actions.ts';
import type { Experiment } from '../../training/tables/experiments.ts';
import { experimentHeading } from '../../training/views/heading.ts';
import type { Chart } from '../../types/chart.ts';
import type { InsideView, Inspection } from '../../types/inspection.ts';
import type { DatasetName, Network } from '../../types/training.ts';
import { confusionFilm, filterFilm, insideWords } from './inside-words.ts';

const choices: Record<InsideView, Pick<MenuOption, 'label' | 'description'>> = {
  maps: { label: 'Layer by layer', description: 'The feature maps: what each layer makes of the example' },
  filters: { label: 'The filters', description: 'The patterns that it looks for' },
  attention: {
    label: 'Where it looks',
    description: 'The attention weights: which step takes how much from which',
  },
  answers: { label: 'Its answer so far', description: 'What it would say after each step' },
  states: { label: 'Its memory', description: 'The hidden state after each step' },
  gates: { label: 'Its gates', description: 'What they let in, keep and show' },
  saliency: { label: 'What counts', description: 'Which parts of the example move the answer' },
};

const formingOption = { label: 'How it formed', description: 'An animation of the training, epoch by epoch' };

/** The filters of a CNN on texts are read by the words that they find. */
const choiceOf = (view: InsideView, dataset: DatasetName): Pick<MenuOption, 'label' | 'description'> =>
  view === 'filters' && dataset === 'spam'
    ? { label: 'What its filters found', description: 'The words on which each filter is strongest' }
    : choices[view];

export const firstView = (network: Network, dataset: DatasetName): InsideView =>
  viewsOf(network, dataset)[0] ?? 'saliency';

/** The value of the menu for how it all formed, which needs no example. */
export const formingChoice = 'forming';

const titled = ({ id, options }: Experiment): Pick<Reply, 'title' | 'colour'> => ({
  title: `Inside the ${networkNoun(options.network)} on ${datasetName(options.dataset)} · experiment ${id}`,
  colour: experimentHeading({ id, options }).colour,
});

/** @param film how the network formed, where the run recorded it */
export function insideReply(
  experiment: Experiment,
  view: InsideView,
  inspection: Inspection,
  film: Chart | undefined,
): Reply {
  const { id, options } = experiment;
  const { example, examples } = inspection;
  const next = (example % examples) + 1;
  return {
    ...titled(experiment),
    text: [
      `It says **${answerOf(inspection)}**, and it is **${truthInWords(inspection)}**.`,
      ...insideWords(view, options.network, inspection),
    ].join('\n'),
    chart: insideChart(view, inspection),
    footer: `Example ${example} of ${examples}. It never trained on it.`,
    menus: [menuOf(experiment, view, example, film)],
    buttons: [[{ label: 'Another example', action: trainActions.to.insideExample(id, view, next) }]],
  };
}

/** How the network formed during training. */
export function formingReply(experiment: Experiment, example: number, film: Chart): Reply {
  return {
    ...titled(experiment),
    text: (film.name === filterFilmName ? filterFilm : confusionFilm).join('\n'),
    chart: film,
    menus: [menuOf(experiment, formingChoice, example, film)],
  };
}

function menuOf(
  { id, options: { network, dataset } }: Experiment,
  seen: InsideView | typeof formingChoice,
  example: number,
  film: Chart | undefined,
): Menu {
  const views: MenuOption[] = viewsOf(network, dataset).map((value) => ({
    ...choiceOf(value, dataset),
    value,
  }));
  const all = film ? [...views, { ...formingOption, value: formingChoice }] : views;
  return {
    action: trainActions.to.insideView(id, example),
    placeholder: 'What do you want to see?',
    choices: all.map((choice) => ({ ...choice, selected: choice.value === seen })),
  };
}
