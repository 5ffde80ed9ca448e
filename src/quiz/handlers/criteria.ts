/** Selects the questions of a quiz request. */

import type { CommandContext } from '../../discord/command.ts';
import { suggestion } from '../../discord/keys.ts';
import type { ServerServices } from '../../discord/services.ts';
import { topicNamed } from '../../lessons/find-topic.ts';
import { quote } from '../../text/escape.ts';
import { resultOf } from '../../training/tables/experiments.ts';
import { UserError } from '../../types/errors.ts';
import type { Level, Library } from '../../types/lessons.ts';
import type { Question, QuestionTemplate } from '../../types/quiz.ts';
import { type Network, networks } from '../../types/training.ts';
import { topicsUnder } from '../bank.ts';
import { cardTemplates } from '../decks/templates.ts';
import { chooseWithHistory, type SelectionCriteria } from '../runs.ts';
import { experimentTemplates } from '../sources/experiments.ts';
import { cardsOf } from '../tables/cards.ts';
import { findDeck } from '../tables/decks.ts';
import type { Quiz } from '../tables/quizzes.ts';
import { visibleExperiments } from '../tables/visible-experiments.ts';

/** Sources of questions; `all` means every source but the language model. */
export const quizSources = ['all', 'documents', 'experiments', 'model'] as const;

export interface QuizRequest {
  length?: number | undefined;
  topic?: string | undefined;
  level?: Level | undefined;
  deck?: string | undefined;
  source?: (typeof quizSources)[number] | undefined;
  /** Whether only the person who asks for it answers. */
  alone?: boolean | undefined;
  /** Whether the topic's page was read, as below the page itself. */
  read?: boolean | undefined;
}

/** The request that a stored quiz came from, with as many questions. */
export function requestOf({ request, kind }: Pick<Quiz, 'request' | 'kind'>, length: number): QuizRequest {
  const { topic, level, deck, source } = request ?? {};
  const alone = kind === 'own' || kind === 'review';
  return { topic, level, deck, length, alone, source: quizSources.find((each) => each === source) };
}

export const longestQuiz = 20;
export const usualLength = 5;
/** Questions come from this many latest experiments. */
const experimentsAsked = 20;

/** @throws UserError when the topic or the deck is unknown, or no question fits the request */
export async function questionsForRequest(
  context: Omit<CommandContext, 'place'>,
  request: QuizRequest,
  now: number,
): Promise<Question[]> {
  const questions = questionsFrom(context, await templatesFor(context, request), request, now);
  if (questions.length === 0)
    throw new UserError('No question fits this wish. Choose another topic or level, or leave them out.');
  return questions;
}

/** Questions that fit the request; empty where none does. @throws UserError when the topic is unknown */
export function questionsFrom(
  { services, person, serverId }: Omit<CommandContext, 'place'>,
  templates: readonly QuestionTemplate[],
  { topic, length: count = usualLength, level, alone, read }: QuizRequest,
  now: number,
): Question[] {
  const library = services.library();
  const id = topic === undefined ? undefined : topicNamedIn(library, topic).id;
  const topics = id === undefined ? [] : [...topicsUnder(library, id)];
  const justRead = [
    ...(read && id !== undefined ? [id] : []),
    ...services.recentPages.of({ person, serverId }),
  ];
  const where = pastOf({ person, serverId });
  return chooseWithHistory(
    services.db,
    templates,
    {
      ...{ where, learner: alone ? { userId: person.id } : undefined, topics, justRead },
      ...{ count, adapt: false, level, now },
    },
    Math.random,
  );
}

/** Whose earlier quizzes count as history. */
export const pastOf = ({
  person,
  serverId,
}: Pick<CommandContext, 'person' | 'serverId'>): SelectionCriteria['where'] =>
  serverId === null ? { hostId: person.id } : { serverId };

async function templatesFor(
  context: Omit<CommandContext, 'place'>,
  { deck, source = 'all', topic, alone }: QuizRequest,
): Promise<QuestionTemplate[]> {
  if (deck !== undefined) return deckTemplates(context, deck);
  const { services } = context;
  // Experiments are asked about on request only: by `source`, or by a topic that fits them.
  const isWanted = source === 'experiments' || (source === 'all' && topic !== undefined);
  const measured = isWanted ? measuredTemplates(context, topic, alone) : [];
  if (source === 'experiments' && measured.length === 0)
    throw new UserError(
      'There is no finished experiment here to ask about. `/train rnn` makes the first one.',
    );
  return source === 'experiments'
    ? measured
    : [...(await services.quizzes.bankOf(services.library())).templates, ...measured];
}

/** @throws UserError with similar topics */
export function topicNamedIn(library: Library, text: string) {
  const topic = topicNamed(library, text);
  if (topic) return topic;
  const result = library.lookup(text);
  if ('found' in result) return result.found;
  const near = result.suggestions.map(({ title }) => title).slice(0, 3);
  throw new UserError(
    `${quote(text)} is not a topic of the documents.${near.length > 0 ? ` Did you mean ${near.join(', ')}?` : ''}`,
  );
}

function deckTemplates(
  { services: { db }, person, serverId }: Omit<CommandContext, 'place'>,
  name: string,
): QuestionTemplate[] {
  const deck =
    (serverId !== null && findDeck(db, { serverId }, name)) || findDeck(db, { userId: person.id }, name);
  if (!deck)
    throw new UserError(`There is no deck ${quote(name)} here. \`/quiz decks\` lists those that there are.`);
  return cardTemplates(cardsOf(db, deck.id));
}

/** Of a network's lesson only that network's runs; in a group only what the server has seen. */
function measuredTemplates(
  { services: { db, library }, person, serverId }: Omit<CommandContext, 'place'>,
  topic: string | undefined,
  alone = false,
): QuestionTemplate[] {
  const userId = alone || serverId === null ? person.id : undefined;
  const lesson = topic === undefined ? undefined : topicNamedIn(library(), topic).lesson;
  const isOfAnother = (network: Network) =>
    lesson !== undefined && networks.some((each) => each === lesson) && network !== lesson;
  const measured = visibleExperiments(db, { userId, serverId }, experimentsAsked)
    .filter(({ options }) => !isOfAnother(options.network))
    .flatMap((experiment) => {
      const result = resultOf(db, experiment);
      return result ? [{ id: experiment.id, result }] : [];
    });
  return experimentTemplates(library(), measured);
}

export const completeTopic = (typed: string, services: ServerServices) =>
  services
    .library()
    .complete(typed, 25)
    .map(({ id, title }) => suggestion(title, id));
