/** The course of a class, for those who manage the server. */
import type { Buttons } from '../../discord/command.ts';
import { managedServer } from '../../discord/permissions.ts';
import type { learnActions } from '../actions.ts';
import { courseClass } from '../class.ts';
import { courseClassReply } from '../views/class.ts';

export const classButtons = {
  class: {
    kind: 'private',
    run: async (context) => {
      const { services } = context;
      const library = services.library();
      return courseClassReply(await courseClass(services.db, library, managedServer(context)), library);
    },
  },
} satisfies Partial<Buttons<typeof learnActions>>;
