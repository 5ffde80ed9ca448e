import { z } from 'zod';
import { defineActions, key } from '../discord/actions.ts';

export const proveActions = defineActions('prove', {
  // The claim.
  show: z.tuple([key]),
  again: z.tuple([key]),
  cancel: z.tuple([key]),
  method: z.tuple([key]),
});
