/** `/documents`: a server's own documents, and the channels where questions are answered without a command. */
import type { CommandContext } from '../../discord/command.ts';
import { named, suggestion } from '../../discord/keys.ts';
import type { SentFile } from '../../discord/options.ts';
import { serverOf } from '../../discord/permissions.ts';
import type { Reply } from '../../discord/reply.ts';
import type { Services } from '../../discord/services.ts';
import { quote } from '../../text/escape.ts';
import { UserError } from '../../types/errors.ts';
import { documentsOf, removeDocument, type StoredDocument } from '../tables/documents.ts';
import { addStudyChannel, removeStudyChannel, studyChannelsOf } from '../tables/study-channels.ts';
import {
  addedReply,
  documentListReply,
  previewReply,
  removedReply,
  studyReply,
  waitingReply,
  withRejected,
} from '../views/own-documents.ts';

const maxDocumentsPerServer = 30;
/** Of all documents of a server together. */
const maxCharactersPerServer = 2_000_000;
const maxFileBytes = 5_000_000;

export const completeDocument = (
  typed: string,
  { db }: Services,
  { serverId }: { serverId: string | null },
) =>
  documentsOf(db, serverId ?? '')
    .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
    .map(({ name }) => suggestion(name));

/** Reads a file and adds it. @throws UserError where it cannot be read, teaches nothing, or does not fit */
export async function addDocument(context: CommandContext, file: SentFile): Promise<Reply> {
  const serverId = serverOf(context);
  const bytes = await context.services.download(file, maxFileBytes);
  const { library, isReplaced, notes } = await storeDocument(context, serverId, { name: file.name, bytes });
  const reply = addedReply(file.name, library, isReplaced, notes);
  return withRejected(reply, await context.services.libraries.rejected(serverId));
}

/** As `addDocument`, with the content of the file. */
export async function storeDocument(
  { services, person, show }: CommandContext,
  serverId: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
) {
  const { db, libraries, readers } = services;
  const read = await readers.readUpload('file', { name, bytes }, serverId, (before) =>
    show(waitingReply(name, before)),
  );
  if (read.topics === 0)
    throw new UserError(
      `There is nothing to explain in ${quote(name)}: write headings with text below them.`,
    );
  const { markdown, notes } = read;
  const stored = documentsOf(db, serverId);
  const others = stored.filter((other) => other.name !== name);
  requireRoom(others, markdown);
  const added = { serverId, name, markdown, addedBy: person.id, addedAt: Date.now() };
  const library = await libraries.add(added, read);
  return { library, isReplaced: others.length < stored.length, notes };
}

function requireRoom(others: readonly StoredDocument[], markdown: string): void {
  const characters = others.reduce((sum, other) => sum + other.markdown.length, markdown.length);
  if (others.length >= maxDocumentsPerServer || characters > maxCharactersPerServer)
    throw new UserError(
      `A server may keep ${maxDocumentsPerServer} documents with ${maxCharactersPerServer / 1e6} million characters. \`/documents remove\` makes room.`,
    );
}

export async function listOwnDocuments(context: CommandContext): Promise<Reply> {
  const serverId = serverOf(context);
  const { db, libraries } = context.services;
  const documents = documentsOf(db, serverId);
  const reply = documentListReply(documents);
  return documents.length === 0 ? reply : withRejected(reply, await libraries.rejected(serverId));
}

export async function previewDocument(context: CommandContext, wanted: string): Promise<Reply> {
  const serverId = serverOf(context);
  const { name, markdown } = documentNamed(context, serverId, wanted);
  const { libraries } = context.services;
  const reply = previewReply(name, await libraries.library(serverId), markdown);
  return withRejected(reply, await libraries.rejected(serverId));
}

export async function removeOwnDocument(context: CommandContext, wanted: string): Promise<Reply> {
  const serverId = serverOf(context);
  const { name } = documentNamed(context, serverId, wanted);
  const { db, libraries } = context.services;
  removeDocument(db, serverId, name);
  libraries.changed(serverId);
  return withRejected(removedReply(name), await libraries.rejected(serverId));
}

/** Switches a study channel on or off, and lists all. @throws UserError where the bot reads no messages */
export function setStudyChannel(
  context: CommandContext,
  channelId: string | undefined,
  isOn: boolean,
): Reply {
  const serverId = serverOf(context);
  const { db, config, messageAccess } = context.services;
  if (!config.studyChannels)
    throw new UserError(
      'Answering without a command is switched off here: whoever runs me can switch it on with STUDY_CHANNELS=on.',
    );
  if (channelId !== undefined && isOn)
    addStudyChannel(db, { channelId, serverId, addedBy: context.person.id, addedAt: Date.now() });
  if (channelId !== undefined && !isOn) removeStudyChannel(db, serverId, channelId);
  return studyReply(
    studyChannelsOf(db, serverId).map((channel) => channel.channelId),
    messageAccess,
  );
}

/** By name or key. @throws UserError where there is none */
function documentNamed({ services: { db } }: CommandContext, serverId: string, wanted: string) {
  const found = named(documentsOf(db, serverId), wanted, ({ name }) => name);
  if (found) return found;
  throw new UserError(
    `This server has no document ${quote(wanted)}. \`/documents list\` shows those it has.`,
  );
}
