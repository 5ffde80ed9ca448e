import type { Command } from '../src/discord/command.ts';
import { board, boardButtons } from '../src/discord/quiz/board.ts';
import { groupButtons, now, stop } from '../src/discord/quiz/now.ts';
import { ownButtons } from '../src/discord/quiz/own.ts';
import { schedule, scheduleButtons, schedules } from '../src/discord/quiz/schedule.ts';

export default {
  name: 'quiz',
  description: 'Quizzes for the group or for yourself, at once or on a schedule',
  subcommands: { now, stop, board, schedule, schedules },
  buttons: { ...groupButtons, ...ownButtons, ...boardButtons, ...scheduleButtons },
} satisfies Command;
