/** The weekly letter: asking for it, stopping it, and answering the questions in it. */

import { closeQuestions, findQuestion, type StoredQuestion } from '../../ask/tables/questions.ts';
import type { Buttons, CommandContext, Form, InstantContext } from '../../discord/command.ts';
import { KeyedQueue } from '../../discord/keyed-queue.ts';
import { managedServer } from '../../discord/permissions.ts';
import type { Reply } from '../../discord/reply.ts';
import { storeDocument } from '../../lessons/handlers/documents.ts';
import { documentsOf } from '../../lessons/tables/documents.ts';
import { quote } from '../../text/escape.ts';
import { UserError } from '../../types/errors.ts';
import type { quizActions } from '../actions.ts';
import { nextLetterAt, sendLetter } from '../letter.ts';
import { addDraft, deleteDraft, findDraft } from '../tables/drafts.ts';
import { learnerOf } from '../tables/learners.ts';
import { letterOf, putLetter, removeLetter } from '../tables/letters.ts';
import { schedulesOf } from '../tables/schedules.ts';
import {
  answerRefusedReply,
  answerSavedReply,
  letterSentReply,
  lettersStoppedReply,
} from '../views/letter.ts';
import { zoneChoices, zoneOf } from '../zones.ts';

/** Sends a letter to the person now, and says what became of it. */
async function sendNow(context: CommandContext, note?: string): Promise<Reply> {
  const { services, person } = context;
  const serverId = managedServer(context);
  const { db, libraries, log, quizzes } = services;
  const letter = letterOf(db, serverId, person.id);
  const { publisher } = quizzes.scheduler;
  if (!letter || !publisher) throw new UserError('You get no weekly letter. `/quiz class` starts it.');
  const parts = {
    db,
    libraries,
    now: Date.now,
    log: (what: string, err: unknown) => log.error({ err }, what),
  };
  const problem = await sendLetter(parts, publisher, letter);
  return letterSentReply({ ...letter, problem }, note);
}

const letterForm = (context: InstantContext): Form => {
  const serverId = managedServer(context);
  const { db } = context.services;
  const zone = schedulesOf(db, serverId).at(-1)?.timeZone ?? learnerOf(db, context.person.id).timeZone;
  return {
    title: 'A weekly letter',
    text: 'It comes by direct message, every Monday at 8:00 in your zone: the weakest ideas, open questions, who fell silent, and what to do next. The first one comes at once.',
    fields: [
      {
        name: 'zone',
        label: 'Your city or country',
        placeholder: 'Vienna',
        ...(zone !== null && { value: zone }),
      },
    ],
  };
};

function subscribe(context: CommandContext, typed: string): Promise<Reply> {
  const serverId = managedServer(context);
  const [first] = zoneChoices(typed);
  const clear = zoneOf(typed);
  const timeZone = clear ?? first?.zone ?? 'UTC';
  const letter = { serverId, userId: context.person.id, timeZone };
  putLetter(context.services.db, { ...letter, nextAt: nextLetterAt(timeZone, Date.now()) });
  const taken =
    clear === undefined ? `I took ${quote(typed)} for ${first?.place ?? timeZone} (${timeZone}). ` : '';
  return sendNow(context, taken);
}

/** The document that holds the answers written here. */
const answersName = 'answers.md';

/** A question that this person may answer, with its server. @throws UserError otherwise */
function requireQuestion(
  { services, person }: InstantContext,
  id: number,
): StoredQuestion & { serverId: string } {
  const found = findQuestion(services.db, id);
  const serverId = found?.serverId ?? null;
  if (!found || serverId === null || !letterOf(services.db, serverId, person.id))
    throw new UserError('This question is not kept any more, or you do not get letters about its server.');
  return { ...found, serverId };
}

const answerForm = (question: string, answer = ''): Form => ({
  title: 'Write an answer',
  text: `**${question}**\n\nYour answer becomes a lesson of your server.`,
  fields: [{ name: 'answer', label: 'Your answer', long: true, ...(answer && { value: answer }) }],
});

/** The most characters of an authored answer and of its question. */
const [longestAnswer, longestQuestion] = [1_000, 300];

/** A section with the answer. A short one is also an authored answer, which `/ask` gives word for word. */
function lessonOf(question: string, answer: string): string {
  const asked = question.replace(/\s+/g, ' ').trim();
  // An open code block would swallow every lesson below it.
  const isOpen = (answer.match(/^ {0,3}```/gm)?.length ?? 0) % 2 === 1;
  const said = `${answer.trim()}${isOpen ? '\n```' : ''}`;
  const section = `## ${asked.replace(/#/g, '')}\n\n${said}\n`;
  if (asked.length > longestQuestion || said.length > longestAnswer) return section;
  // JSON is valid YAML.
  const block = `- questions: ${JSON.stringify([asked])}\n  answer: ${JSON.stringify(said)}`;
  return `${section}\n\`\`\`answers\n${block}\n\`\`\`\n`;
}

/** Answers of one server are added one after the other, so that none replaces another. */
const additions = new KeyedQueue();

/** Adds a lesson to the server's document of answers, once. */
async function addLesson(context: CommandContext, serverId: string, lesson: string): Promise<void> {
  const before = documentsOf(context.services.db, serverId).find(({ name }) => name === answersName);
  if (before?.markdown.includes(lesson.trim())) return;
  const markdown = `${before?.markdown.trimEnd() ?? '# Answers of this server'}\n\n${lesson}`;
  await storeDocument(context, serverId, { name: answersName, bytes: Buffer.from(markdown) });
}

/** Stores the answer as a lesson. What was typed is kept as a draft where that fails. */
async function saveAnswer(context: CommandContext, id: number, answer: string): Promise<Reply> {
  const { services, person } = context;
  const { question, serverId } = requireQuestion(context, id);
  const content = { questionId: id, answer };
  try {
    if (!(await services.quizzes.scheduler.publisher?.mayManage(serverId, person.id)))
      throw new UserError('You may not manage that server any more, so nothing was stored.');
    await additions.run(serverId, () => addLesson(context, serverId, lessonOf(question, answer)));
    closeQuestions(services.db, serverId, { from: id, upTo: id });
    return answerSavedReply(question, answersName);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return answerRefusedReply(addDraft(services.db, { userId: person.id, serverId, content }), error.message);
  }
}

/** @throws UserError where it is over, or another person's */
function requireAnswerDraft({ services, person }: InstantContext, id: number) {
  const draft = findDraft(services.db, id);
  if (draft?.userId !== person.id) throw new UserError('This answer is not kept any more. Write it again.');
  return draft.content as { questionId: number; answer: string };
}

export const letterHandlers = {
  letter: {
    kind: 'form',
    form: letterForm,
    result: 'private',
    run: (context, _, { zone = '' }) => subscribe(context, zone),
  },
  letternow: { kind: 'private', run: (context) => sendNow(context) },
  noletter: {
    kind: 'private',
    run: ({ services, person }, [serverId]) => {
      removeLetter(services.db, serverId, person.id);
      return lettersStoppedReply;
    },
  },
  writeanswer: {
    kind: 'form',
    form: (context, [id]) => answerForm(requireQuestion(context, id).question),
    result: 'reply',
    run: (context, [id], { answer = '' }) => saveAnswer(context, id, answer),
  },
  fixanswer: {
    kind: 'form',
    form: (context, [id]) => {
      const { questionId, answer } = requireAnswerDraft(context, id);
      return answerForm(requireQuestion(context, questionId).question, answer);
    },
    result: 'edit',
    run: async (context, [id], { answer = '' }) => {
      const { questionId } = requireAnswerDraft(context, id);
      const reply = await saveAnswer(context, questionId, answer);
      deleteDraft(context.services.db, id);
      return reply;
    },
  },
} satisfies Partial<Buttons<typeof quizActions>>;
