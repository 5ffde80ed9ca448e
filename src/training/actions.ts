import { z } from 'zod';
import { defineActions, id } from '../discord/actions.ts';
import { datasets, networks } from '../types/training.ts';

export const trainActions = defineActions('train', {
  again: z.tuple([id]),
  cancel: z.tuple([id]),
  keep: z.tuple([id]),
  // With the default options.
  start: z.tuple([z.enum(networks), z.enum(datasets)]),
});

export const experimentsActions = defineActions('experiments', { list: z.tuple([id]), show: z.tuple([id]) });
