/** The messages about the data that is stored about a person. */

import { gzipSync } from 'node:zlib';
import type { Button, Reply } from '../discord/reply.ts';
import { count } from '../text/format.ts';
import type { Config } from '../types/config.ts';
import { UserError } from '../types/errors.ts';
import { privacyActions } from './actions.ts';
import type { Held } from './export.ts';
import { keptFor, remains } from './statement.ts';

const exportButton: Button = { label: 'Export my data', action: privacyActions.to.export(1) };
const eraseButton: Button = { label: 'Erase my data', action: privacyActions.to.erase(), style: 'danger' };
const backButton: Button = { label: 'Keep my data', action: privacyActions.to.show() };

/** The stored data of a person by table, with its retention. */
export function heldReply(held: readonly Held[], { retention, languageModel }: Config): Reply {
  if (held.length === 0)
    return {
      title: 'Nothing is stored about you',
      text: 'Looking here stores nothing either. As soon as you use another command I keep your name, and what that command makes.',
    };
  return {
    title: 'What I store about you',
    text: [
      ...held.map(
        ({ table, rows }) => `- ${table.what}: **${count(rows)}**, kept ${forHow(keptFor(table, retention))}`,
      ),
      '',
      languageModel
        ? `Questions also go to the language model at ${new URL(languageModel.baseUrl).host}, without your name.`
        : 'None of it leaves the machines of whoever runs me.',
      'Once erased, it is gone from the copies that I keep as well. `/quiz privacy` chooses how others see you.',
    ].join('\n'),
    footer: 'PRIVACY.md of the project says the same, table by table',
    buttons: [[exportButton, eraseButton]],
  };
}

/** Says what erasing deletes and what stays, and asks for confirmation. */
export const confirmReply = (held: readonly Held[]): Reply => ({
  title: 'Erase everything about you?',
  text: [
    ...held.map(({ table }) => `- ${table.what}: ${table.erased}`),
    '',
    '**What stays**',
    ...remains.map((each) => `- ${each}`),
    '',
    'Trainings that wait or run are cancelled. **This cannot be undone.** Export your data first if you want to keep it.',
  ].join('\n'),
  buttons: [
    [
      { label: 'Erase everything', action: privacyActions.to.erased(), style: 'danger' },
      exportButton,
      backButton,
    ],
  ],
});

export const erasedReply = (isOverwritten: boolean): Reply => ({
  title: 'Everything about you is erased',
  text: [
    'It is gone from my database and from the copies of it.',
    ...(isOverwritten
      ? []
      : ['The places on the disk where it stood are overwritten within the next 24 hours.']),
    'Messages in Discord that name you are still there: delete them yourself, or ask a moderator.',
    'If you use me again, you begin as somebody new.',
  ].join('\n'),
});

/** Discord takes files of ten million bytes. */
const maxBytes = 9_000_000;

/**
 * One part of the exported data as a file. Data that fits into one message is plain JSON, which everybody can open;
 * larger data is packed with gzip and split.
 *
 * @param part counted from 1
 * @throws UserError where there is no such part
 */
export function exportReply(json: string, part: number): Reply {
  const data = Buffer.from(json);
  const isPacked = data.length > maxBytes;
  const content = isPacked ? gzipSync(data) : data;
  const name = isPacked ? 'unrolled-data.json.gz' : 'unrolled-data.json';
  const parts = Math.max(1, Math.ceil(content.length / maxBytes));
  if (!Number.isInteger(part) || part < 1 || part > parts)
    throw new UserError('There is less stored about you now. Use `/privacy` again to export it.');
  return {
    title: 'Your data',
    text: [
      `Everything that is stored about you, as JSON${isPacked ? ', packed with gzip' : ''}.`,
      ...(parts > 1
        ? [
            `It is too large for one message: this is part ${part} of ${parts}. Join the parts in their order.`,
          ]
        : []),
    ].join('\n'),
    file: {
      name: parts > 1 ? `${name}.${String(part).padStart(3, '0')}` : name,
      content: content.subarray((part - 1) * maxBytes, part * maxBytes),
    },
    ...(part < parts && {
      buttons: [[{ label: `Part ${part + 1} of ${parts}`, action: privacyActions.to.export(part + 1) }]],
    }),
  };
}

const forHow = (kept: string): string => (/^\d/.test(kept) ? `for ${kept}` : kept);
