import { type Buttons, command } from '../src/discord/command.ts';
import { answerVisible, predict } from '../src/predict/handlers/predict.ts';
import { writeVisible } from '../src/predict/handlers/write.ts';
import { readSource } from '../src/predict/views/prediction.ts';
import { predictActions } from '../src/training/actions.ts';
import { suggestKeptRuns } from '../src/training/views/experiment-list.ts';

export default command({
  name: 'predict',
  description: 'Ask a network that you trained: about your own picture or text, or a test example',
  options: {
    experiment: {
      type: 'text',
      description: 'Which of your networks; the newest if you do not say',
      complete: (typed, { db }, { userId }) => suggestKeptRuns(db, userId, typed),
    },
    image: { type: 'file', description: 'A digit on paper, or one piece of clothing: PNG, JPEG or WebP' },
    text: {
      type: 'text',
      description: 'A message, for a network trained on spam; how a text begins, for one trained on text',
      maxLength: 4_000,
    },
  },
  run: ({ options, ...context }) => predict(context, options),
  actions: predictActions,
  buttons: {
    open: {
      kind: 'follow',
      run: (context, [id]) => answerVisible(context, id, { kind: 'test', example: 1 }),
    },
    example: {
      kind: 'edit',
      run: (context, [id, example]) => answerVisible(context, id, { kind: 'test', example }),
    },
    change: {
      kind: 'edit',
      run: (context, [id, source, name, variant]) =>
        answerVisible(context, id, readSource(source), { name, variant }),
    },
    write: { kind: 'follow', run: (context, [id]) => writeVisible(context, id, undefined, 'normal', 1) },
    writeOn: {
      kind: 'edit',
      run: (context, [id, key, temperature, seed]) =>
        writeVisible(context, id, key === 'p' ? undefined : readSource(key), temperature, seed),
    },
    back: { kind: 'edit', run: (context, [id, source]) => answerVisible(context, id, readSource(source)) },
  } satisfies Buttons<typeof predictActions>,
});
