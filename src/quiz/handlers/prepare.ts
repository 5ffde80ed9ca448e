/** Prepares the questions of a new quiz, by a language model where requested. */

import { modelFaults } from '../../ask/views/answer.ts';
import type { CommandContext } from '../../discord/command.ts';
import { plural } from '../../text/format.ts';
import { UserError } from '../../types/errors.ts';
import type { Question } from '../../types/quiz.ts';
import { recentMs } from '../runs.ts';
import { recentFactIds } from '../tables/quiz-questions.ts';
import { modelQuestions } from '../written/questions.ts';
import type { WritingResult } from '../written/writer.ts';
import {
  pastOf,
  type QuizRequest,
  questionsForRequest,
  questionsFrom,
  topicNamedIn,
  usualLength,
} from './criteria.ts';

export interface Prepared {
  questions: Question[];
  /** Says where the questions differ from the request. */
  note?: string;
}

/** @throws UserError when no question fits the request, or no model is configured */
export async function prepare(
  context: CommandContext,
  { source, ...request }: QuizRequest,
): Promise<Prepared> {
  if (source !== 'model')
    return { questions: await questionsForRequest(context, { source, ...request }, Date.now()) };
  const { services, person, serverId, show } = context;
  const { db, questionWriter } = services;
  if (!questionWriter)
    throw new UserError(
      'No language model is set up here that could write questions. Leave `source` out for those from the documents; whoever runs the bot can set a model up with `OPENAI_API_KEY`.',
    );
  const library = services.library();
  const topic = request.topic === undefined ? undefined : topicNamedIn(library, request.topic);
  const batch = await modelQuestions(
    questionWriter,
    library,
    {
      ...{ topic, level: request.level, payer: { userId: person.id, serverId } },
      recent: recentFactIds(db, pastOf(context), Date.now() - recentMs),
    },
    Math.random,
    ({ title }) =>
      show({
        text: `A language model writes questions about **${title}**, and each is checked against the documents: ${questionWriter.deadlineMs / 1000} seconds at most …`,
      }),
  );
  const written = questionsFrom(context, batch.templates, { ...request, topic: undefined }, Date.now());
  const length = (request.length ?? usualLength) - written.length;
  if (length === 0) return { questions: written };
  const documentRequest = { ...request, length, source: 'documents' } as const;
  if (written.length === 0)
    return {
      questions: await questionsForRequest(context, documentRequest, Date.now()),
      note: noteOn(0, length, batch),
    };
  const { templates } = await services.quizzes.bankOf(library);
  const others = questionsFrom(context, templates, documentRequest, Date.now());
  const questions = [...written, ...others];
  return others.length === 0
    ? { questions }
    : { questions, note: noteOn(written.length, others.length, batch) };
}

function noteOn(written: number, others: number, { fault }: WritingResult): string {
  const reason = fault ? `: ${modelFaults[fault]}` : '';
  return written === 0
    ? `From the documents instead${reason}.`
    : `${written} of ${plural(written + others, 'question')} by the language model, the others from the documents${reason}.`;
}
