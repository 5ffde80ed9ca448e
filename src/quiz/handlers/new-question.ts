/** “Add a question”: a form that adds one question to a deck, and keeps what was typed where something is wrong. */

import type { Buttons, CommandContext, Form, InstantContext } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import { quote } from '../../text/escape.ts';
import { UserError } from '../../types/errors.ts';
import type { quizActions } from '../actions.ts';
import { checkCandidates, mostQuestions } from '../decks/check.ts';
import { fromRow } from '../decks/row.ts';
import { addCard, cardsOf } from '../tables/cards.ts';
import { addDeck, type Deck, deckById, findDeck } from '../tables/decks.ts';
import { addDraft, deleteDraft, findDraft } from '../tables/drafts.ts';
import { refusedQuestionReply } from '../views/decks.ts';
import { changeableOwner, requireChangeableDeck, showDeck } from './decks.ts';
import { deckName, requireFreeName } from './import.ts';

/** What was typed, with the deck that it is for; null where the form names the deck. */
interface TypedQuestion {
  deckId: number | null;
  typed: Record<string, string>;
}

const usualDeck = 'My questions';

function questionForm({ deckId, typed }: TypedQuestion, title: string): Form {
  const value = (name: string) => (typed[name] ? { value: typed[name] } : {});
  return {
    title,
    fields: [
      ...(deckId === null
        ? [
            {
              name: 'deck',
              label: 'Deck',
              value: typed.deck ?? usualDeck,
              placeholder: 'A new name makes a new deck',
            },
          ]
        : []),
      {
        name: 'question',
        label: 'Question',
        long: true,
        placeholder: 'What does CNN stand for?',
        ...value('question'),
      },
      { name: 'answer', label: 'Right answer', ...value('answer') },
      {
        ...{ name: 'wrong', label: 'Wrong answers, one a line', long: true, optional: true },
        ...{ placeholder: 'Leave it empty, and the answer is typed', ...value('wrong') },
      },
      {
        ...{ name: 'explanation', label: 'Explanation, shown with the solution', long: true, optional: true },
        ...value('explanation'),
      },
    ],
  };
}

/** The question as it is asked. @throws UserError that says what is wrong */
function readQuestion({ question = '', answer = '', wrong = '', explanation = '' }: Record<string, string>) {
  const raw = fromRow({
    question: question.trim(),
    answer: answer.trim(),
    wrong,
    explanation: explanation.trim(),
  });
  const { questions, problems } = checkCandidates([{ row: 1, raw, topic: '', tags: [], ofTable: true }]);
  const [read] = questions;
  if (!read) throw new UserError(problems[0]?.reason ?? 'This is no question.');
  return read.written;
}

/**
 * Adds the question. What was typed is kept as a draft where something is wrong.
 * @throws UserError for those who may not change decks here
 */
function addQuestion(context: CommandContext, { deckId, typed }: TypedQuestion): Reply {
  const { db } = context.services;
  changeableOwner(context);
  try {
    const written = readQuestion(typed);
    const deck = deckFor(context, deckId, typed.deck ?? usualDeck);
    if (cardsOf(db, deck.id).length >= mostQuestions)
      throw new UserError(`A deck holds at most ${mostQuestions} questions. Add this one to another deck.`);
    addCard(db, deck.id, { written, topic: null, tags: [] });
    return showDeck(context, deck, `**Added:** ${written.question}`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // Where the deck is deleted meanwhile, the form asks for another one.
    const kept: TypedQuestion = { deckId: deckId !== null && deckById(db, deckId) ? deckId : null, typed };
    const { person, serverId } = context;
    return refusedQuestionReply(addDraft(db, { userId: person.id, serverId, content: kept }), [
      error.message,
    ]);
  }
}

/** The deck by id or name; a new one where the name is free. */
function deckFor(context: CommandContext, deckId: number | null, typedName: string): Deck {
  if (deckId !== null) return requireChangeableDeck(context, deckId);
  const { services, serverId, person } = context;
  const name = deckName(typedName);
  const found = findDeck(services.db, changeableOwner(context), name);
  if (found) return found;
  requireFreeName(context, name);
  const deck = addDeck(services.db, { serverId, ownerId: person.id, name }, []);
  // A paused schedule may wait for this deck.
  services.quizzes.scheduler.wake();
  return deck;
}

/** @throws UserError where it is over, or another person's */
function requireDraft({ services, person }: InstantContext, id: number): TypedQuestion {
  const draft = findDraft(services.db, id);
  if (draft?.userId !== person.id)
    throw new UserError('This question is not kept any more. `/quiz decks` adds another one.');
  return draft.content as TypedQuestion;
}

export const newQuestionButtons = {
  addcard: {
    kind: 'form',
    form: (context, [id]) =>
      questionForm({ deckId: id, typed: {} }, `Add to ${quote(requireChangeableDeck(context, id).name)}`),
    result: 'edit',
    run: (context, [deckId], typed) => addQuestion(context, { deckId, typed }),
  },
  newcard: {
    kind: 'form',
    form: (context) => {
      changeableOwner(context);
      return questionForm({ deckId: null, typed: {} }, 'Add a question');
    },
    result: 'edit',
    run: (context, _, typed) => addQuestion(context, { deckId: null, typed }),
  },
  fixcard: {
    kind: 'form',
    form: (context, [id]) => questionForm(requireDraft(context, id), 'Correct the question'),
    result: 'edit',
    run: (context, [id], typed) => {
      const { deckId } = requireDraft(context, id);
      const reply = addQuestion(context, { deckId, typed });
      deleteDraft(context.services.db, id);
      return reply;
    },
  },
} satisfies Partial<Buttons<typeof quizActions>>;
