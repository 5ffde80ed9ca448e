import { z } from 'zod';
import { defineActions, id, key, position } from '../discord/actions.ts';

export const askActions = defineActions('ask', {
  helpful: z.tuple([id]),
  unhelpful: z.tuple([id]),
  // Pages count from 0. The topics keep their buttons on every page.
  page: z.tuple([id, position, key.optional(), key.optional(), key.optional()]),
});
