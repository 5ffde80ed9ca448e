/** Answers to open questions, written by who manages the server. Each becomes a lesson. */

import { closeQuestions, findQuestion, type StoredQuestion } from '../../ask/tables/questions.ts';
import type { Buttons, CommandContext, Form, InstantContext } from '../../discord/command.ts';
import { KeyedQueue } from '../../discord/keyed-queue.ts';
import type { Reply } from '../../discord/reply.ts';
import { storeDocument } from '../../lessons/handlers/documents.ts';
import { documentsOf } from '../../lessons/tables/documents.ts';
import { UserError } from '../../types/errors.ts';
import type { quizActions } from '../actions.ts';
import { addDraft, deleteDraft, findDraft } from '../tables/drafts.ts';
import { letterOf } from '../tables/letters.ts';
import { answerRefusedReply, answerSavedReply } from '../views/letter.ts';

/** The document that holds the answers written here. */
const answersName = 'answers.md';

/** A question that this person may answer, with its server. @throws UserError otherwise */
function requireQuestion(
  { services: { db }, person, ...caller }: InstantContext,
  id: number,
): StoredQuestion & { serverId: string } {
  const found = findQuestion(db, id);
  const serverId = found?.serverId ?? null;
  if (!found || serverId === null) throw new UserError('This question is not kept any more.');
  const isHere = serverId === caller.serverId && caller.mayManage;
  if (!isHere && !letterOf(db, serverId, person.id))
    throw new UserError('You do not get letters about the server of this question any more.');
  return { ...found, serverId };
}

/** The form to answer an open question. @throws UserError where the person may not */
export const answerQuestionForm = (context: InstantContext, id: number): Form =>
  answerForm(requireQuestion(context, id).question);

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

/** Stores the answer as a lesson. @returns where that fails, a reply with a draft of what was typed */
export async function saveWrittenAnswer(
  context: CommandContext,
  id: number,
  answer: string,
): Promise<{ question: string; refused?: Reply }> {
  const { services, person } = context;
  const { question, serverId } = requireQuestion(context, id);
  const content = { questionId: id, answer };
  try {
    const isHere = serverId === context.serverId && context.mayManage;
    if (!isHere && !(await services.quizzes.scheduler.publisher?.mayManage(serverId, person.id)))
      throw new UserError('You may not manage that server any more, so nothing was stored.');
    await additions.run(serverId, () => addLesson(context, serverId, lessonOf(question, answer)));
    closeQuestions(services.db, serverId, { from: id, upTo: id });
    return { question };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const draft = addDraft(services.db, { userId: person.id, serverId, content });
    return { question, refused: answerRefusedReply(draft, error.message) };
  }
}

async function answerReply(context: CommandContext, id: number, answer: string): Promise<Reply> {
  const { question, refused } = await saveWrittenAnswer(context, id, answer);
  return refused ?? answerSavedReply(question, answersName);
}

/** @throws UserError where it is over, or another person's */
function requireAnswerDraft({ services, person }: InstantContext, id: number) {
  const draft = findDraft(services.db, id);
  if (draft?.userId !== person.id) throw new UserError('This answer is not kept any more. Write it again.');
  return draft.content as { questionId: number; answer: string };
}

export const writtenAnswerButtons = {
  writeanswer: {
    kind: 'form',
    form: (context, [id]) => answerQuestionForm(context, id),
    result: 'reply',
    run: (context, [id], { answer = '' }) => answerReply(context, id, answer),
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
      const reply = await answerReply(context, questionId, answer);
      deleteDraft(context.services.db, id);
      return reply;
    },
  },
} satisfies Partial<Buttons<typeof quizActions>>;
