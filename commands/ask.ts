import { command } from '../src/discord/command.ts';
import { documentAnswer } from '../src/discord/replies/documents.ts';

export default command({
  name: 'ask',
  description: 'Ask in your own words; I answer from the documents and say where it stands',
  options: {
    question: { type: 'text', description: 'What you want to know', required: true },
  },
  run: async ({ context, options: { question } }) =>
    documentAnswer(question, await context.desk.answer(context.library(), question)),
});
