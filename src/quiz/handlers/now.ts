/** `/quiz now` and the buttons of a group's question. */
import { scores } from '../tables/answers.ts';
import { findAsked } from '../tables/quiz-questions.ts';
import { addQuiz, findQuiz, runningIn } from '../tables/quizzes.ts';
import { levels } from '../../types/lessons.ts';
import { UserError } from '../../types/errors.ts';
import { answer, hintFor, type Press, revealNow, stopQuiz } from '../group.ts';
import { startOwn } from '../solo.ts';
import { action } from '../../discord/actions.ts';
import type { Answer } from '../../discord/reply.ts';
import { type Asked, type Buttons, subcommand } from '../../discord/command.ts';
import { keptAnswer } from '../views/question.ts';
import { scoreLines } from '../views/quiz-results.ts';
import { completeTopic, longestQuiz, type QuizWish, quizSources, topicOf } from './criteria.ts';
import { completeDeck } from './decks.ts';
import { showCurrent } from './solo.ts';
import { type Prepared, prepare } from './prepare.ts';
import { answerForm, given, openOr, questionHere } from './answer-form.ts';

const usualSeconds = 45;
/** Until the first question, to get ready. */
const startMs = 4_000;

export const now = subcommand({
  description: 'A quiz right now: for everybody here, as a race, or for yourself',
  options: {
    topic: { type: 'text', description: 'Only this topic or lesson', complete: completeTopic },
    length: {
      type: 'integer',
      description: 'How many questions; 5 if you do not say',
      min: 1,
      max: longestQuiz,
    },
    level: { type: 'text', description: 'first: at a glance; deep: with calculations', choices: levels },
    mode: {
      type: 'text',
      description:
        'group: all answer, then it is revealed; race: the first right answer wins; own: at your own pace',
      choices: ['group', 'race', 'own'],
    },
    seconds: {
      type: 'integer',
      description: 'Time for each question; 45 if you do not say',
      min: 15,
      max: 600,
    },
    deck: {
      type: 'text',
      description: 'Questions from a deck of this server, or of yours',
      complete: completeDeck,
    },
    source: {
      type: 'text',
      description:
        'all, documents, experiments (what was trained here), model (a language model, each checked)',
      choices: quizSources,
    },
  },
  async run({ options: { mode, seconds, ...wish }, ...asked }) {
    const together = asked.serverId !== null && asked.place.canPost;
    if ((mode === 'group' || mode === 'race') && !together)
      throw new UserError(
        'For a quiz with others I must be able to post in a server’s channel. `/quiz now mode:own` works here.',
      );
    if (wish.deck !== undefined && wish.source !== undefined)
      throw new UserError('A deck has its own questions: leave out either `deck` or `source`.');
    const isOwn = (mode ?? (together ? 'group' : 'own')) === 'own';
    if (!isOwn) mustBeFree(asked);
    const prepared = await prepare(asked, wish);
    return isOwn
      ? startAlone(asked, wish, prepared)
      : startGroup(asked, wish, prepared, mode === 'race' ? 'race' : 'group', seconds ?? usualSeconds);
  },
});

const titleFor = ({ context }: Pick<Asked, 'context'>, { topic, deck }: QuizWish): string =>
  deck ? `Quiz: ${deck}` : topic ? `Quiz: ${topicOf(context.library(), topic).title}` : 'Quiz';

function startAlone(asked: Asked, wish: QuizWish, { questions, note }: Prepared): Answer {
  const { context, person, serverId, place } = asked;
  const where = { serverId, channelId: place.channelId, hostId: person.id, title: titleFor(asked, wish) };
  const first = showCurrent(asked, startOwn(context.db, { ...where, kind: 'own' }, questions, Date.now()));
  return note === undefined ? first : { ...first, text: `-# ${note}\n\n${first.text}` };
}

function mustBeFree({ context, place }: Asked): void {
  if (runningIn(context.db, place.channelId))
    throw new UserError(
      'A quiz is running in this channel already. Wait for its end, or end it with `/quiz stop`.',
    );
}

function startGroup(
  asked: Asked,
  wish: QuizWish,
  { questions, note }: Prepared,
  kind: 'group' | 'race',
  seconds: number,
): Answer {
  const { context, person, serverId, place } = asked;
  const { channelId } = place;
  // Another one may have begun while a model was writing.
  mustBeFree(asked);
  const title = titleFor(asked, wish);
  const startAt = Date.now() + startMs;
  const quiz = addQuiz(
    context.db,
    { serverId, channelId, hostId: person.id, kind, title, seconds, nextAt: startAt },
    questions,
  );
  context.quizzes.host.wake();
  return {
    title: kind === 'race' ? `${title}: a race` : title,
    text: [
      `${questions.length === 1 ? `One question, ${seconds} seconds` : `${questions.length} questions, ${seconds} seconds each`}. It begins <t:${Math.round(startAt / 1000)}:R>.`,
      kind === 'race'
        ? 'The first right answer wins the question. You have one try.'
        : 'Press your answer: nobody sees it before the end, and you may change it.',
      ...(note === undefined ? [] : [`-# ${note}`]),
    ].join('\n'),
    buttons: [[{ label: 'Stop', action: action('quiz', 'stop', quiz.id), style: 'danger' }]],
  };
}

export const stop = subcommand({
  description: 'End the quiz that runs in this channel',
  options: {},
  run: (asked) => stopRunning(asked, runningIn(asked.context.db, asked.place.channelId)?.id),
});

function stopRunning({ context, person, serverId, mayManage }: Asked, quizId: number | undefined): Answer {
  const quiz = quizId === undefined ? undefined : findQuiz(context.db, quizId);
  if (quiz?.status !== 'running' || quiz.serverId !== serverId)
    throw new UserError('No quiz is running here. `/quiz now` starts one.');
  stopQuiz(context.db, quiz, { id: person.id, mayManage }, Date.now());
  context.quizzes.host.wake();
  const ranking = scores(context.db, { quizId: quiz.id });
  return {
    title: `${quiz.title}: stopped`,
    text: ranking.length > 0 ? scoreLines(ranking) : 'Nobody had points yet.',
  };
}

/** Takes an answer and says privately how it was taken. */
function take(asked: Omit<Asked, 'place'>, askedId: number, press: Press): Answer {
  const { context, person } = asked;
  const taken = answer(context.db, askedId, person.id, press, Date.now());
  const found = findAsked(context.db, askedId);
  const quiz = found && findQuiz(context.db, found.quizId);
  if (!found || !quiz) throw new UserError('This quiz is no longer kept.');
  if (taken.kind === 'won') context.quizzes.host.wake();
  else context.quizzes.host.changed(quiz, found);
  if (taken.kind === 'won') return { text: '**Right**, and you were the first!' };
  if (taken.kind === 'wrong')
    return { text: 'Not right. In a race you have one try; the next question is yours again.' };
  return keptAnswer(found, taken.given);
}

export const groupButtons = {
  pick: {
    kind: 'private',
    atOnce: true,
    run: (asked, [id, option]) => take(asked, questionHere(asked, id).id, { option }),
  },
  unpick: {
    kind: 'edit',
    run: (asked, [id, option]) => take(asked, questionHere(asked, id).id, { takenBack: option }),
  },
  type: {
    kind: 'form',
    form: (asked, [id]) => answerForm(openOr(questionHere(asked, id)).question),
    result: 'private',
    run: (asked, [id], typed) => {
      const found = questionHere(asked, id);
      return take(asked, found.id, { given: given(found.question, typed.answer ?? '') });
    },
  },
  hint: {
    kind: 'private',
    atOnce: true,
    run: (asked, [id]) => ({
      text: `**Hint:** ${hintFor(asked.context.db, questionHere(asked, id).id, asked.person.id, Date.now())}`,
      footer: 'With the hint a right answer is worth 6 points instead of 10',
    }),
  },
  reveal: {
    kind: 'private',
    run: (asked, [id]) => {
      const { context, person, mayManage } = asked;
      revealNow(context.db, questionHere(asked, id).id, { id: person.id, mayManage }, Date.now());
      context.quizzes.host.wake();
      return { text: 'The solution is being shown.' };
    },
  },
  stop: { kind: 'edit', run: (asked, [id]) => stopRunning(asked, id) },
} satisfies Partial<Buttons<'quiz'>>;
