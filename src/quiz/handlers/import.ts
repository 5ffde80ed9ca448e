/** `/quiz import`: a deck from a file. Where rows are unusable, it asks for confirmation first. */

import type { InstantContext } from '../../discord/command.ts';
import { type Buttons, subcommand } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import { quote } from '../../text/escape.ts';
import { plural } from '../../text/format.ts';
import { UserError } from '../../types/errors.ts';
import { quizActions } from '../actions.ts';
import { type DeckReading, mostBytes } from '../decks/files.ts';
import { type DeckWithTopics, unknownTopics, withTopics } from '../decks/topics.ts';
import { confirmImport, findImport, importHours, saveImport } from '../tables/deck-imports.ts';
import { addDeck, findDeck } from '../tables/decks.ts';
import { templateButtons } from '../views/decks.ts';
import { changeableOwner, requireRoomForDeck } from './decks.ts';

const longestName = 50;
const problemsShown = 8;

export const importDeck = subcommand({
  description: 'A deck from a file: CSV, JSON, or Anki’s notes in plain text',
  private: true,
  options: {
    file: {
      type: 'file',
      description: '.csv or .tsv from a spreadsheet, .txt from Anki or Quizlet, .json',
      required: true,
    },
    name: { type: 'text', description: 'What it is to be called; as the file if you do not say' },
  },
  async run({ options: { file, name }, ...context }) {
    changeableOwner(context);
    const { services, person, serverId } = context;
    const title = deckName(name ?? file.name.replace(/\.[^.]+$/, ''), ' Give one with `name`.');
    requireFreeName(context, title);
    const bytes = await services.download(file, mostBytes);
    const owner = serverId ?? person.id;
    let reading: DeckReading;
    try {
      reading = await services.readers.readUpload('deck', { name: file.name, bytes }, owner, (before) =>
        context.show({ text: `${plural(before, 'file')} will be read first.` }),
      );
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return notImportedReply(title, error.message);
    }
    const placed = withTopics(reading.questions, services.library());
    const { questions } = placed;
    if (questions.length === 0)
      return notImportedReply(
        title,
        ['No question of this file can be imported.', ...findings(reading)].join('\n'),
      );
    if (reading.problems.length > 0 || reading.doubts.length > 0) {
      const kept = { userId: person.id, serverId, name: title, cards: questions };
      return confirmationReply(saveImport(services.db, kept).id, title, reading, placed);
    }
    requireFreeName(context, title);
    addDeck(services.db, { serverId, ownerId: person.id, name: title }, questions);
    // A paused schedule may wait for this deck.
    services.quizzes.scheduler.wake();
    return importedReply(title, questions.length, unknownTopics(placed.unknown));
  },
});

/** @param hint where to give another name. @throws UserError where it is empty or too long */
export function deckName(typed: string, hint = ''): string {
  const name = typed
    .replace(/[\p{C}`]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (name === '' || name.length > longestName)
    throw new UserError(`A deck's name has 1 to ${longestName} letters.${hint}`);
  return name;
}

/** @throws UserError where the name is taken, or the deck limit is reached */
export function requireFreeName(context: InstantContext, name: string): void {
  const { db } = context.services;
  const owner = changeableOwner(context);
  if (findDeck(db, owner, name))
    throw new UserError(
      `There is a deck ${quote(name)} already. Give this one another name, or delete the old one in \`/quiz decks\`.`,
    );
  requireRoomForDeck(db, owner);
}

/** Doubts and the first unusable rows, one a line. */
function findings({ problems, doubts }: Pick<DeckReading, 'problems' | 'doubts'>): string[] {
  const more = problems.length - problemsShown;
  return [
    ...doubts,
    ...problems.slice(0, problemsShown).map(({ row, reason }) => `Row ${row}: ${reason}`),
    ...(more > 0 ? [`… and ${more} more.`] : []),
  ];
}

function confirmationReply(
  id: number,
  name: string,
  reading: DeckReading,
  { questions, unknown }: DeckWithTopics,
): Reply {
  const { problems } = reading;
  const count = questions.length;
  const rows = new Set(problems.map(({ row }) => row)).size;
  const head =
    rows > 0
      ? `**${count} of ${count + rows} questions can be imported.** Nothing is imported yet.`
      : `**${plural(count, 'question')} can be imported.** Nothing is imported yet: look at this first.`;
  const note = unknownTopics(unknown);
  return {
    title: `Deck ${quote(name)}`,
    text: [head, '', ...findings(reading)].join('\n'),
    footer: [...(note ? [note] : []), `The button works for ${plural(importHours, 'hour')}`].join(' · '),
    buttons: [
      [
        { label: `Import the ${count}`, action: quizActions.to.bring(id), style: 'primary' },
        ...templateButtons,
      ],
    ],
  };
}

/** Says why nothing of a file is used, and offers files to fill in. */
const notImportedReply = (name: string, why: string): Reply => ({
  title: `Deck ${quote(name)}: nothing is imported`,
  text: `${why}\n\nA template shows how a deck is written. Fill it in, then send it with \`/quiz import\`.`,
  buttons: [templateButtons],
});

const importedReply = (name: string, count: number, note?: string): Reply => ({
  title: `Deck ${quote(name)}`,
  text: `**${plural(count, 'question')}** imported. \`/quiz now deck:${name}\` asks them.`,
  ...(note !== undefined && { footer: note }),
});

export const importButtons = {
  bring: {
    kind: 'edit',
    run: (context, [id]) => {
      const { db } = context.services;
      changeableOwner(context);
      const found = findImport(db, id);
      const isMine = found?.userId === context.person.id && found.serverId === context.serverId;
      if (!found || !isMine)
        throw new UserError('This deck is not kept any more. Send its file once more with `/quiz import`.');
      requireFreeName(context, found.name);
      if (!confirmImport(db, found)) throw new UserError('This deck was imported already.');
      context.services.quizzes.scheduler.wake();
      return importedReply(found.name, found.cards.length);
    },
  },
} satisfies Partial<Buttons<typeof quizActions>>;
