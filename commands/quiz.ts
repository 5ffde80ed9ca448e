import type { Buttons, Command } from '../src/discord/command.ts';
import { board, boardButtons } from '../src/discord/quiz/board.ts';
import { classView, privacy, results } from '../src/discord/quiz/class.ts';
import { deckButtons, decks, exportDeck } from '../src/discord/quiz/decks.ts';
import { importButtons, importDeck } from '../src/discord/quiz/import.ts';
import { groupButtons, now, stop } from '../src/discord/quiz/now.ts';
import { ownButtons } from '../src/discord/quiz/own.ts';
import { schedule, scheduleButtons, schedules } from '../src/discord/quiz/schedule.ts';

export default {
  name: 'quiz',
  description: 'Quizzes for the group or for yourself, at once or on a schedule',
  subcommands: {
    now,
    stop,
    board,
    schedule,
    schedules,
    decks,
    import: importDeck,
    export: exportDeck,
    class: classView,
    results,
    privacy,
  },
  buttons: {
    ...groupButtons,
    ...ownButtons,
    ...boardButtons,
    ...scheduleButtons,
    ...deckButtons,
    ...importButtons,
  } satisfies Buttons<'quiz'>,
} satisfies Command;
