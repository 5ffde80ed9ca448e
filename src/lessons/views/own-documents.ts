/** A server's own documents, as the people who manage it see them. */

import type { MessageAccess } from '../../discord/connect.ts';
import type { Reply } from '../../discord/reply.ts';
import { inert, quote } from '../../text/escape.ts';
import type { Unit } from '../../types/course.ts';
import type { DocumentProblem, Library } from '../../types/lessons.ts';

import type { RejectedDocument } from '../../types/reading-protocol.ts';
import { ownFile } from '../own-documents.ts';
import type { StoredDocument } from '../tables/documents.ts';
import { openLessonRows } from './open-lesson.ts';

const problemsShown = 8;
const topicsShown = 20;

/** @param before how many files are read before it */
export const waitingReply = (name: string, before: number): Reply => ({
  title: `${quote(name)} is waiting`,
  text: `${before === 1 ? 'One file is' : `${before} files are`} read before it.`,
});

/** What the bot read in a document that was added: topics, tables and problems. @param notes what the file lost */
export function addedReply(
  name: string,
  library: Library,
  isReplaced: boolean,
  notes: readonly string[],
): Reply {
  const { text = '', ...rest } = contents(name, library);
  return {
    title: `${quote(name)} ${isReplaced ? 'was replaced' : 'was added'}`,
    ...rest,
    text: [
      text,
      ...(notes.length > 0 ? ['', '**Left out**', ...notes.map((note) => `- ${inert(note)}`)] : []),
    ].join('\n'),
    footer: 'Only this server sees it. /explain, /compare and /ask know it from now on.',
  };
}

export function previewReply(name: string, library: Library, markdown: string): Reply {
  return {
    title: quote(name),
    ...contents(name, library),
    footer: 'The file shows what I read.',
    file: { name: 'as-read.md', content: Buffer.from(markdown) },
  };
}

export const removedReply = (name: string): Reply => ({
  title: `${quote(name)} was removed`,
  text: 'Answers, lessons and quizzes of this server no longer use it.',
});

export const documentListReply = (documents: readonly StoredDocument[]): Reply =>
  documents.length === 0
    ? { title: 'No documents yet', text: '`/documents add` takes Markdown, text, HTML and PDF.' }
    : { title: 'Documents of this server', text: documents.map(documentLine).join('\n') };

function documentLine({ name, markdown, addedBy, addedAt }: StoredDocument): string {
  const size = `${Math.max(1, Math.round(markdown.length / 1000))} kB`;
  const author = addedBy === null ? '' : `<@${addedBy}> `;
  return `- ${quote(name)} · ${size} · ${author}<t:${Math.floor(addedAt / 1000)}:R>`;
}

function contents(name: string, library: Library): Pick<Reply, 'text' | 'buttons'> {
  const file = ownFile(name);
  const topics = [...library.topics.values()].filter(({ place }) => place.file === file);
  const tables = library.comparisons.filter(({ place }) => place.file === file);
  const units = library.units.filter(({ place }) => place.file === file);
  const problems = library.problems.filter((problem) => problem.file === file);
  return {
    text: [
      ...(topics.length > 0 || units.length === 0
        ? [`**Topics:** ${listed(topics.map(({ title }) => title))}`]
        : []),
      ...units.map(unitLine),
      ...(tables.length > 0
        ? [
            `**Comparisons:** ${listed(tables.map(({ subjects }) => subjects.map(({ title }) => title).join(' / ')))}`,
          ]
        : []),
      ...(problems.length > 0 ? ['', '**What I could not use**', ...problemLines(problems)] : []),
    ].join('\n'),
    buttons: openLessonRows(topics, 2),
  };
}

const unitLine = ({ title, steps }: Unit): string =>
  `**Unit of the course:** ${inert(title)} (${steps.map(({ kind }) => kind).join(', ')})`;

const listed = (names: string[]): string => {
  const shown = names.slice(0, topicsShown).map(inert);
  const rest = names.length - shown.length;
  return names.length === 0 ? 'none' : [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(' · ');
};

const problemLines = (problems: DocumentProblem[]): string[] => [
  ...problems.slice(0, problemsShown).map(({ line, message }) => `- Line ${line}: ${inert(message)}`),
  ...(problems.length > problemsShown ? [`- and ${problems.length - problemsShown} more`] : []),
];

/** Adds the documents that are stored but not taught from, for the people who can correct them. */
export function withRejected(reply: Reply, rejected: readonly RejectedDocument[]): Reply {
  if (rejected.length === 0) return reply;
  const shown = rejected
    .slice(0, problemsShown)
    .map(({ name, reason }) => `- ${quote(name)}: ${inert(reason)}`);
  const rest = rejected.length - shown.length;
  const lines = [
    '**Put aside: these are not used. Divide or shorten them, and add them again.**',
    ...shown,
    ...(rest > 0 ? [`- and ${rest} more`] : []),
  ];
  return { ...reply, text: [...(reply.text ? [reply.text, ''] : []), ...lines].join('\n') };
}

/** The study channels, and a note where Discord hides messages from the bot. */
export const studyReply = (channels: string[], reading: MessageAccess): Reply => ({
  title: 'Study channels',
  text: [
    channels.length > 0
      ? `Questions are answered without a command in ${channels.map((id) => `<#${id}>`).join(', ')}.`
      : 'There is none: questions are answered with `/ask`.',
    ...(reading === 'mentions'
      ? [
          'Discord does not let me read messages yet, so I answer there only when I am mentioned (@). Whoever runs me can switch on “Message Content Intent” on the application’s “Bot” page.',
        ]
      : []),
  ].join('\n\n'),
});
