/** The reply that lists the open questions of a server. */
import { type Button, inRows, type Reply } from '../../discord/reply.ts';
import { documentsActions } from '../../lessons/actions.ts';
import { quote } from '../../text/escape.ts';
import { plural } from '../../text/format.ts';
import type { OpenQuestion } from '../tables/questions.ts';

/** What was just done with some of the list. */
export type ListChange =
  /** Set aside together, which can be undone. */
  { setAside: number; closedAt: number } | { answered: string };

/** Lists open questions, each with a button to answer it. @param change confirms what was just done */
export function openQuestionsReply(questions: OpenQuestion[], change?: ListChange): Reply {
  const [newest] = questions;
  const done = change && confirmation(change);
  const undo: Button[] =
    change && 'closedAt' in change
      ? [{ label: 'Undo', action: documentsActions.to.undo(change.closedAt), style: 'primary' }]
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
      ...questions.map(({ question, askedAt, outcome, reason }, i) => {
        const what = outcome === 'declined' ? 'not covered' : 'not helpful';
        const why = reason ? `: ${quote(reason)}` : '';
        return `${i + 1}. ${quote(question)} – ${what}${why} · <t:${Math.floor(askedAt / 1000)}:R>`;
      }),
    ].join('\n'),
    footer: 'Your answer becomes a lesson of this server. /documents add takes a whole file.',
    buttons: [
      ...inRows(
        questions.map(({ id }, i) => ({
          label: questions.length === 1 ? 'Write an answer…' : `Answer ${i + 1}…`,
          action: documentsActions.to.answer(id),
        })),
        5,
        4,
      ),
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

function confirmation(change: ListChange): string {
  return 'answered' in change
    ? `Your answer to ${quote(change.answered)} is a lesson now, and \`/ask\` finds it.`
    : `You set **${plural(change.setAside, 'question')}** aside. They were not answered.`;
}
