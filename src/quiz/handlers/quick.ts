/** A short quiz for oneself at the press of a button, on one topic or on everything. */
import type { Buttons } from '../../discord/command.ts';
import type { quizActions } from '../actions.ts';
import { startSolo } from '../solo.ts';
import { questionsForRequest, topicNamedIn } from './criteria.ts';
import { showCurrentQuestion } from './solo.ts';

const quickLength = 3;

export const quickButtons = {
  quick: {
    kind: 'private',
    run: async (context, [topic]) => {
      const { services, person, serverId, messageRef } = context;
      const now = Date.now();
      const questions = await questionsForRequest(
        context,
        { topic, length: quickLength, alone: true, read: true },
        now,
      );
      const title =
        topic === undefined ? 'A short quiz' : `Quiz about ${topicNamedIn(services.library(), topic).title}`;
      const where = {
        serverId,
        channelId: messageRef.channelId,
        hostId: person.id,
        title,
        request: { topic },
      };
      return showCurrentQuestion(context, startSolo(services.db, { ...where, kind: 'own' }, questions, now));
    },
  },
} satisfies Partial<Buttons<typeof quizActions>>;
