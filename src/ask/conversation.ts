/** One question from the asking to the answer: what was said before, the asker's own runs, documents, model. */

import { isForeignKeyError, storageFault } from '../db/faults.ts';
import type { Database } from '../db/open.ts';
import { retryWhileBusy } from '../db/retry-while-busy.ts';
import { epochsOf } from '../training/tables/epochs.ts';
import { findExperiment, listExperiments } from '../training/tables/experiments.ts';
import { UserError } from '../types/errors.ts';
import type { Level, Library, Topic } from '../types/lessons.ts';
import type { AnsweredFromDocuments, DocumentAnswer } from './answer.ts';
import type { AnswerGenerator, GeneratedAnswer } from './answer-generator.ts';
import { answerText } from './answer-text.ts';
import type { Evidence } from './evidence.ts';
import { experimentEvidence, experimentNamed, signsOf } from './experiments.ts';
import type { Retriever } from './retriever.ts';
import type { Payer } from './tables/model-use.ts';
import { addQuestion, type NewQuestion, recentQuestions } from './tables/questions.ts';

export interface AskRequest {
  question: string;
  level: Level;
  payer: Payer;
  channelId: string;
  /** In a thread, what was asked before belongs to the question. */
  isThread: boolean;
}

export interface ConversationServices {
  db: Database;
  retriever: Retriever;
  answerGenerator?: AnswerGenerator | undefined;
  library: Library;
  /** Told of a question that could not be stored. */
  log(sentence: string, error: unknown): void;
}

export interface AskResult {
  /** Of the stored question; undefined where the disk did not take it. */
  id: number | undefined;
  documents: DocumentAnswer;
  /** What a model made of the evidence, where one was asked. */
  told?: GroundedAnswer;
}

export interface GroundedAnswer extends GeneratedAnswer {
  /** What its claims cite. */
  evidence: readonly Evidence[];
}

const historyMs = 60 * 60_000;
const historyLength = 3;
const longestStored = 2_000;
/** Its pages are opened from here. */
const longestAnswer = 20_000;
/** How long an answer waits for the database to take its question. */
const storingMs = 1_000;

/**
 * Answers and stores the question.
 * @param onWriting gets the answer of the documents before a model is asked to write
 * @throws UserError when it is about a run that is not the asker's
 */
export async function answerQuestion(
  parts: ConversationServices,
  request: AskRequest,
  onWriting: (documents: DocumentAnswer) => void,
): Promise<AskResult> {
  const { db, retriever, answerGenerator, library } = parts;
  const { question, level, payer, channelId } = request;
  const own = ownRun(db, question, payer.userId);
  const history = request.isThread ? historyOf(db, channelId) : [];
  const search = own ? `${own.signs}` : await inContext(parts, question, history.at(-1)?.question);
  let documents = withRun(await retriever.answer(library, search, level), own?.evidence);

  let told: GroundedAnswer | undefined;
  if (answerGenerator && documents.kind === 'answered') {
    onWriting(documents);
    const { evidence: found } = await retriever.gather(library, search);
    const evidence = together(documents.evidence, found);
    told = { evidence, ...(await answerGenerator.generate({ question, evidence, level, history }, payer)) };
    if (told.fault === 'uncovered' && !own && !isAuthored(documents))
      documents = { kind: 'declined', nearest: documents.related };
  }
  const id = await keep(parts, {
    ...payer,
    channelId,
    question: question.slice(0, longestStored),
    outcome: documents.kind,
    answer: textOf(documents, told).slice(0, longestAnswer),
    askedAt: Date.now(),
  });
  return { id, documents, ...(told && { told }) };
}

/** An answer is worth giving even if the question cannot be stored. */
async function keep({ db, log }: ConversationServices, question: NewQuestion): Promise<number | undefined> {
  try {
    return await retryWhileBusy(db, () => addQuestion(db, question), { withinMs: storingMs });
  } catch (error) {
    if (!storageFault(error) && !isForeignKeyError(error)) throw error;
    log('a question could not be stored', error);
    return undefined;
  }
}

/** A model with a small window has to hold all of them. */
const mostSources = 8;

/** What the documents answer comes first: it is what a reader would see otherwise. */
const together = (answer: readonly Evidence[], found: readonly Evidence[]): Evidence[] =>
  [...answer, ...found.filter(({ text }) => !answer.some((each) => each.text.includes(text)))].slice(
    0,
    mostSources,
  );

/** Whether an author answered the question: a model that finds no answer is not believed then. */
const isAuthored = ({ evidence }: AnsweredFromDocuments): boolean =>
  evidence.some(({ text, topic }) => topic?.answers.some((answer) => text.includes(answer.text)));

/** A topic in other words. */
export async function rephrase(
  {
    retriever,
    answerGenerator,
    library,
  }: { retriever: Retriever; answerGenerator: AnswerGenerator; library: Library },
  { topic, level, payer }: { topic: Topic; level: Level; payer: Payer },
): Promise<GroundedAnswer> {
  const { evidence } = await retriever.gatherTopic(library, topic);
  const task = { question: topic.title, evidence, level, history: [], isRetelling: true };
  return { evidence, ...(await answerGenerator.generate(task, payer)) };
}

/** What a reader sees, without its marks. */
function textOf(documents: DocumentAnswer, told: GroundedAnswer | undefined): string {
  if (told && told.claims.length > 0) return told.claims.map(({ text }) => text).join(' ');
  return documents.kind === 'answered' ? answerText(documents) : '';
}

const historyOf = (db: Database, channelId: string) =>
  recentQuestions(db, channelId, { since: Date.now() - historyMs, limit: historyLength });

/** “And why is that?” is searched together with the question before it. */
async function inContext(
  { retriever, library }: ConversationServices,
  question: string,
  before: string | undefined,
): Promise<string> {
  if (before === undefined) return question;
  const refersBack = /^\W*(and|but|so|what about|how about)\b|\b(it|its|that|this|they|them|those)\b/i.test(
    question,
  );
  const alone = await retriever.answer(library, question);
  return refersBack || alone.kind === 'declined' ? `${before} ${question}` : question;
}

function ownRun(db: Database, question: string, userId: string) {
  const named = experimentNamed(question);
  if (named === undefined) return undefined;
  const experiment =
    named === 'last' ? listExperiments(db, { userId }, { limit: 1 })[0] : findExperiment(db, named);
  if (!experiment || experiment.userId !== userId)
    throw new UserError(
      named === 'last'
        ? 'You have no experiment yet. `/train rnn` makes the first one.'
        : `You have no experiment ${named}. \`/experiments list\` shows those you have.`,
    );
  const epochs = epochsOf(db, experiment.id);
  return { evidence: experimentEvidence(experiment, epochs), signs: signsOf(epochs) };
}

/** The run first; the documents then explain it, if they can. */
function withRun(documents: DocumentAnswer, run: Evidence | undefined): DocumentAnswer {
  if (!run) return documents;
  const rest = documents.kind === 'answered' ? documents : { evidence: [], related: documents.nearest };
  return {
    kind: 'answered',
    evidence: [run, ...rest.evidence.slice(0, 1)],
    missing: [],
    related: rest.related,
  };
}
