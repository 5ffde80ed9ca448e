import { askActions } from '../src/ask/actions.ts';
import { replyToQuestion } from '../src/ask/handlers/ask.ts';
import { rateAnswer, turnPage } from '../src/ask/handlers/stored-answer.ts';
import { type Buttons, command } from '../src/discord/command.ts';
import { suggestion } from '../src/discord/keys.ts';
import { suggestQuestions } from '../src/lessons/questions.ts';
import { levelOption } from '../src/lessons/views/open-lesson.ts';

export default command({
  name: 'ask',
  description: 'Ask in your own words; I answer from the documents and say where it stands',
  options: {
    question: {
      type: 'text',
      description: 'What you want to know',
      required: true,
      maxLength: 2_000,
      complete: (typed, { library }) =>
        suggestQuestions(library(), typed, 25).map((question) => suggestion(question)),
    },
    level: levelOption,
  },
  run: ({ options: { question, level }, ...context }) => replyToQuestion(context, question, level ?? 'first'),
  actions: askActions,
  buttons: {
    helpful: { kind: 'private', run: (context, [id]) => rateAnswer(context, id, 'helpful') },
    unhelpful: {
      kind: 'form',
      form: () => ({
        title: 'What was wrong with it?',
        fields: [
          {
            name: 'reason',
            label: 'Whoever looks after the documents reads this',
            long: true,
            optional: true,
          },
        ],
      }),
      result: 'private',
      run: (context, [id], { reason }) => rateAnswer(context, id, 'unhelpful', reason?.trim() || null),
    },
    page: { kind: 'edit', run: (context, [id, page, ...topics]) => turnPage(context, id, page, topics) },
  } satisfies Buttons<typeof askActions>,
});
