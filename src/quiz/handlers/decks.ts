/** `/quiz decks` and `export`: questions that a group, or one learner, has brought along. */
import { plural } from '../../charts/words.ts';
import { cardsOf } from '../tables/cards.ts';
import { type Deck, type DeckOwner, deckById, decksOf, deleteDeck, findDeck } from '../tables/decks.ts';
import { schedulesWith } from '../tables/schedules.ts';
import { quote, UserError } from '../../types/errors.ts';
import { type DeckFormat, deckFormats, writeDeckFile } from '../decks/files.ts';
import type { WrittenQuestion } from '../sources/documents.ts';
import { action } from '../../discord/actions.ts';
import { type Answer, inRows } from '../../discord/reply.ts';
import { type Asked, type Buttons, subcommand } from '../../discord/command.ts';
import { suggestion } from '../../discord/keys.ts';
import { mustManage } from './schedule.ts';

export type Asker = Omit<Asked, 'place' | 'show'>;

export const decks = subcommand({
  description: 'The decks of this server, or in direct messages your own',
  options: {},
  run: (asked) => list(asked),
});

export const exportDeck = subcommand({
  description: 'A deck as a file',
  options: {
    name: { type: 'text', description: 'Its name', required: true, complete: completeDeck },
    format: { type: 'text', description: 'CSV if you do not say', choices: deckFormats },
  },
  run: ({ options: { name, format }, ...asked }) => exported(asked, named(asked, name), format ?? 'csv'),
});

export function completeDeck(
  typed: string,
  { db }: Asked['context'],
  { userId, serverId }: { userId: string; serverId: string | null },
) {
  return decksOf(db, serverId === null ? { userId } : { serverId })
    .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
    .map(({ name }) => suggestion(name));
}

const ownerOf = ({ serverId, person }: Asker): DeckOwner =>
  serverId === null ? { userId: person.id } : { serverId };

/** A server's decks are its admins' business; in direct messages everybody has their own. */
export function mayChange(asked: Asker): DeckOwner {
  if (asked.serverId !== null) mustManage(asked);
  return ownerOf(asked);
}

function named(asked: Asker, name: string): Deck {
  const deck = findDeck(asked.context.db, ownerOf(asked), name);
  if (!deck)
    throw new UserError(`There is no deck ${quote(name)} here. \`/quiz decks\` lists those that there are.`);
  return deck;
}

function list(asked: Asker): Answer {
  const all = decksOf(asked.context.db, ownerOf(asked));
  const whose = asked.serverId === null ? 'Your decks' : 'Decks of this server';
  if (all.length === 0)
    return { title: whose, text: 'None yet. `/quiz import` makes one from a CSV, JSON or Anki file.' };
  const mayDelete = asked.serverId === null || asked.mayManage;
  return {
    title: whose,
    text: all.map(({ name, cards }) => `${quote(name)} – ${plural(cards, 'question')}`).join('\n'),
    footer: '/quiz now deck: asks one · /quiz export gives it as a file',
    ...(mayDelete && {
      buttons: inRows(
        all.map(({ id, name }) => ({
          label: `Delete ${name}`,
          action: action('quiz', 'undeck', id),
          style: 'danger',
        })),
      ),
    }),
  };
}

function exported({ context: { db } }: Asker, { id, name }: Deck, format: DeckFormat): Answer {
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

/** @throws UserError where it is gone, or not the asker's to change */
function ownDeck(asked: Asker, id: number): Deck {
  mayChange(asked);
  const deck = deckById(asked.context.db, id);
  const mine =
    deck &&
    (asked.serverId === null
      ? deck.serverId === null && deck.ownerId === asked.person.id
      : deck.serverId === asked.serverId);
  if (!mine) throw new UserError('This deck is not here any more.');
  return deck;
}

function confirmDeletion({ context: { db } }: Asker, { id, name }: Deck): Answer {
  const users = schedulesWith(db, id).map((schedule) => schedule.id);
  const pauses =
    users.length === 0
      ? ''
      : ` Scheduled ${users.length === 1 ? 'quiz' : 'quizzes'} ${new Intl.ListFormat('en-GB').format(users.map(String))} would pause until a deck of this name is imported.`;
  return {
    title: `Delete the deck ${quote(name)}?`,
    text: `Its ${plural(cardsOf(db, id).length, 'question')} would be gone.${pauses}`,
    buttons: [
      [
        { label: 'Delete it', action: action('quiz', 'dropdeck', id), style: 'danger' },
        { label: 'Keep it', action: action('quiz', 'decks') },
      ],
    ],
  };
}

export const deckButtons = {
  undeck: {
    kind: 'edit',
    run: (asked, [id]) => confirmDeletion(asked, ownDeck(asked, id)),
  },
  dropdeck: {
    kind: 'edit',
    run: (asked, [id]) => {
      deleteDeck(asked.context.db, ownDeck(asked, id).id);
      asked.context.quizzes.host.wake();
      return list(asked);
    },
  },
  decks: { kind: 'edit', run: (asked) => list(asked) },
} satisfies Partial<Buttons<'quiz'>>;
