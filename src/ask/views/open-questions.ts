/** The reply that lists the open questions of a server. */
import type { Reply } from '../../discord/reply.ts';
import { documentsActions } from '../../lessons/actions.ts';
import { quote } from '../../text/escape.ts';
import { plural } from '../../text/format.ts';
import type { OpenQuestion } from '../tables/questions.ts';

/** Lists open questions. @param setAside how many were just closed */
export function openQuestionsReply(questions: OpenQuestion[], setAside?: number): Reply {
  const [newest] = questions;
  if (!newest)
    return {
      title: 'Nothing is open',
      text:
        setAside === undefined
          ? 'No question waits for you: the documents answered each one to its asker’s liking, or it was set aside here.'
          : `**${plural(setAside, 'question')}** set aside. None is left.`,
    };
  return {
    title: 'Questions that the documents do not answer',
    text: [
      ...(setAside === undefined ? [] : [`**${plural(setAside, 'question')}** set aside.`, '']),
      ...questions.map(({ question, askedAt, outcome, reason }) => {
        const what = outcome === 'declined' ? 'not covered' : 'not helpful';
        const why = reason ? `: ${quote(reason)}` : '';
        return `- ${quote(question)} – ${what}${why} · <t:${Math.floor(askedAt / 1000)}:R>`;
      }),
    ].join('\n'),
    footer: 'They are the best source of new lessons.',
    buttons: [
      [
        {
          label: 'Done with these',
          action: documentsActions.to.done(newest.id, questions.at(-1)?.id ?? newest.id),
        },
      ],
    ],
  };
}
