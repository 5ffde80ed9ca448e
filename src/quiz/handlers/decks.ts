/** `/quiz decks` and `export`: lists, deletes and exports decks. */

import type { InstantContext } from '../../discord/command.ts';
import { type Buttons, subcommand } from '../../discord/command.ts';
import { suggestion } from '../../discord/keys.ts';
import { managedServer } from '../../discord/permissions.ts';
import { inRows, type Reply } from '../../discord/reply.ts';
import type { ServerServices } from '../../discord/services.ts';
import { quote } from '../../text/escape.ts';
import { plural } from '../../text/format.ts';
import { UserError } from '../../types/errors.ts';
import { quizActions } from '../actions.ts';
import { type DeckFormat, deckFormats, writeDeckFile } from '../decks/files.ts';
import type { WrittenQuestion } from '../sources/documents.ts';
import { cardsOf } from '../tables/cards.ts';
import { type Deck, type DeckOwner, deckById, decksOf, deleteDeck, findDeck } from '../tables/decks.ts';
import { schedulesUsing } from '../tables/schedules.ts';

export const decksCommand = subcommand({
  description: 'The decks of this server, or in direct messages your own',
  options: {},
  run: (context) => listDecks(context),
});

export const exportDeck = subcommand({
  description: 'A deck as a file',
  options: {
    name: { type: 'text', description: 'Its name', required: true, complete: completeDeck },
    format: { type: 'text', description: 'CSV if you do not say', choices: deckFormats },
  },
  run: ({ options: { name, format }, ...context }) =>
    exportReply(context, requireDeck(context, name), format ?? 'csv'),
});

export function completeDeck(
  typed: string,
  { db }: ServerServices,
  { userId, serverId }: { userId: string; serverId: string | null },
) {
  return decksOf(db, serverId === null ? { userId } : { serverId })
    .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
    .map(({ name }) => suggestion(name));
}

const ownerOf = ({ serverId, person }: InstantContext): DeckOwner =>
  serverId === null ? { userId: person.id } : { serverId };

/** Admins change a server's decks; in direct messages everyone changes their own. @throws UserError for others */
export function changeableOwner(context: InstantContext): DeckOwner {
  if (context.serverId !== null) managedServer(context);
  return ownerOf(context);
}

function requireDeck(context: InstantContext, name: string): Deck {
  const deck = findDeck(context.services.db, ownerOf(context), name);
  if (!deck)
    throw new UserError(`There is no deck ${quote(name)} here. \`/quiz decks\` lists those that there are.`);
  return deck;
}

function listDecks(context: InstantContext): Reply {
  const all = decksOf(context.services.db, ownerOf(context));
  const whose = context.serverId === null ? 'Your decks' : 'Decks of this server';
  if (all.length === 0)
    return { title: whose, text: 'None yet. `/quiz import` makes one from a CSV, JSON or Anki file.' };
  const mayDelete = context.serverId === null || context.mayManage;
  return {
    title: whose,
    text: all.map(({ name, cards }) => `${quote(name)} – ${plural(cards, 'question')}`).join('\n'),
    footer: '/quiz now deck: asks one · /quiz export gives it as a file',
    ...(mayDelete && {
      buttons: inRows(
        all.map(({ id, name }) => ({
          label: `Delete ${name}`,
          action: quizActions.to.undeck(id),
          style: 'danger',
        })),
      ),
    }),
  };
}

function exportReply({ services: { db } }: InstantContext, { id, name }: Deck, format: DeckFormat): Reply {
  const questions = cardsOf(db, id).map(({ written, topic, tags }) => ({
    written: written as WrittenQuestion,
    topic,
    tags,
  }));
  const { extension, text } = writeDeckFile(format, questions);
  const file = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'deck';
  return {
    title: `Deck ${quote(name)}`,
    text: `${plural(questions.length, 'question')} as ${format === 'anki' ? 'Anki’s notes in plain text' : format.toUpperCase()}.`,
    file: { name: `${file}.${extension}`, content: Buffer.from(text) },
  };
}

/** @throws UserError where it is deleted, or the person may not change it */
function requireChangeableDeck(context: InstantContext, id: number): Deck {
  changeableOwner(context);
  const deck = deckById(context.services.db, id);
  const mine =
    deck &&
    (context.serverId === null
      ? deck.serverId === null && deck.ownerId === context.person.id
      : deck.serverId === context.serverId);
  if (!mine) throw new UserError('This deck is not here any more.');
  return deck;
}

function confirmDeletion({ services: { db } }: InstantContext, { id, name }: Deck): Reply {
  const users = schedulesUsing(db, id).map((schedule) => schedule.id);
  const pauses =
    users.length === 0
      ? ''
      : ` Scheduled ${users.length === 1 ? 'quiz' : 'quizzes'} ${new Intl.ListFormat('en-GB').format(users.map(String))} would pause until a deck of this name is imported.`;
  return {
    title: `Delete the deck ${quote(name)}?`,
    text: `Its ${plural(cardsOf(db, id).length, 'question')} would be gone.${pauses}`,
    buttons: [
      [
        { label: 'Delete it', action: quizActions.to.dropdeck(id), style: 'danger' },
        { label: 'Keep it', action: quizActions.to.decks() },
      ],
    ],
  };
}

export const deckButtons = {
  undeck: {
    kind: 'edit',
    shared: true,
    run: (context, [id]) => confirmDeletion(context, requireChangeableDeck(context, id)),
  },
  dropdeck: {
    kind: 'edit',
    shared: true,
    run: (context, [id]) => {
      deleteDeck(context.services.db, requireChangeableDeck(context, id).id);
      context.services.quizzes.scheduler.wake();
      return listDecks(context);
    },
  },
  decks: { kind: 'edit', shared: true, run: (context) => listDecks(context) },
} satisfies Partial<Buttons<typeof quizActions>>;
