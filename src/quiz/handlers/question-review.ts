/** Reviews the questions of a deck or a lesson, and takes single ones out of a server's quizzes. */

import type { Buttons, CommandContext } from '../../discord/command.ts';
import { named } from '../../discord/keys.ts';
import { managedServer } from '../../discord/permissions.ts';
import type { Reply } from '../../discord/reply.ts';
import { topicNamed } from '../../lessons/find-topic.ts';
import { quote } from '../../text/escape.ts';
import { UserError } from '../../types/errors.ts';
import type { QuestionTemplate } from '../../types/quiz.ts';
import type { quizActions } from '../actions.ts';
import { cardTemplates } from '../decks/templates.ts';
import { seeded } from '../random.ts';
import { cardsOf } from '../tables/cards.ts';
import { excludedFacts, excludeQuestion, includeQuestion } from '../tables/excluded-questions.ts';
import { questionPageReply, questionsPerPage, reviewedQuestionReply } from '../views/decks.ts';
import { requireChangeableDeck } from './decks.ts';

/** A page number fits into a button up to 24. */
const mostPages = 25;

interface Source {
  title: string;
  templates: readonly QuestionTemplate[];
}

/** The questions of a deck (`deck-7`) or of a topic. @throws UserError where it is gone, or not the person's to change */
async function sourceNamed(context: CommandContext, source: string): Promise<Source> {
  const { services } = context;
  const deckId = /^deck-(\d+)$/.exec(source)?.[1];
  if (deckId !== undefined) {
    const { id, name } = requireChangeableDeck(context, Number(deckId));
    return { title: quote(name), templates: cardTemplates(cardsOf(services.db, id)) };
  }
  managedServer(context);
  const library = services.library();
  const topic = topicNamed(library, source);
  if (!topic)
    throw new UserError('This lesson is not here any more. `/quiz decks` lists those that there are.');
  const { templates, under } = await services.quizzes.bankOf(library);
  const about = new Set(under(topic.id));
  return {
    title: topic.title,
    templates: templates.filter((each) => each.topic !== null && about.has(each.topic)),
  };
}

const excludedHere = ({ services, serverId }: CommandContext): ReadonlySet<string> =>
  serverId === null ? new Set() : excludedFacts(services.db, serverId);

async function showPage(context: CommandContext, source: string, page: number): Promise<Reply> {
  const { title, templates } = await sourceNamed(context, source);
  const excluded = excludedHere(context);
  const pages = Math.min(mostPages, Math.max(1, Math.ceil(templates.length / questionsPerPage)));
  const shown = Math.min(page, pages - 1);
  // The same seed shows the same wording each time.
  const questions = templates
    .slice(shown * questionsPerPage, (shown + 1) * questionsPerPage)
    .map((template) => ({
      fact: template.id,
      prompt: template.make(seeded(1)).prompt,
      excluded: excluded.has(template.id),
    }));
  return questionPageReply({
    source,
    title,
    page: shown,
    pages,
    questions,
    mayExclude: context.serverId !== null,
  });
}

/** @param wanted the id of a fact, or its key */
async function showQuestion(
  context: CommandContext,
  [source, page, wanted]: [string, number, string],
  change?: (serverId: string, fact: string) => void,
): Promise<Reply> {
  const { templates } = await sourceNamed(context, source);
  const template = named(templates, wanted, ({ id }) => id);
  if (!template) throw new UserError('This question is not here any more.');
  change?.(managedServer(context), template.id);
  return reviewedQuestionReply({
    ...{ source, page, question: template.make(seeded(1)), excluded: excludedHere(context).has(template.id) },
    mayExclude: context.serverId !== null,
  });
}

export const questionReviewButtons = {
  openlesson: { kind: 'edit', run: (context, _, [topic = '']) => showPage(context, topic, 0) },
  asked: { kind: 'edit', run: (context, [source, page]) => showPage(context, source, page) },
  asking: {
    kind: 'edit',
    run: (context, [source, page], [fact = '']) => showQuestion(context, [source, page, fact]),
  },
  exclude: {
    kind: 'edit',
    run: (context, args) =>
      showQuestion(context, args, (serverId, fact) => {
        excludeQuestion(context.services.db, { serverId, fact, excludedBy: context.person.id });
      }),
  },
  include: {
    kind: 'edit',
    run: (context, args) =>
      showQuestion(context, args, (serverId, fact) => {
        includeQuestion(context.services.db, serverId, fact);
      }),
  },
} satisfies Partial<Buttons<typeof quizActions>>;
