import { z } from 'zod';
import { defineActions, id } from '../discord/actions.ts';

export const privacyActions = defineActions('privacy', {
  show: z.tuple([]),
  export: z.tuple([id]),
  erase: z.tuple([]),
  erased: z.tuple([]),
});
