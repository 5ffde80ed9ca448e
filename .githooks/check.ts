/**
 * Checks commit subjects. `check.ts FILE` checks the message that git is about to commit (`commit-msg`).
 * Without a file it checks every commit since the rule began, as far as this clone knows them. The author's date
 * decides: it survives a rebase, and a shallow clone knows it too.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ruleBeganMs, subjectOf, subjectProblem } from './subject.ts';

const [file] = process.argv.slice(2);
process.exitCode = file === undefined ? checkHistory() : checkMessage(readFileSync(file, 'utf8'));

function checkMessage(message: string): number {
  // Such a commit is temporary: `git rebase --autosquash` joins it with another.
  const subject = subjectOf(message).replace(/^(?:(?:fixup|squash|amend)! )+/, '');
  // Git itself refuses an empty message.
  const problem = subject && subjectProblem(subject);
  if (!problem) return 0;
  console.error(`The subject of this commit cannot stay: ${subject}\n${problem}`);
  return 1;
}

function checkHistory(): number {
  const log = spawnSync('git', ['log', '--no-merges', '--format=%at %h %s'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (log.status !== 0) {
    console.log('Commit subjects were not checked: git finds no history here.');
    return 0;
  }
  const commits = [...log.stdout.matchAll(/^(\d+) (\w+) (.*)$/gm)]
    .map(([, seconds, id = '', subject = '']) => ({ ms: Number(seconds) * 1000, id, subject }))
    .filter(({ ms }) => ms >= ruleBeganMs);
  const wrong = commits.flatMap(({ id, subject }) => {
    const problem = subjectProblem(subject);
    return problem ? [`${id} ${subject}\n  ${problem}`] : [];
  });
  for (const line of wrong) console.error(line);
  console.log(`Commit subjects: ${commits.length} checked, ${wrong.length} wrong.`);
  return wrong.length > 0 ? 1 : 0;
}
