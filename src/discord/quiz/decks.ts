/** `/quiz decks`, `import` and `export`: questions that a group, or one learner, brings along. */
import { plural } from '../../charts/words.ts';
import { cardsOf } from '../../db/cards.ts';
import {
  addDeck,
  type Deck,
  type DeckOwner,
  deckById,
  decksOf,
  deleteDeck,
  findDeck,
} from '../../db/decks.ts';
import { quote, UserError } from '../../errors.ts';
import { checkDeck } from '../../quiz/decks/check.ts';
import {
  type DeckFormat,
  deckFormats,
  mostBytes,
  readDeckFile,
  writeDeckFile,
} from '../../quiz/decks/files.ts';
import type { WrittenQuestion } from '../../quiz/sources/documents.ts';
import { type Answer, action, inRows } from '../answer.ts';
import { type Asked, type ButtonHandler, subcommand } from '../command.ts';
import { mustManage } from './schedule.ts';

const mostDecks = 20;
const longestName = 50;

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UserError('The file is not UTF-8 text. Save it with that encoding and send it again.');
  }
}

type Asker = Omit<Asked, 'place' | 'show'>;

export const decks = subcommand({
  description: 'The decks of this server, or in direct messages your own',
  options: {},
  run: (asked) => list(asked),
});

export const importDeck = subcommand({
  description: 'A deck from a file: CSV, JSON, or Anki’s notes in plain text',
  options: {
    file: { type: 'file', description: '.csv, .json, or .txt from Anki', required: true },
    name: { type: 'text', description: 'What it is to be called; as the file if you do not say' },
  },
  async run({ options: { file, name }, ...asked }) {
    const owner = mayChange(asked);
    const { context, person, serverId } = asked;
    const title = nameFor(name ?? file.name.replace(/\.[^.]+$/, ''));
    const text = decode(await context.download(file, mostBytes));
    const questions = checkDeck(readDeckFile(file.name, text), (topic) => {
      const found = context.library().lookup(topic);
      return 'found' in found ? found.found.id : undefined;
    });
    if (findDeck(context.db, owner, title))
      throw new UserError(
        `There is a deck ${quote(title)} already. Give this one another name, or delete the old one in \`/quiz decks\`.`,
      );
    if (decksOf(context.db, owner).length >= mostDecks)
      throw new UserError(
        `There are ${mostDecks} decks already, and no room for more. Delete one in \`/quiz decks\` first.`,
      );
    addDeck(context.db, { serverId, ownerId: person.id, name: title }, questions);
    return {
      title: `Deck ${quote(title)}`,
      text: `**${plural(questions.length, 'question')}** imported. \`/quiz now deck:${title}\` asks them.`,
    };
  },
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
    .map(({ name }) => ({ name, value: name }));
}

const ownerOf = ({ serverId, person }: Asker): DeckOwner =>
  serverId === null ? { userId: person.id } : { serverId };

/** A server's decks are its admins' business; in direct messages everybody has their own. */
function mayChange(asked: Asker): DeckOwner {
  if (asked.serverId !== null) mustManage(asked);
  return ownerOf(asked);
}

function named(asked: Asker, name: string): Deck {
  const deck = findDeck(asked.context.db, ownerOf(asked), name);
  if (!deck)
    throw new UserError(`There is no deck ${quote(name)} here. \`/quiz decks\` lists those that there are.`);
  return deck;
}

function nameFor(wish: string): string {
  const name = wish
    .replace(/[\p{C}`]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (name === '' || name.length > longestName)
    throw new UserError(`A deck's name has 1 to ${longestName} letters. Give one with \`name\`.`);
  return name;
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
  const questions = cardsOf(db, id).map(({ written, topic }) => ({
    written: written as WrittenQuestion,
    topic,
  }));
  const { extension, text } = writeDeckFile(format, questions);
  const file = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'deck';
  return {
    title: `Deck ${quote(name)}`,
    text: `${plural(questions.length, 'question')} as ${format === 'anki' ? 'Anki’s notes in plain text' : format.toUpperCase()}.`,
    file: { name: `${file}.${extension}`, content: Buffer.from(text) },
  };
}

export const deckButtons: Record<string, ButtonHandler> = {
  undeck: {
    kind: 'edit',
    run: (asked, [id]) => {
      mayChange(asked);
      const deck = deckById(asked.context.db, Number(id));
      const mine =
        deck &&
        (asked.serverId === null
          ? deck.serverId === null && deck.ownerId === asked.person.id
          : deck.serverId === asked.serverId);
      if (!mine) throw new UserError('This deck is not here any more.');
      deleteDeck(asked.context.db, deck.id);
      return list(asked);
    },
  },
};
