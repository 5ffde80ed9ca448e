/** A server's own documents, as those who manage it see them. */

import type { MessageAccess } from '../../discord/connect.ts';
import type { Reply } from '../../discord/reply.ts';
import { inert, quote } from '../../text/escape.ts';
import type { DocumentProblem, Library } from '../../types/lessons.ts';
import type { Aside } from '../guild-libraries.ts';
import { ownFile } from '../own.ts';
import { openLessonRows } from './open-lesson.ts';

const problemsShown = 8;
const topicsShown = 20;

/** What became of a document that was added: topics, tables, what is wrong with it, and what of the file was left out. */
export function addedReply(
  name: string,
  library: Library,
  wasThere: boolean,
  notes: readonly string[],
): Reply {
  const { text = '', ...rest } = contents(name, library);
  return {
    title: `${quote(name)} ${wasThere ? 'was replaced' : 'was added'}`,
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

function contents(name: string, library: Library): Pick<Reply, 'text' | 'buttons'> {
  const file = ownFile(name);
  const topics = [...library.topics.values()].filter(({ place }) => place.file === file);
  const tables = library.comparisons.filter(({ place }) => place.file === file);
  const problems = library.problems.filter((problem) => problem.file === file);
  return {
    text: [
      `**Topics:** ${listed(topics.map(({ title }) => title))}`,
      `**Comparisons:** ${listed(tables.map(({ subjects }) => subjects.map(({ title }) => title).join(' / ')))}`,
      ...(problems.length > 0 ? ['', '**What I could not use**', ...problemLines(problems)] : []),
    ].join('\n'),
    buttons: openLessonRows(topics, 2),
  };
}

const listed = (names: string[]): string => {
  const shown = names.slice(0, topicsShown).map(inert);
  const rest = names.length - shown.length;
  return names.length === 0 ? 'none' : [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(' · ');
};

const problemLines = (problems: DocumentProblem[]): string[] => [
  ...problems.slice(0, problemsShown).map(({ line, message }) => `- Line ${line}: ${inert(message)}`),
  ...(problems.length > problemsShown ? [`- and ${problems.length - problemsShown} more`] : []),
];

/** The documents that are kept but not taught from, for those who can mend them. */
export function withAside(answer: Reply, aside: readonly Aside[]): Reply {
  if (aside.length === 0) return answer;
  const shown = aside.slice(0, problemsShown).map(({ name, reason }) => `- ${quote(name)}: ${inert(reason)}`);
  const rest = aside.length - shown.length;
  const lines = [
    '**Put aside: nobody is taught from these. Divide or shorten them, and add them again.**',
    ...shown,
    ...(rest > 0 ? [`- and ${rest} more`] : []),
  ];
  return { ...answer, text: [...(answer.text ? [answer.text, ''] : []), ...lines].join('\n') };
}

/** Where one may just ask, and what stands in the way. */
export const studyReply = (channels: string[], reading: MessageAccess): Reply => ({
  title: 'Study channels',
  text: [
    channels.length > 0
      ? `Questions are answered without a command in ${channels.map((id) => `<#${id}>`).join(', ')}.`
      : 'There is none: questions are answered with `/ask`.',
    ...(reading === 'mentions'
      ? [
          'Discord does not let me read messages yet, so I answer there only when I am mentioned. Whoever runs me can switch on “Message Content Intent” on the application’s “Bot” page.',
        ]
      : []),
  ].join('\n\n'),
});
