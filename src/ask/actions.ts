import { z } from 'zod';
import { defineActions, id, key, position } from '../discord/actions.ts';

export const askActions = defineActions('ask', {
  helpful: z.tuple([id]),
  unhelpful: z.tuple([id]),
  // The page is counted from 0; the topics stay on offer.
  page: z.tuple([id, position, key.optional(), key.optional(), key.optional()]),
});
