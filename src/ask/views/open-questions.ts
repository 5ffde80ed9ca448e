/** The reply that lists the open questions of a server. */
import type { Button, Reply } from '../../discord/reply.ts';
import { documentsActions } from '../../lessons/actions.ts';
import { quote } from '../../text/escape.ts';
import { plural } from '../../text/format.ts';
import type { OpenQuestion } from '../tables/questions.ts';

/** Questions that were just set aside together. */
interface SetAside {
  count: number;
  closedAt: number;
}

/** Lists open questions. @param setAside those that were just set aside, which can be undone */
export function openQuestionsReply(questions: OpenQuestion[], setAside?: SetAside): Reply {
  const [newest] = questions;
  const done = setAside && `You set **${plural(setAside.count, 'question')}** aside. They were not answered.`;
  const undo: Button[] = setAside
    ? [{ label: 'Undo', action: documentsActions.to.undo(setAside.closedAt), style: 'primary' }]
    : [];
  if (!newest)
    return {
      title: 'Nothing is open',
      text: done
        ? `${done} None is left in the list.`
        : 'No question waits for you. Each one was answered by the documents, or it was set aside here.',
      buttons: [undo],
    };
  return {
    title: 'Questions that the documents do not answer',
    text: [
      ...(done ? [done, ''] : []),
      ...questions.map(({ question, askedAt, outcome, reason }) => {
        const what = outcome === 'declined' ? 'not covered' : 'not helpful';
        const why = reason ? `: ${quote(reason)}` : '';
        return `- ${quote(question)} – ${what}${why} · <t:${Math.floor(askedAt / 1000)}:R>`;
      }),
    ].join('\n'),
    footer: 'A lesson that answers them helps most: /documents add takes one.',
    buttons: [
      [
        {
          label: 'Set these aside',
          action: documentsActions.to.done(newest.id, questions.at(-1)?.id ?? newest.id),
        },
        ...undo,
      ],
    ],
  };
}
