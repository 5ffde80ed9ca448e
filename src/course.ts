/** `npm run course`: the units of the course by path, how long they take, and what is wrong with them. */
import { questionProblems } from './learn/questions.ts';
import { durationOf, secondsFor } from './lessons/course/duration.ts';
import { loadLibrary } from './lessons/library.ts';
import { createBank } from './quiz/bank.ts';
import { coursePaths, unitsOn } from './types/course.ts';

const library = await loadLibrary(process.argv[2] ?? 'documents');
const bank = await createBank(library);
const titleOf = (id: string) => library.topics.get(id)?.title ?? id;

for (const path of coursePaths) {
  const units = unitsOn(library.units, path, 'beginner');
  const firstTen = units.slice(0, 10).reduce((sum, unit) => sum + secondsFor(library, unit), 0);
  console.log(`\n${path}: ${units.length} units, the first ten take ${Math.round(firstTen / 60)} minutes`);
  for (const [i, unit] of units.entries())
    console.log(
      `  ${i + 1}. ${unit.title} (${unit.id}), ${durationOf(library, unit)}: ${unit.introduces.map(titleOf).join(', ') || 'introduces nothing'}`,
    );
}

const files = new Set(library.units.map(({ place }) => place.file));
const problems = [
  ...library.problems.filter(({ file }) => files.has(file) || file.startsWith('course/')),
  ...bank.problems.filter(({ file }) => files.has(file)),
  ...questionProblems(library, bank.templates),
];
console.log(problems.length === 0 ? '\nNothing is wrong.' : '');
for (const { file, line, message } of problems) console.log(`${file}:${line} ${message}`);
library.close();
process.exitCode = problems.length === 0 ? 0 : 1;
