/** `/ask`: answers a question in one reply. */
import type { CommandContext } from '../../discord/command.ts';
import { named } from '../../discord/keys.ts';
import type { Reply } from '../../discord/reply.ts';
import type { Level, Library } from '../../types/lessons.ts';
import { answerQuestion } from '../conversation.ts';
import { askReply, unfinishedReply } from '../views/answer.ts';

/** Answers what a person typed or picked; shows the answer of the documents while a language model writes. */
export async function replyToQuestion(
  { services, person, serverId, messageRef, inThread, show }: CommandContext,
  typed: string,
  level: Level,
): Promise<Reply> {
  const { db, retriever, answerGenerator, log } = services;
  const library = services.library();
  const question = suggestedQuestion(library, typed) ?? typed;
  const result = await answerQuestion(
    { db, retriever, answerGenerator, library, log: (message, err) => log.warn({ err }, message) },
    {
      question,
      level,
      payer: { userId: person.id, serverId },
      channelId: messageRef.channelId,
      isThread: inThread,
    },
    (documents) => show(unfinishedReply(question, documents, answerGenerator?.deadlineMs ?? 0)),
  );
  return askReply(question, result);
}

/** A suggested question by its key: Discord takes no long ones as values. */
const suggestedQuestion = ({ topics }: Library, typed: string): string | undefined =>
  named(
    [...topics.values()].flatMap(({ questions, answers }) => [
      ...answers.flatMap((answer) => answer.questions),
      ...questions,
    ]),
    typed,
    (question) => question,
  );
