/**
 * `npm run eval`: how well the documents alone answer, with every miss.
 * `npm run eval -- tuning` leaves the held-out part closed: so it is run while the retrieval changes.
 */
import { answerFrom } from '../../src/ask/answer.ts';
import { indexPassages } from '../../src/ask/retrieve.ts';
import { loadLibrary } from '../../src/documents/library.ts';
import { type Grade, grade } from './grade.ts';
import { heldOut } from './held-out.ts';
import { tunedOn } from './sets.ts';

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function report({ name, correct, declined, misses }: Grade): string {
  const lines = misses.map(
    ({ ask, wanted, got }) =>
      `- ${ask}\n    wanted ${wanted}\n    got ${got.replace(/\s+/g, ' ') || 'nothing'}`,
  );
  return [`${name}: ${percent(correct)} correct, ${percent(declined)} declined`, ...lines].join('\n');
}

const library = await loadLibrary('documents');
const index = await indexPassages(library);
const ask = (question: string) => {
  const answer = answerFrom(library, index, question);
  return {
    kind: answer.kind,
    text: answer.kind === 'answered' ? answer.evidence.map(({ text }) => text).join('\n\n') : '',
  };
};
const parts = process.argv[2] === 'tuning' ? [tunedOn] : [tunedOn, heldOut];
for (const part of parts) console.log(`${report(grade(part, ask))}\n`);
index.close();
library.close();
