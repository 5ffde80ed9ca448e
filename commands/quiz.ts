import type { Buttons, Command, Subcommand } from '../src/discord/command.ts';
import { courseButton } from '../src/learn/views/class.ts';
import { quizActions } from '../src/quiz/actions.ts';
import { board, boardButtons } from '../src/quiz/handlers/board.ts';
import { classView, privacy, results } from '../src/quiz/handlers/class.ts';
import { deckButtons, decksCommand, exportDeck } from '../src/quiz/handlers/decks.ts';
import { groupButtons } from '../src/quiz/handlers/group.ts';
import { importButtons, importDeck } from '../src/quiz/handlers/import.ts';
import { letterHandlers } from '../src/quiz/handlers/letter.ts';
import { newQuestionButtons } from '../src/quiz/handlers/new-question.ts';
import { now, stop } from '../src/quiz/handlers/now.ts';
import { questionReviewButtons } from '../src/quiz/handlers/question-review.ts';
import { quickButtons } from '../src/quiz/handlers/quick.ts';
import { schedule, scheduleButtons, schedulesCommand } from '../src/quiz/handlers/schedule.ts';
import { setUpButtons } from '../src/quiz/handlers/set-up.ts';
import { soloButtons } from '../src/quiz/handlers/solo.ts';
import { writtenAnswerButtons } from '../src/quiz/handlers/written-answer.ts';

export default {
  name: 'quiz',
  description: 'Quizzes for the group or for yourself, at once or on a schedule',
  subcommands: {
    now,
    stop,
    board,
    schedule,
    schedules: schedulesCommand,
    decks: decksCommand,
    import: importDeck,
    export: exportDeck,
    class: withCourse(classView),
    results,
    privacy,
  },
  actions: quizActions,
  buttons: {
    ...groupButtons,
    ...soloButtons,
    ...quickButtons,
    ...boardButtons,
    ...scheduleButtons,
    ...setUpButtons,
    ...deckButtons,
    ...newQuestionButtons,
    ...questionReviewButtons,
    ...importButtons,
    ...letterHandlers,
    ...writtenAnswerButtons,
  } satisfies Buttons<typeof quizActions>,
} satisfies Command;

/** The class view leads on to the course of the class. */
function withCourse(view: Subcommand): Subcommand {
  return {
    ...view,
    run: async (context) => {
      const reply = await view.run(context);
      const [first = [], ...rest] = reply.buttons ?? [];
      return { ...reply, buttons: [[...first, courseButton], ...rest] };
    },
  };
}
