/** Answers one question: from the history of a thread, the asker's own experiments, the documents and a language model. */

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
import { experimentEvidence, experimentMentioned, queryForCurve } from './experiments.ts';
import { type Resolved, resolve } from './follow-up-answer.ts';
import type { Retriever } from './retriever.ts';
import type { Payer } from './tables/model-use.ts';
import { addQuestion, type NewQuestion, recentQuestions, type StoredQuestion } from './tables/questions.ts';

export interface AskRequest {
  question: string;
  level: Level;
  payer: Payer;
  channelId: string;
  /** In a thread or direct message, everybody's earlier questions belong to this one; elsewhere the asker's own. */
  isThread: boolean;
  /** A question to everybody, not to the bot: nothing is stored where nothing is known about it. */
  isToAll?: boolean;
}

export interface ConversationServices {
  db: Database;
  retriever: Retriever;
  answerGenerator?: AnswerGenerator | undefined;
  library: Library;
  /** Gets the error where a question cannot be stored. */
  log(message: string, error: unknown): void;
}

export interface AskResult {
  /** The id of the stored question; undefined where the disk did not take it. */
  id: number | undefined;
  documents: DocumentAnswer;
  /** The topic that a follow-up was taken to be about. */
  about?: Topic;
  /** The answer of a language model, where there is one. */
  generated?: GroundedAnswer;
}

export interface GroundedAnswer extends GeneratedAnswer {
  /** What its claims cite. */
  evidence: readonly Evidence[];
}

/** How long a question belongs to the conversation: in a thread, and elsewhere. */
const historyMs = { thread: 60 * 60_000, own: 10 * 60_000 };
/** Exchanges that a conversation goes back. */
const historyLength = 6;
/** Exchanges that a language model is told. */
const mostTold = 3;
const longestStoredQuestion = 2_000;
/** The pages of an answer are read from here. */
const longestStoredAnswer = 20_000;
/** How long an answer waits for the database to take its question. */
const storingMs = 1_000;
/** Passages that fit into the context of a small language model. */
const mostSources = 8;

/**
 * Answers a question and stores it.
 * @param onGenerating gets the answer of the documents before a language model begins to write
 * @throws UserError when the question names an experiment that is not the asker's
 */
export async function answerQuestion(
  services: ConversationServices,
  request: AskRequest,
  onGenerating: (documents: DocumentAnswer) => void,
): Promise<AskResult> {
  const { db, retriever, answerGenerator, library } = services;
  const { question, level, payer, channelId } = request;
  const experiment = ownExperiment(db, question, payer.userId);
  const history = recentExchanges(db, request);
  const retrieval: Resolved = experiment
    ? await retriever.retrieve(library, experiment.query, level)
    : await resolve({ retriever, library, level }, question, history);
  const { about } = retrieval;
  let documents = withExperiment(retrieval.answer, experiment?.evidence);

  let generated: GroundedAnswer | undefined;
  if (answerGenerator && documents.kind === 'answered') {
    onGenerating(documents);
    const evidence = mergeSources(documents.evidence, retrieval.sources);
    const answer = await answerGenerator.generate(
      { question, evidence, level, history: request.isThread || about ? history.slice(-mostTold) : [] },
      payer,
    );
    generated = { evidence, ...answer };
    if (generated.fault === 'uncovered' && !experiment && !isAuthored(documents))
      documents = { kind: 'declined', nearest: documents.related };
  }
  if (!isWorthStoring(documents, request.isToAll))
    return { id: undefined, documents, ...(about && { about }) };
  const id = await store(services, {
    ...payer,
    channelId,
    question: storedAs(question, documents).slice(0, longestStoredQuestion),
    outcome: documents.kind,
    answer: textOf(documents, generated).slice(0, longestStoredAnswer),
    askedAt: Date.now(),
  });
  return { id, documents, ...(about && { about }), ...(generated && { generated }) };
}

/** Whether the learner or those who look after the documents may come back to it. */
function isWorthStoring(documents: DocumentAnswer, isToAll = false): boolean {
  if (documents.kind === 'answered') return true;
  return isToAll ? documents.nearest.length > 0 && !documents.followUp : !documents.isUnclear;
}

/** An open question names its topic, so that whoever reads the list understands it. */
const storedAs = (question: string, documents: DocumentAnswer): string =>
  documents.kind === 'declined' && documents.followUp
    ? `${question} (${documents.followUp.topic.title})`
    : question;

/** Stores a question where possible: the learner gets the answer in any case. */
async function store({ db, log }: ConversationServices, question: NewQuestion): Promise<number | undefined> {
  try {
    return await retryWhileBusy(db, () => addQuestion(db, question), { withinMs: storingMs });
  } catch (error) {
    if (!storageFault(error) && !isForeignKeyError(error)) throw error;
    log('a question could not be stored', error);
    return undefined;
  }
}

/** The answer of the documents comes first: a learner without a language model reads just that. */
const mergeSources = (answer: readonly Evidence[], found: readonly Evidence[]): Evidence[] =>
  [...answer, ...found.filter(({ text }) => !answer.some((each) => each.text.includes(text)))].slice(
    0,
    mostSources,
  );

/** Whether an author answered the question. Such an answer stays even if a language model finds none. */
const isAuthored = ({ evidence }: AnsweredFromDocuments): boolean =>
  evidence.some(({ text, topic }) => topic?.answers.some((answer) => text.includes(answer.text)));

/** Explains a topic in other words than the documents do. */
export async function rephrase(
  {
    retriever,
    answerGenerator,
    library,
  }: { retriever: Retriever; answerGenerator: AnswerGenerator; library: Library },
  { topic, level, payer }: { topic: Topic; level: Level; payer: Payer },
): Promise<GroundedAnswer> {
  const { evidence } = await retriever.evidenceForTopic(library, topic);
  const task = { question: topic.title, evidence, level, history: [], isRephrasing: true };
  return { evidence, ...(await answerGenerator.generate(task, payer)) };
}

/** The text of an answer, without citation marks. */
function textOf(documents: DocumentAnswer, generated: GroundedAnswer | undefined): string {
  if (generated && generated.claims.length > 0) return generated.claims.map(({ text }) => text).join(' ');
  return documents.kind === 'answered' ? answerText(documents) : '';
}

/** The exchanges that a question may follow up on, oldest first. */
const recentExchanges = (db: Database, { channelId, isThread, payer }: AskRequest): StoredQuestion[] =>
  recentQuestions(db, channelId, {
    since: Date.now() - (isThread ? historyMs.thread : historyMs.own),
    limit: historyLength,
    ...(!isThread && { userId: payer.userId }),
  });

/** The experiment that a question names, as evidence and as a query for the documents. */
function ownExperiment(db: Database, question: string, userId: string) {
  const mentioned = experimentMentioned(question);
  if (mentioned === undefined) return undefined;
  const experiment =
    mentioned === 'last' ? listExperiments(db, { userId }, { limit: 1 })[0] : findExperiment(db, mentioned);
  if (!experiment || experiment.userId !== userId)
    throw new UserError(
      mentioned === 'last'
        ? 'You have no experiment yet. `/train rnn` makes the first one.'
        : `You have no experiment ${mentioned}. \`/experiments list\` shows those you have.`,
    );
  const epochs = epochsOf(db, experiment.id);
  return { evidence: experimentEvidence(experiment, epochs), query: queryForCurve(epochs) };
}

/** Puts the experiment first. The documents then explain it, if they can. */
function withExperiment(documents: DocumentAnswer, experiment: Evidence | undefined): DocumentAnswer {
  if (!experiment) return documents;
  const rest = documents.kind === 'answered' ? documents : { evidence: [], related: documents.nearest };
  return {
    kind: 'answered',
    evidence: [experiment, ...rest.evidence.slice(0, 1)],
    missing: [],
    related: rest.related,
  };
}
