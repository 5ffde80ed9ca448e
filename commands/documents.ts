import { closeQuestions, openQuestions } from '../src/ask/tables/questions.ts';
import { openQuestionsReply } from '../src/ask/views/open-questions.ts';
import { type Buttons, type Command, type CommandContext, subcommand } from '../src/discord/command.ts';
import { named, suggestion } from '../src/discord/keys.ts';
import type { SentFile } from '../src/discord/options.ts';
import { serverOf } from '../src/discord/permissions.ts';
import type { Reply } from '../src/discord/reply.ts';
import type { Services } from '../src/discord/services.ts';
import { documentsActions } from '../src/lessons/actions.ts';
import { documentsOf, removeDocument } from '../src/lessons/tables/documents.ts';
import {
  addStudyChannel,
  removeStudyChannel,
  studyChannelsOf,
} from '../src/lessons/tables/study-channels.ts';
import { addedReply, previewReply, studyReply, withAside } from '../src/lessons/views/own-documents.ts';
import { quote } from '../src/text/escape.ts';
import { UserError } from '../src/types/errors.ts';

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
  complete: (typed: string, { db }: Services, { serverId }: { serverId: string | null }) =>
    documentsOf(db, serverId ?? '')
      .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
      .map(({ name }) => suggestion(name)),
} as const;

export default {
  name: 'documents',
  description: 'Documents of this server’s own, for those who manage it',
  private: true,
  requires: 'ManageGuild',
  subcommands: {
    add: subcommand({
      description: 'Add a lesson: Markdown, text, HTML or PDF, 5 MB at most; the same name replaces',
      options: { file: { type: 'file', description: 'The file', required: true } },
      run: (context) => add(context, context.options.file),
    }),
    list: subcommand({
      description: 'What this server has added',
      options: {},
      run: (context) => list(context, serverOf(context)),
    }),
    preview: subcommand({
      description: 'What I read in a document: its topics, tables and flaws',
      options: { name },
      run: (context) => preview(context, context.options.name),
    }),
    remove: subcommand({
      description: 'Remove a document of this server',
      options: { name },
      run: (context) => remove(context, context.options.name),
    }),
    study: subcommand({
      description: 'Answer questions in a channel or forum without a command; without a choice, list them',
      options: {
        channel: { type: 'channel', description: 'Where' },
        on: { type: 'switch', description: 'On unless you say off' },
      },
      run: (context) => study(context, context.options.channel, context.options.on ?? true),
    }),
    unanswered: subcommand({
      description: 'What was asked here and not answered',
      options: {},
      run: (context) => unanswered(context),
    }),
  },
  actions: documentsActions,
  buttons: {
    done: {
      kind: 'edit',
      // Older messages name only the newest of theirs.
      run: (context, [upTo, from = 0]) =>
        unanswered(context, closeQuestions(context.services.db, serverOf(context), { from, upTo })),
    },
  } satisfies Buttons<typeof documentsActions>,
} satisfies Command;

async function add(context: CommandContext, file: SentFile): Promise<Reply> {
  const serverId = serverOf(context);
  const { db, libraries, readers, download } = context.services;
  const bytes = await download(file, largestFile);
  const read = await readers.bring('file', { name: file.name, bytes }, serverId, (before) =>
    context.show({
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
  const library = await libraries.add(
    { serverId, name: file.name, markdown, addedBy: context.person.id, addedAt: Date.now() },
    read,
  );
  return withAside(addedReply(file.name, library, wasThere, notes), await libraries.aside(serverId));
}

async function list({ services: { db, libraries } }: CommandContext, serverId: string): Promise<Reply> {
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
  return withAside(answer, await libraries.aside(serverId));
}

async function preview(context: CommandContext, wanted: string): Promise<Reply> {
  const serverId = serverOf(context);
  const document = documentNamed(context, serverId, wanted);
  const { libraries } = context.services;
  const answer = previewReply(document.name, await libraries.library(serverId), document.markdown);
  return withAside(answer, await libraries.aside(serverId));
}

async function remove(context: CommandContext, wanted: string): Promise<Reply> {
  const serverId = serverOf(context);
  const { name } = documentNamed(context, serverId, wanted);
  removeDocument(context.services.db, serverId, name);
  const { libraries } = context.services;
  libraries.changed(serverId);
  const answer = { title: `${quote(name)} was removed`, text: 'Nobody is taught from it any more.' };
  return withAside(answer, await libraries.aside(serverId));
}

/** @throws UserError */
function documentNamed({ services: { db } }: CommandContext, serverId: string, wanted: string) {
  const found = named(documentsOf(db, serverId), wanted, ({ name }) => name);
  if (found) return found;
  throw new UserError(
    `This server has no document ${quote(wanted)}. \`/documents list\` shows those it has.`,
  );
}

function study(context: CommandContext, channelId: string | undefined, on: boolean): Reply {
  const serverId = serverOf(context);
  const { db, config, messageAccess } = context.services;
  if (!config.studyChannels)
    throw new UserError(
      'Answering without a command is switched off here: whoever runs me can switch it on with STUDY_CHANNELS=on.',
    );
  if (channelId !== undefined && on)
    addStudyChannel(db, { channelId, serverId, addedBy: context.person.id, addedAt: Date.now() });
  if (channelId !== undefined && !on) removeStudyChannel(db, serverId, channelId);
  return studyReply(
    studyChannelsOf(db, serverId).map((channel) => channel.channelId),
    messageAccess,
  );
}

const unanswered = (context: CommandContext, setAside?: number): Reply =>
  openQuestionsReply(openQuestions(context.services.db, serverOf(context), questionsShown), setAside);
