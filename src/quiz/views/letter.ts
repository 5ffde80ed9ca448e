/** The weekly letter to a teacher, and its subscription, as messages. */

import type { Button, Reply } from '../../discord/reply.ts';
import { quote } from '../../text/escape.ts';
import { percent, plural } from '../../text/format.ts';
import { quizActions } from '../actions.ts';
import type { LetterContent } from '../letter-content.ts';
import type { Letter } from '../tables/letters.ts';

const { to } = quizActions;
const colour = 0x8ab4f8;
const namesShown = 20;

/** @param nextAt when the next letter comes */
export function letterReply(content: LetterContent, nextAt: number): Reply {
  const { serverId, server, answered, right, learners, weakest, open, silent } = content;
  const gone = silent.named.length + silent.others;
  return {
    title: `Your weekly letter${server === null ? '' : `: ${server}`}`,
    text:
      answered === 0 && learners === 0
        ? 'Nobody answered a quiz in the last seven days.'
        : `In the last seven days ${plural(learners, 'learner')} answered.${answered > 0 ? ` ${percent(right / answered)} of ${plural(answered, 'answer')} were right (hidden learners left out).` : ''}`,
    fields: [
      ...(weakest.length > 0
        ? [
            {
              name: 'Weakest ideas',
              value: weakest
                .map(
                  (idea, i) =>
                    `${i + 1}. **${idea.title}** – ${idea.right} of ${idea.answered} right, ${plural(idea.learners, 'learner')}`,
                )
                .join('\n'),
            },
          ]
        : []),
      ...(open.length > 0
        ? [
            {
              name: 'Open questions, which the lessons do not answer',
              value: open.map(({ question }, i) => `${i + 1}. ${quote(question)}`).join('\n'),
            },
          ]
        : []),
      ...(gone > 0 ? [{ name: 'Silent this week', value: silentLine(silent) }] : []),
      { name: 'What to do next', value: advice(content).join('\n') },
      { name: 'The next letter', value: `<t:${Math.floor(nextAt / 1000)}:F>` },
    ],
    footer: 'Hidden and anonymous learners are counted, and never named',
    colour,
    buttons: [
      open.map(
        ({ id }, i): Button => ({
          label: open.length === 1 ? 'Write an answer…' : `Write an answer to ${i + 1}…`,
          action: to.writeanswer(id),
          style: 'primary',
        }),
      ),
      [{ label: 'Stop these letters', action: to.noletter(serverId) }],
    ],
  };
}

function silentLine({ named, others }: LetterContent['silent']): string {
  const names = named.slice(0, namesShown).map((userId) => `<@${userId}>`);
  const more = named.length - names.length + others;
  const rest = more === 0 ? [] : [names.length === 0 ? plural(more, 'learner') : `${more} more`];
  return `${new Intl.ListFormat('en-GB').format([...names, ...rest])} answered in the four weeks before, and not in this one.`;
}

function advice({ answered, learners, weakest, open, silent }: LetterContent): string[] {
  const [first] = weakest;
  const lines = [
    ...(first
      ? [`- Ask about **${first.title}** again: \`/quiz now topic:${first.title}\` in your server.`]
      : []),
    ...(open.length > 0 ? ['- Write an answer below. It becomes a lesson, and `/ask` finds it.'] : []),
    ...(silent.named.length > 0
      ? ['- A short message to those who fell silent often brings them back.']
      : []),
    ...(answered === 0 && learners === 0
      ? ['- `/quiz schedule` in your server asks a few questions every week by itself.']
      : []),
  ];
  return lines.length > 0
    ? lines
    : ['- Nothing needs you. A harder quiz would show more: `/quiz now level:deep`.'];
}

/** A line about the subscription for the class view; undefined without one. */
export function letterLine(letter: Letter | undefined): string | undefined {
  if (!letter) return undefined;
  if (letter.problem !== null) return `⚠️ ${problems[letter.problem]}`;
  return `A letter about this comes to you by direct message, next <t:${Math.floor(letter.nextAt / 1000)}:F>.`;
}

const problems: Record<NonNullable<Letter['problem']>, string> = {
  closed:
    'Your latest weekly letter did not arrive: you take no direct messages from me. Allow direct messages in the privacy settings of this server, then press **Send a letter now**.',
  rights: 'Your latest weekly letter was not sent: you could not manage this server at that time.',
};

/** The buttons of the subscription. */
export const letterButtons = (letter: Letter | undefined): Button[] =>
  letter
    ? [
        { label: 'Send a letter now', action: to.letternow() },
        { label: 'Stop the weekly letter', action: to.noletter(letter.serverId) },
      ]
    : [{ label: 'Send me a weekly letter…', action: to.letter() }];

/** What became of a letter that was just sent. @param note on the zone */
export const letterSentReply = (letter: Letter, note = ''): Reply => ({
  title: letter.problem === null ? 'A letter is in your direct messages' : 'The letter did not arrive',
  text:
    letter.problem === null
      ? `${note}The next one comes <t:${Math.floor(letter.nextAt / 1000)}:F>, and then every Monday morning.`
      : (letterLine(letter) ?? ''),
  buttons: [letterButtons(letter)],
});

export const lettersStoppedReply: Reply = {
  title: 'No letter comes any more',
  text: '`/quiz class` in your server starts them again.',
};

/** An answer became a lesson. */
export const answerSavedReply = (question: string, document: string): Reply => ({
  title: 'Your answer is a lesson now',
  text: `\`/ask ${question}\` finds it in your server. It stands in the document ${quote(document)}, which \`/documents list\` shows.`,
});

/** An answer that could not be stored. @param draft holds what was typed */
export const answerRefusedReply = (draft: number, problem: string): Reply => ({
  title: 'Your answer is not stored yet',
  text: `⚠️ ${problem}\nPress **Correct**: what you typed is still there.`,
  buttons: [[{ label: 'Correct', action: to.fixanswer(draft), style: 'primary' }]],
});
