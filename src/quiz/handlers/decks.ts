/** `/quiz decks` and `export`: lists, deletes and exports decks. */

import type { Database } from '../../db/open.ts';
import { type Buttons, type CommandContext, type InstantContext, subcommand } from '../../discord/command.ts';
import { suggestion } from '../../discord/keys.ts';
import { managedServer } from '../../discord/permissions.ts';
import type { Reply } from '../../discord/reply.ts';
import type { ServerServices } from '../../discord/services.ts';
import { quote } from '../../text/escape.ts';
import { plural } from '../../text/format.ts';
import { UserError } from '../../types/errors.ts';
import { quizActions } from '../actions.ts';
import { type DeckFormat, deckFormats, writeDeckFile } from '../decks/files.ts';
import { templateFile } from '../decks/template-file.ts';
import type { WrittenQuestion } from '../sources/documents.ts';
import { cardsOf } from '../tables/cards.ts';
import {
  type Deck,
  type DeckOwner,
  deckById,
  decksOf,
  deleteDeck,
  deletedDeck,
  findDeck,
  restoreDeck,
} from '../tables/decks.ts';
import { schedulesUsing } from '../tables/schedules.ts';
import { deckReply, decksReply, deletedDeckReply } from '../views/decks.ts';

export const decksCommand = subcommand({
  description: 'Decks of questions: add a question, review, get a template; in direct messages your own',
  private: true,
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

function listDecks(context: InstantContext & Pick<CommandContext, 'services'>): Reply {
  const { services, serverId, mayManage } = context;
  return decksReply({
    decks: decksOf(services.db, ownerOf(context)),
    ofServer: serverId !== null,
    mayChange: serverId === null || mayManage,
    library: services.library(),
  });
}

/** Shows a deck. @param done confirms the last action */
export const showDeck = ({ services }: InstantContext, deck: Deck, done?: string): Reply =>
  deckReply(deck, cardsOf(services.db, deck.id).length, done);

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
export function requireChangeableDeck(context: InstantContext, id: number): Deck {
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
    text: `Its ${plural(cardsOf(db, id).length, 'question')} would not be asked any more.${pauses}`,
    buttons: [
      [
        { label: 'Delete it', action: quizActions.to.dropdeck(id), style: 'danger' },
        { label: 'Keep it', action: quizActions.to.decks() },
      ],
    ],
  };
}

const mostDecks = 20;

/** @throws UserError where the owner has as many decks as there may be */
export function requireRoomForDeck(db: Database, owner: DeckOwner): void {
  if (decksOf(db, owner).length >= mostDecks)
    throw new UserError(
      `There are ${mostDecks} decks already, and no room for more. Delete one in \`/quiz decks\` first.`,
    );
}

/** Brings a deleted deck back. @throws UserError where it is too late, its name is taken, or there is no room */
function restore(context: CommandContext, id: number): Reply {
  const owner = changeableOwner(context);
  const { db, quizzes } = context.services;
  const here = deckById(db, id);
  const deck = here ?? deletedDeck(db, id);
  const mine =
    'serverId' in owner
      ? deck?.serverId === owner.serverId
      : deck?.serverId === null && deck.ownerId === owner.userId;
  if (!deck || !mine)
    throw new UserError(
      'The minute is over, so it cannot be brought back. `/quiz import` imports its file again.',
    );
  if (!here) {
    if (findDeck(db, owner, deck.name))
      throw new UserError(
        `There is another deck ${quote(deck.name)} by now, so this one cannot be brought back.`,
      );
    requireRoomForDeck(db, owner);
    restoreDeck(db, deck);
    quizzes.scheduler.wake();
  }
  return showDeck(context, deck, '**It is back.**');
}

export const deckButtons = {
  undeck: {
    kind: 'edit',
    run: (context, [id]) => confirmDeletion(context, requireChangeableDeck(context, id)),
  },
  dropdeck: {
    kind: 'edit',
    run: (context, [id]) => {
      const deck = requireChangeableDeck(context, id);
      deleteDeck(context.services.db, deck.id);
      context.services.quizzes.scheduler.wake();
      return deletedDeckReply(deck);
    },
  },
  keepdeck: { kind: 'edit', run: (context, [id]) => restore(context, id) },
  decks: { kind: 'edit', run: (context) => listDecks(context) },
  opendeck: {
    kind: 'edit',
    run: (context, _, [chosen]) => showDeck(context, requireChangeableDeck(context, Number(chosen))),
  },
  deck: { kind: 'edit', run: (context, [id]) => showDeck(context, requireChangeableDeck(context, id)) },
  template: {
    kind: 'private',
    run: (_, [format]) => ({
      title: 'A deck to fill in',
      text: [
        `Replace the three questions by your own, then send the file with \`/quiz import\`.`,
        ...(format === 'csv'
          ? [
              'The columns `question` and `answer` are needed. `wrong1`, `wrong2` … make it a choice; the others may stay empty.',
            ]
          : []),
      ].join('\n'),
      file: templateFile(format),
    }),
  },
} satisfies Partial<Buttons<typeof quizActions>>;
