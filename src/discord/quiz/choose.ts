/** Which questions a learner's wish means. */
import { cardsOf } from '../../db/cards.ts';
import { findDeck } from '../../db/decks.ts';
import { listExperiments, resultOf } from '../../db/experiments.ts';
import type { Level, Library } from '../../documents/types.ts';
import { quote, UserError } from '../../errors.ts';
import { topicsUnder } from '../../quiz/bank.ts';
import { cardFacts } from '../../quiz/decks/facts.ts';
import { chosen } from '../../quiz/runs.ts';
import { experimentFacts } from '../../quiz/sources/experiments.ts';
import type { Fact, Question } from '../../quiz/types.ts';
import type { Asked } from '../command.ts';
import type { Context } from '../context.ts';

export interface QuizWish {
  length?: number | undefined;
  topic?: string | undefined;
  level?: Level | undefined;
  deck?: string | undefined;
}

export const longestQuiz = 20;
const usualLength = 5;
/** The group's latest experiments that may be asked about. */
const experimentsAsked = 20;

/** @throws UserError when the topic or the deck is unknown, or nothing fits the wish */
export function questionsForWish(asked: Omit<Asked, 'place'>, wish: QuizWish, now: number): Question[] {
  const { context, person, serverId } = asked;
  const topic = wish.topic === undefined ? undefined : topicOf(context.library(), wish.topic);
  const facts =
    wish.deck === undefined
      ? [...context.quizzes.bankOf(context.library()).facts, ...measuredFacts(asked)]
      : deckFacts(asked, wish.deck);
  const questions = chosen(
    context.db,
    facts,
    {
      where: serverId === null ? { hostId: person.id } : { serverId },
      topics: topic ? [...topicsUnder(context.library(), topic.id)] : [],
      count: wish.length ?? usualLength,
      adapt: false,
      level: wish.level,
      now,
    },
    Math.random,
  );
  if (questions.length === 0)
    throw new UserError('No question fits this wish. Choose another topic or level, or leave them out.');
  return questions;
}

/** @throws UserError that suggests what is near */
export function topicOf(library: Library, text: string) {
  const result = library.lookup(text);
  if ('found' in result) return result.found;
  const near = result.suggestions.map(({ title }) => title).slice(0, 3);
  throw new UserError(
    `${quote(text)} is not a topic of the documents.${near.length > 0 ? ` Did you mean ${near.join(', ')}?` : ''}`,
  );
}

function deckFacts({ context: { db }, person, serverId }: Omit<Asked, 'place'>, name: string): Fact[] {
  const deck =
    (serverId !== null && findDeck(db, { serverId }, name)) || findDeck(db, { userId: person.id }, name);
  if (!deck)
    throw new UserError(`There is no deck ${quote(name)} here. \`/quiz decks\` lists those that there are.`);
  return cardFacts(cardsOf(db, deck.id));
}

function measuredFacts({ context: { db, library }, person, serverId }: Omit<Asked, 'place'>): Fact[] {
  const owner = serverId === null ? { userId: person.id } : { serverId };
  const measured = listExperiments(db, { ...owner, status: 'done' }, { limit: experimentsAsked }).flatMap(
    (experiment) => {
      const result = resultOf(db, experiment);
      return result ? [{ id: experiment.id, result }] : [];
    },
  );
  return experimentFacts(library(), measured);
}

export const completeTopic = (typed: string, context: Context) =>
  context
    .library()
    .complete(typed, 25)
    .map(({ id, title }) => ({ name: title, value: id }));
