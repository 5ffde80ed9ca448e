/**
 * `npm run eval` measures how well the documents alone answer, and prints every miss.
 * `npm run eval -- tuning` leaves out the held-out sets: use it while you change the retrieval.
 */
import { openAnswers } from './answers.ts';
import { type Ask, type Grade, grade } from './grade.ts';
import { heldOut } from './held-out.ts';
import { gradeLearners } from './learners/grade.ts';
import { hard, tunedOn } from './sets.ts';
import { unseen } from './unseen.ts';

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const shares = ({ correct, declined }: Grade) => `${percent(correct)} correct, ${percent(declined)} declined`;

const answers = await openAnswers('artifacts');
const parts = process.argv[2] === 'tuning' ? [tunedOn, hard] : [tunedOn, hard, heldOut, unseen];
const grades = [
  (ask: Ask) => gradeLearners(answers.library, ask),
  ...parts.map((part) => (ask: Ask) => grade(part, ask)),
];
for (const gradeBy of grades) {
  const full = await gradeBy(answers.byMeaning);
  console.log(`${full.name}: ${shares(full)}`);
  console.log(`  (by words alone: ${shares(await gradeBy(answers.byWords))})`);
  for (const { ask, wanted, got } of full.misses)
    console.log(`- ${ask}\n    wanted ${wanted}\n    got ${got.replace(/\s+/g, ' ') || 'nothing'}`);
  console.log();
}
await answers.close();
