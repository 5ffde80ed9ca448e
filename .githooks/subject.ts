/** The rule for the first line of a commit: `type(scope): what changed`. The hook and `.ci/run` both use it. */

/** Those of Conventional Commits, and `data` for what programs make from the lessons. */
const types = [
  'build',
  'chore',
  'ci',
  'data',
  'docs',
  'feat',
  'fix',
  'perf',
  'refactor',
  'revert',
  'style',
  'test',
];
const maxLetters = 72;

/** Commits that were written before this have another form. In milliseconds since 1970. */
export const ruleBeganMs = Date.parse('2026-11-27T16:00:00Z');

const form = new RegExp(`^(?:${types.join('|')})(?:\\([a-z0-9-]+\\))?!?: \\S.*$`);

/** The subject as git reads it: the lines of the first paragraph, without comments, as one line. */
export function subjectOf(message: string): string {
  const lines = message.split(/\r?\n/).filter((line) => !line.startsWith('#'));
  const [paragraph = ''] = lines
    .join('\n')
    .trim()
    .split(/\n\s*\n/);
  return paragraph.replace(/\s*\n\s*/g, ' ');
}

/** One sentence that says what is wrong with `subject`; nothing if it is as it should be. */
export function subjectProblem(subject: string): string | undefined {
  // Git and GitHub write these.
  if (/^Merge (?:branch|commit|pull request|remote-tracking branch|tag)\b/.test(subject)) return undefined;
  const letters = [...subject].length;
  if (letters > maxLetters) return `It has ${letters} letters; ${maxLetters} are allowed.`;
  if (!form.test(subject))
    return `It must be “type(scope): what changed”; the types are ${types.join(', ')}.`;
  if (subject.endsWith('.')) return 'It must not end with a full stop.';
  return undefined;
}
