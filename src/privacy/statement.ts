/** The texts of `/privacy` and PRIVACY.md, generated from the record that erasure and export follow. */

import { type Retention, retentionSettings } from '../types/config.ts';
import { columnNames, type StoredTable, storedTables } from './record/index.ts';
import type { Holds, TableRecord } from './types.ts';

/** The retention of a table in words. */
export const keptFor = ({ kept }: Pick<TableRecord, 'kept'>, retention: Retention): string =>
  typeof kept === 'string' ? kept : `${retention[kept.days]} days`;

/** Sentences about what stays after an erasure, and why. */
export const remains = [
  'Boards, solutions and the class view: they go on without you.',
  'What you gave to a server: its decks, documents, schedules and group quizzes stay, without your name.',
  'Messages in Discord that name you: I cannot recall them. Delete them yourself, or ask a moderator.',
] as const;

const holding: Record<Exclude<Holds, 'nothing'>, string> = {
  who: 'who you are',
  words: 'your words',
  doings: 'what you did',
  place: 'where it was',
  derived: 'the same in another form, not exported',
  secret: 'a key of Discord’s for one message, good for 15 minutes and not exported',
};

/** The text of PRIVACY.md, with the default retention. */
export function statement(): string {
  const days = (what: keyof Retention) =>
    `${retentionSettings[what].days} days (\`${retentionSettings[what].key}\`)`;
  return `# Privacy

What the bot stores about people, why, for how long, and how to see it, export it and erase it. \`/privacy\` says the same
about whoever asks, with counts; only they see it, and it works in direct messages too. This file is made from the
record in \`src/privacy/record\` that exporting and erasing follow, and a test compares the two.

## See, export, erase

- **See:** \`/privacy\` lists what is stored about you. Looking stores nothing.
- **Export:** the button *Export my data* sends all of it as a JSON file.
- **Erase:** the button *Erase my data* says what goes and what stays, and erases once you have confirmed.
- **How others see you:** \`/quiz privacy\` shows you by name, without a name, or not at all.

Erasing cancels your trainings and takes you out of the database, its write-ahead log, its free pages and the copies in
\`backups/\`. A database of more than 32 MB is overwritten in the following night; until then the rows are gone, and their
bytes may still lie in free pages. Whoever uses the bot again begins as somebody new.

What stays:

${remains.map((each) => `- ${each}`).join('\n')}

## How long

- Questions with their answers, and what was said about these: ${days('questions')}.
- Use of the language model: ${days('modelUse')}.
- A server that removed the bot, with all that belongs to it: ${days('leftServer')}.
- What was made from documents, such as vectors: ${days('derived')}; what is in use is made anew.
- Copies of the database that are made before it is brought up to date: ${days('backups')}, and at most three.
- Everything else of a person: until they erase it.

Once a day, and at every start, the bot forgets what is too old. The operator may change these times in \`.env\`.

## Who else gets something

- **A language model**, where the operator has set one up: a question with the passages found for it and, in a thread, the
  questions before it; what the model wrote is sent to it once more to be judged. No name and no id.
- **Other machines that train** (Redis), where the operator has set them up: the options of a training; no name and no id.
- **The log** names numbers of experiments, servers and failures; it holds no questions and no answers. A failure that Discord
  reports can hold the address of a request, with ids of channels and messages. The operator decides how long logs are kept.
- Nobody else.

Copies that the operator makes by themselves are in their hands: who is erased from the bot is still in them.

## Table by table

${storedTables.map(section).join('\n\n')}
`;
}

function section({ sql, what, why, kept, erased, yours, columns, table }: StoredTable): string {
  const names = columnNames(table);
  const groups = Object.entries(holding).flatMap(([holds, words]) => {
    const held = Object.keys(columns).filter((column) => columns[column] === holds);
    return held.length > 0 ? [`${words}: ${held.map((column) => `\`${names[column]}\``).join(', ')}`] : [];
  });
  return [
    `### \`${sql}\``,
    '',
    `${what}.`,
    '',
    `- Why: ${why}.`,
    `- Kept: ${typeof kept === 'string' ? kept : `${retentionSettings[kept.days].days} days (\`${retentionSettings[kept.days].key}\`)`}.`,
    `- Exported: ${yours === undefined ? 'no, it is nobody’s' : 'yes'}.`,
    `- Erased: ${erased}.`,
    `- Holds ${groups.length > 0 ? groups.join('; ') : 'nothing of a person'}.`,
  ].join('\n');
}
