import { documentsOf, removeDocument } from '../src/lessons/tables/documents.ts';
import { closeQuestions, openQuestions } from '../src/ask/tables/questions.ts';
import { addStudyChannel, removeStudyChannel, studyChannelsOf } from '../src/lessons/tables/study-channels.ts';
import type { Answer } from '../src/discord/reply.ts';
import { type Asked, type Buttons, type Command, subcommand } from '../src/discord/command.ts';
import type { Context } from '../src/discord/services.ts';
import { named, suggestion } from '../src/discord/keys.ts';
import type { SentFile } from '../src/discord/options.ts';
import {
  addedAnswer,
  openQuestionsAnswer,
  previewAnswer,
  studyAnswer,
  withAside,
} from '../src/lessons/views/own-documents.ts';
import { quote, UserError } from '../src/types/errors.ts';

/** What one server may keep. */
const mostDocuments = 30;
const mostCharacters = 2_000_000;
/** Bytes of a file that somebody brings along. */
const largestFile = 5_000_000;
const questionsShown = 15;

const name = {
  type: 'text',
  description: 'Which one',
  required: true,
  complete: (typed: string, { db }: Context, { serverId }: { serverId: string | null }) =>
    documentsOf(db, serverId ?? '')
      .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
      .map(({ name }) => suggestion(name)),
} as const;

export default {
  name: 'documents',
  description: 'Documents of this server’s own, for those who manage it',
  private: true,
  subcommands: {
    add: subcommand({
      description: 'Add a lesson: Markdown, text, HTML or PDF, 5 MB at most; the same name replaces',
      options: { file: { type: 'file', description: 'The file', required: true } },
      run: (asked) => add(asked, asked.options.file),
    }),
    list: subcommand({
      description: 'What this server has added',
      options: {},
      run: (asked) => list(asked, manager(asked)),
    }),
    preview: subcommand({
      description: 'What I read in a document: its topics, tables and flaws',
      options: { name },
      run: (asked) => preview(asked, asked.options.name),
    }),
    remove: subcommand({
      description: 'Remove a document of this server',
      options: { name },
      run: (asked) => remove(asked, asked.options.name),
    }),
    study: subcommand({
      description: 'Answer questions in a channel or forum without a command; without a choice, list them',
      options: {
        channel: { type: 'channel', description: 'Where' },
        on: { type: 'switch', description: 'On unless you say off' },
      },
      run: (asked) => study(asked, asked.options.channel, asked.options.on ?? true),
    }),
    unanswered: subcommand({
      description: 'What was asked here and not answered',
      options: {},
      run: (asked) => unanswered(asked),
    }),
  },
  buttons: {
    done: {
      kind: 'edit',
      // Older messages name only the newest of theirs.
      run: (asked, [upTo, from = 0]) =>
        unanswered(asked, closeQuestions(asked.context.db, manager(asked), { from, upTo })),
    },
  } satisfies Buttons<'documents'>,
} satisfies Command;

/** The server, for somebody who may manage it. @throws UserError for everybody else */
function manager({ serverId, mayManage }: Asked): string {
  if (serverId === null) throw new UserError('Documents belong to a server: use this command in one.');
  if (!mayManage)
    throw new UserError('Documents are looked after by those who have the permission “Manage Server”.');
  return serverId;
}

async function add(asked: Asked, file: SentFile): Promise<Answer> {
  const serverId = manager(asked);
  const { db, shelves, readers, download } = asked.context;
  const bytes = await download(file, largestFile);
  const read = await readers.bring('file', { name: file.name, bytes }, serverId, (before) =>
    asked.show({
      title: `${quote(file.name)} is waiting`,
      text: `${before === 1 ? 'One file is' : `${before} files are`} read before it.`,
    }),
  );
  if (read.topics === 0)
    throw new UserError(
      `There is nothing to explain in ${quote(file.name)}: write headings with text below them.`,
    );
  const { markdown, notes } = read;
  const others = documentsOf(db, serverId).filter((document) => document.name !== file.name);
  const characters = others.reduce((sum, other) => sum + other.markdown.length, markdown.length);
  if (others.length >= mostDocuments || characters > mostCharacters)
    throw new UserError(
      `A server may keep ${mostDocuments} documents with ${mostCharacters / 1e6} million characters. \`/documents remove\` makes room.`,
    );
  const wasThere = documentsOf(db, serverId).length > others.length;
  const library = await shelves.add(
    { serverId, name: file.name, markdown, addedBy: asked.person.id, addedAt: Date.now() },
    read,
  );
  return withAside(addedAnswer(file.name, library, wasThere, notes), await shelves.aside(serverId));
}

async function list({ context: { db, shelves } }: Asked, serverId: string): Promise<Answer> {
  const documents = documentsOf(db, serverId);
  if (documents.length === 0)
    return { title: 'No documents yet', text: '`/documents add` takes Markdown, text, HTML and PDF.' };
  const answer = {
    title: 'Documents of this server',
    text: documents
      .map(({ name, markdown, addedBy, addedAt }) => {
        const size = `${Math.max(1, Math.round(markdown.length / 1000))} kB`;
        const author = addedBy === null ? '' : `<@${addedBy}> `;
        return `- ${quote(name)} · ${size} · ${author}<t:${Math.floor(addedAt / 1000)}:R>`;
      })
      .join('\n'),
  };
  return withAside(answer, await shelves.aside(serverId));
}

async function preview(asked: Asked, wanted: string): Promise<Answer> {
  const serverId = manager(asked);
  const document = documentNamed(asked, serverId, wanted);
  const { shelves } = asked.context;
  const answer = previewAnswer(document.name, await shelves.library(serverId), document.markdown);
  return withAside(answer, await shelves.aside(serverId));
}

async function remove(asked: Asked, wanted: string): Promise<Answer> {
  const serverId = manager(asked);
  const { name } = documentNamed(asked, serverId, wanted);
  removeDocument(asked.context.db, serverId, name);
  const { shelves } = asked.context;
  shelves.changed(serverId);
  const answer = { title: `${quote(name)} was removed`, text: 'Nobody is taught from it any more.' };
  return withAside(answer, await shelves.aside(serverId));
}

/** @throws UserError */
function documentNamed({ context: { db } }: Asked, serverId: string, wanted: string) {
  const found = named(documentsOf(db, serverId), wanted, ({ name }) => name);
  if (found) return found;
  throw new UserError(
    `This server has no document ${quote(wanted)}. \`/documents list\` shows those it has.`,
  );
}

function study(asked: Asked, channelId: string | undefined, on: boolean): Answer {
  const serverId = manager(asked);
  const { db, config, reading } = asked.context;
  if (!config.studyChannels)
    throw new UserError(
      'Answering without a command is switched off here: whoever runs me can switch it on with STUDY_CHANNELS=on.',
    );
  if (channelId !== undefined && on)
    addStudyChannel(db, { channelId, serverId, addedBy: asked.person.id, addedAt: Date.now() });
  if (channelId !== undefined && !on) removeStudyChannel(db, serverId, channelId);
  return studyAnswer(
    studyChannelsOf(db, serverId).map((channel) => channel.channelId),
    reading,
  );
}

const unanswered = (asked: Asked, setAside?: number): Answer =>
  openQuestionsAnswer(openQuestions(asked.context.db, manager(asked), questionsShown), setAside);
