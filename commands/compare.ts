import { type Buttons, command } from '../src/discord/command.ts';
import { suggestion } from '../src/discord/keys.ts';
import type { ServerServices } from '../src/discord/services.ts';
import { compareActions } from '../src/lessons/actions.ts';
import { comparable, compareNamed, subjectName, suggestAspects } from '../src/lessons/compare.ts';
import { aspectReply, comparisonReply } from '../src/lessons/views/comparison.ts';

const includes = (name: string, typed: string) => name.toLowerCase().includes(typed.trim().toLowerCase());

const subjects = (typed: string, services: ServerServices) =>
  comparable(services.library())
    .filter(({ title }) => includes(title, typed))
    .map((subject) => suggestion(subject.title, subjectName(subject)));

const aspects = (typed: string, services: ServerServices) =>
  suggestAspects(services.library(), typed).map((attribute) => suggestion(attribute));

export default command({
  name: 'compare',
  description: 'Two architectures side by side',
  options: {
    a: { type: 'text', description: 'The first network, such as RNN', complete: subjects },
    b: { type: 'text', description: 'The second network, such as CNN', complete: subjects },
    aspect: { type: 'text', description: 'One aspect, such as memory or speed', complete: aspects },
  },
  run: ({ services, options: { a, b, aspect } }) => {
    const table = compareNamed(services.library(), a, b);
    return aspect === undefined
      ? comparisonReply(services.library(), table)
      : aspectReply(services.library(), table, aspect);
  },
  actions: compareActions,
  buttons: {
    whole: {
      kind: 'edit',
      run: ({ services }, [a, b]) =>
        comparisonReply(services.library(), compareNamed(services.library(), a, b)),
    },
    aspect: {
      kind: 'edit',
      run: ({ services }, [a, b, aspect]) =>
        aspectReply(services.library(), compareNamed(services.library(), a, b), aspect),
    },
  } satisfies Buttons<typeof compareActions>,
});
