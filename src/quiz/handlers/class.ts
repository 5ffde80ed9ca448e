/** `/quiz class`, `results` and `privacy`: statistics for teachers, and each learner's visibility. */
import { type CommandContext, subcommand } from '../../discord/command.ts';
import { serverOf } from '../../discord/permissions.ts';
import { zipLargeFile } from '../../discord/zip-large-file.ts';
import { plural } from '../../text/format.ts';
import { UserError } from '../../types/errors.ts';
import { topicsUnder } from '../bank.ts';
import { tallyClass } from '../class.ts';
import { answersTable } from '../report.ts';
import { weekMs } from '../review.ts';
import { changeLearner } from '../tables/learners.ts';
import { letterOf } from '../tables/letters.ts';
import { type Visibility, visibilities } from '../tables/schema.ts';
import { classReply, emptyClassReply, weeksShown } from '../views/class-view.ts';
import { completeTopic, topicNamedIn } from './criteria.ts';

export const classView = subcommand({
  description: 'How the class does, and a weekly letter about it (for those who manage the server)',
  private: true,
  requires: 'ManageGuild',
  options: { topic: { type: 'text', description: 'Only this topic or lesson', complete: completeTopic } },
  async run({ options: { topic }, ...context }) {
    const serverId = serverOf(context);
    const { db, library } = context.services;
    const now = Date.now();
    const wanted = topic === undefined ? undefined : topicNamedIn(library(), topic);
    const tally = await tallyClass(db, {
      serverId,
      since: now - weeksShown * weekMs,
      ...(wanted && { topics: [...topicsUnder(library(), wanted.id)] }),
    });
    const letter = letterOf(db, serverId, context.person.id);
    if (tally.answered === 0) return emptyClassReply(letter);
    const titleOf = (concept: string) => library().topics.get(concept)?.title;
    return classReply({ tally, topic: wanted?.title, titleOf, now, letter });
  },
});

export const results = subcommand({
  description: 'All answers of this server as a table (for those who manage the server)',
  private: true,
  requires: 'ManageGuild',
  options: { quiz: { type: 'integer', description: 'Only this quiz, by its number in the table', min: 1 } },
  async run({ options: { quiz }, ...context }) {
    const { db, library } = context.services;
    const which = { serverId: serverOf(context), ...(quiz !== undefined && { quizId: quiz }) };
    const { csv, rows } = await answersTable(db, which, (id) => library().topics.get(id)?.title);
    if (rows === 0) throw new UserError('There are no answers to export yet.');
    const file = await zipLargeFile({ name: 'answers.csv', content: csv });
    if (!file)
      throw new UserError(
        `The table of ${plural(rows, 'answer')} is too large for Discord, even packed. Ask for one quiz at a time with \`quiz\`: \`/quiz results quiz:1\`.`,
      );
    const how = file.name.endsWith('.zip') ? 'CSV, packed as a ZIP file for its size' : 'CSV';
    return {
      title: 'Answers',
      text: `${plural(rows, 'answer')} as ${how}. Hidden learners are left out, anonymous ones have numbers.`,
      file,
    };
  },
});

const meanings: Record<Visibility, string> = {
  named: 'Boards, solutions and your teacher show your name.',
  anonymous: 'Your answers count, but boards, solutions and your teacher do not show your name.',
  hidden:
    'Your name appears nowhere, and boards and class leave you out. Your teacher’s letter only counts you. Your own `/review` goes on.',
};

export const privacy = subcommand({
  description: 'How others see you in quizzes: by name, anonymous, or not at all',
  private: true,
  options: {
    show: { type: 'text', description: 'How others see you', required: true, choices: visibilities },
  },
  run: ({
    services: { db },
    person,
    options: { show },
  }: CommandContext & { options: { show: Visibility } }) => {
    if (!visibilities.includes(show)) throw new UserError(`Choose one of ${visibilities.join(', ')}.`);
    changeLearner(db, person.id, { visibility: show });
    return { title: `You are ${show}`, text: meanings[show] };
  },
});
