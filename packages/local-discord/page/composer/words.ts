/** Mentions and emoji in a message: what is offered while one writes, and what is sent. */
import type { Gemoji } from 'gemoji';
import { openServer, type State } from '../state.ts';

export interface Word {
  /** As it stands in the message box. */
  text: string;
  /** As it is sent. */
  sent: string;
  /** What is shown small beside it. */
  note: string;
}

/** So many are offered. */
const offered = 12;

/** What the last word of `text` may become: a person, a role, a channel or an emoji. */
export function wordsFor(state: State, text: string): Word[] {
  const [, mark = '', typed = ''] = /(?:^|\s)([@#:])([\p{L}\p{N}_+-]*)$/u.exec(text) ?? [];
  const start = typed.toLowerCase();
  if (mark === '' || (mark === ':' && start.length < 2)) return [];
  const all = mark === '@' ? people(state) : mark === '#' ? channels(state) : emoji(state.emoji);
  const matches = all.filter((word) => word.text.slice(1).toLowerCase().startsWith(start));
  return matches.slice(0, offered);
}

/** `text` with its last word replaced. */
export const withWord = (text: string, word: Word): string =>
  `${text.replace(/[@#:][^\s@#:]*$/u, '')}${word.text} `;

/** The message as it is sent. Code stays as it was typed. */
export function outgoing(state: State, text: string): string {
  const names = [...people(state), ...channels(state)].sort((a, b) => b.text.length - a.text.length);
  const sent = new Map(names.map((word) => [word.text.toLowerCase(), word.sent]));
  const known = new RegExp(
    `(?<![\\p{L}\\p{N}<])(?:${names.map((word) => escaped(word.text)).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  const signs = new Map(emoji(state.emoji).map((word) => [word.text, word.sent]));
  return text
    .split(/(`+[^`]*`+)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(known, (found) => sent.get(found.toLowerCase()) ?? found)
            .replace(/:[\w+-]+:/g, (found) => signs.get(found) ?? found),
    )
    .join('');
}

/** The message as its author reads it, with names in place of ids. */
export const readableText = (state: State, content: string): string =>
  [...people(state), ...channels(state)].reduce(
    (text, { text: name, sent }) => text.replaceAll(sent, name),
    content,
  );

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function people(state: State): Word[] {
  const server = openServer(state);
  const members = (state.overview?.people ?? []).filter(({ id }) => !server || server.members.includes(id));
  return [
    ...members.map(({ id, name, username }) => ({ text: `@${name}`, sent: `<@${id}>`, note: username })),
    ...(server?.roles ?? [])
      .filter(({ name }) => !name.startsWith('@'))
      .filter(({ name }) => !members.some((member) => member.name === name))
      .map(({ id, name }) => ({ text: `@${name}`, sent: `<@&${id}>`, note: 'role' })),
  ];
}

const channels = (state: State): Word[] =>
  (openServer(state)?.channels ?? []).map(({ id, name }) => ({
    text: `#${name}`,
    sent: `<#${id}>`,
    note: 'channel',
  }));

const emoji = (all: readonly Gemoji[]): Word[] =>
  all.flatMap(({ names, emoji: sign }) =>
    names.map((name) => ({ text: `:${name}:`, sent: sign, note: sign })),
  );
