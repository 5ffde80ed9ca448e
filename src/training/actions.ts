import { z } from 'zod';
import { defineActions, id } from '../discord/actions.ts';

export const trainActions = defineActions('train', {
  again: z.tuple([id]),
  cancel: z.tuple([id]),
  keep: z.tuple([id]),
});

export const experimentsActions = defineActions('experiments', { list: z.tuple([id]), show: z.tuple([id]) });
