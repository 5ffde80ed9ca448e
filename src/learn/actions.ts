import { z } from 'zod';
import { defineActions, id, key, position } from '../discord/actions.ts';

export const learnActions = defineActions('learn', {
  go: z.tuple([]),
  // The whole course, from the start.
  begin: z.tuple([]),
  // The choice of a path, and the menu that makes it.
  paths: z.tuple([]),
  path: z.tuple([]),
  units: z.tuple([]),
  // The menus of the list; each holds 25 units.
  pick: z.tuple([position]),
  unit: z.tuple([key]),
  // The same in a new message, below a result.
  here: z.tuple([key]),
  // The unit and the step: a page opens in place, a run in a message of its own, a duel for everybody here.
  read: z.tuple([key, position]),
  run: z.tuple([key, position]),
  duel: z.tuple([key, position]),
  quiz: z.tuple([key]),
  // A group: the session, and how many steps were shown, the step, or the next unit.
  groupNext: z.tuple([id, position]),
  groupRun: z.tuple([id, position]),
  groupQuiz: z.tuple([id]),
  groupUnit: z.tuple([id, key]),
  // Who is where, for those who manage the server.
  class: z.tuple([]),
});
