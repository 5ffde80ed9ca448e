import { z } from 'zod';
import { defineActions, id, key } from '../discord/actions.ts';
import { insideViews } from '../types/inspection.ts';
import { inputChanges, temperatureNames } from '../types/prediction.ts';
import { datasets, networks } from '../types/training.ts';

const setting = z.string().regex(/^(samples|epochs|units|batch|seed)-\d{1,10}$/);

export const trainActions = defineActions('train', {
  again: z.tuple([id]),
  cancel: z.tuple([id]),
  keep: z.tuple([id]),
  // The run that is changed, and the change (see `changeKey`).
  try: z.tuple([id, key]),
  seeds: z.tuple([id]),
  cancelSeries: z.tuple([id]),
  explain: z.tuple([id]),
  details: z.tuple([id]),
  // Other options than the defaults follow, as `units-16`.
  start: z.tuple([z.enum(networks), z.enum(datasets)], setting),
  mistakes: z.tuple([id]),
  // The experiment and the page.
  moreMistakes: z.tuple([id, id]),
  learning: z.tuple([id]),
  inside: z.tuple([id]),
  // The experiment and the example; what is to be seen of it is chosen from a menu.
  insideView: z.tuple([id, id]),
  // The experiment, what is seen, and the example.
  insideExample: z.tuple([id, z.enum(insideViews), id]),
  examples: z.tuple([z.enum(datasets)]),
});

export const experimentsActions = defineActions('experiments', {
  list: z.tuple([id]),
  show: z.tuple([id]),
  // The experiment and the page of runs to choose from: a new private message, and another page of it.
  pick: z.tuple([id, id]),
  page: z.tuple([id, id]),
  with: z.tuple([id]),
  two: z.tuple([]),
  post: z.tuple([id, id]),
  // How sure a comparison is.
  sure: z.tuple([id, id]),
});

export const duelActions = defineActions('duel', {
  vote: z.tuple([id, z.enum(['a', 'b', 'none'])]),
  begin: z.tuple([id]),
  cancel: z.tuple([id]),
  details: z.tuple([id]),
  conclude: z.tuple([id]),
  // The same duel again, with so many seeds.
  again: z.tuple([id, id]),
  start: z.tuple([z.enum(networks), z.enum(networks), z.enum(datasets)]),
});

/** What a network is asked about: `t3` is the third test example, `o7` an input of one's own. */
const source = z.string().regex(/^[to]\d{1,15}$/);

export const predictActions = defineActions('predict', {
  // A new message about the first test example.
  open: z.tuple([id]),
  // The experiment and the number of the test example.
  example: z.tuple([id, id]),
  // The experiment, its input, a change, and which direction or order it takes.
  change: z.tuple([id, source, z.enum(inputChanges), id]),
  // A new message in which a language model writes on from the beginning of a paragraph.
  write: z.tuple([id]),
  // The experiment, what it goes on from (`p` is a new paragraph), the temperature and the seed.
  writeOn: z.tuple([id, z.string().regex(/^(p|[to]\d{1,15})$/), z.enum(temperatureNames), id]),
  // The input as it was.
  back: z.tuple([id, source]),
});
