import { type Buttons, command } from '../src/discord/command.ts';
import { suggestion } from '../src/discord/keys.ts';
import { learnActions } from '../src/learn/actions.ts';
import { classButtons } from '../src/learn/handlers/class.ts';
import { courseButtons, goOn, openNamedUnit } from '../src/learn/handlers/open.ts';
import { quizButtons } from '../src/learn/handlers/quiz.ts';
import { stepButtons } from '../src/learn/handlers/steps.ts';
import { learnTogether, togetherButtons } from '../src/learn/handlers/together.ts';

export default command({
  name: 'learn',
  description: 'A course in small steps: read, do, answer; it goes on where you stopped',
  private: ({ option }) => option('together') !== true,
  options: {
    unit: {
      type: 'text',
      description: 'Open this unit; the next one if you do not say',
      complete: (typed, services) =>
        services
          .library()
          .units.filter(({ title }) => title.toLowerCase().includes(typed.trim().toLowerCase()))
          .slice(0, 25)
          .map(({ id, title }) => suggestion(title, id)),
    },
    together: { type: 'switch', description: 'With others here: you lead the unit, in a thread' },
  },
  run: ({ options: { unit, together }, ...context }) =>
    together
      ? learnTogether(context, unit)
      : unit === undefined
        ? goOn(context)
        : openNamedUnit(context, unit),
  actions: learnActions,
  buttons: {
    ...courseButtons,
    ...stepButtons,
    ...quizButtons,
    ...togetherButtons,
    ...classButtons,
  } satisfies Buttons<typeof learnActions>,
});
