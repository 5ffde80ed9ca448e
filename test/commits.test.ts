/** The rule for commit subjects, alone and where it is used: in git's hook, and over the history of a clone. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { subjectOf, subjectProblem } from '../.githooks/subject.ts';

const root = path.resolve(import.meta.dirname, '..');

describe('the rule', () => {
  it.each([
    'feat(quiz): post schedules by days and times',
    'docs: say how to report a security problem',
    'data(ask): vectors of the changed lessons',
    'refactor(discord)!: give every button typed arguments',
    'build(deps-dev): bump vitest from 5.1.1 to 5.1.2',
    `fix(ask): ${'ä'.repeat(62)}`,
    `Merge branch '${'long'.repeat(30)}'`,
    'Merge pull request #7 from somebody/patch-1',
  ])('accepts “%s”', (subject) => expect(subjectProblem(subject)).toBeUndefined());

  it.each([
    ['Mend the quiz', 'type(scope): what changed'],
    ['mend(quiz): post once', 'the types are build, chore'],
    ['fix(Quiz): post once', 'type(scope): what changed'],
    ['fix(quiz):post once', 'type(scope): what changed'],
    ['fix(quiz): ', 'type(scope): what changed'],
    ['Merged the quiz', 'type(scope): what changed'],
    ['fix(quiz): post once.', 'full stop'],
    [`fix(ask): ${'ä'.repeat(63)}`, 'It has 73 letters; 72 are allowed.'],
  ])('refuses “%s”', (subject, why) => expect(subjectProblem(subject)).toContain(why));

  it('reads the subject as git does', () => {
    expect(subjectOf('\n# a comment\nfix(quiz): post\n  once\n\nBecause.\n')).toBe('fix(quiz): post once');
    expect(subjectOf('# nothing but comments\n')).toBe('');
  });
});

describe('in git', () => {
  let home: string;

  const git = (folder: string, ...args: string[]) => {
    const { GIT_AUTHOR_DATE, GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, ...outside } = process.env;
    return spawnSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...outside,
        ...{ HOME: home, GIT_CONFIG_NOSYSTEM: '1' },
        ...{
          GIT_AUTHOR_NAME: 'a',
          GIT_AUTHOR_EMAIL: 'a@b',
          GIT_COMMITTER_NAME: 'a',
          GIT_COMMITTER_EMAIL: 'a@b',
        },
      },
    });
  };
  const commit = (message: string, ...args: string[]) =>
    git(home, 'commit', '--allow-empty', '-m', message, ...args);
  const beforeTheRule = ['--no-verify', '--date', '2026-11-25T09:42:52Z'];

  /** What the set-up does for the hooks, in `home`. */
  const setUpHooks = () =>
    spawnSync(
      process.execPath,
      ['-e', "import('./setup/hooks.mjs').then(({ hooks }) => hooks.done() || hooks.run())"],
      { cwd: home, encoding: 'utf8', env: { ...process.env, HOME: home, GIT_CONFIG_NOSYSTEM: '1' } },
    );

  const check = (folder: string) =>
    spawnSync(process.execPath, ['.githooks/check.ts'], { cwd: folder, encoding: 'utf8' });

  beforeEach(() => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'unrolled-commits-'));
    for (const folder of ['.githooks', 'setup'])
      fs.cpSync(path.join(root, folder), path.join(home, folder), { recursive: true });
    fs.mkdirSync(path.join(home, 'node_modules/.bin'), { recursive: true });
    fs.symlinkSync(process.execPath, path.join(home, 'node_modules/.bin/node'));
    git(home, 'init', '--initial-branch', 'main');
    git(home, 'add', '.githooks');
  });

  afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

  it('refuses a commit once the set-up has switched the hook on', () => {
    expect(setUpHooks().status).toBe(0);
    const refused = commit('Mend the quiz');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('The subject of this commit cannot stay: Mend the quiz');
    expect(commit('fix(quiz): post once').status).toBe(0);
    expect(commit('fixup! fix(quiz): post once').status).toBe(0);
    git(home, 'checkout', '-b', 'other', 'HEAD~1');
    expect(commit('feat(ask): answer').status).toBe(0);
    expect(git(home, 'merge', '--no-edit', 'main').status).toBe(0);
    expect(git(home, 'log', '-1', '--format=%s').stdout).toBe("Merge branch 'main' into other\n");
  });

  it('lets a commit through where nothing is installed, and says so', () => {
    setUpHooks();
    fs.rmSync(path.join(home, 'node_modules'), { recursive: true });
    const { status, stderr } = commit('Mend the quiz');
    expect([status, stderr]).toEqual([0, expect.stringContaining('was not checked')]);
  });

  it('leaves hooks of one’s own alone, and folders without git', () => {
    git(home, 'config', 'core.hooksPath', 'mine');
    setUpHooks();
    expect(git(home, 'config', 'core.hooksPath').stdout).toBe('mine\n');
    fs.rmSync(path.join(home, '.git'), { recursive: true });
    expect(setUpHooks().status).toBe(0);
    expect(fs.existsSync(path.join(home, '.git'))).toBe(false);
  });

  it('checks the history since the rule began, in a shallow clone too', () => {
    commit('Lay the ground', ...beforeTheRule);
    commit('fix(quiz): post once');
    expect(check(home)).toMatchObject({ status: 0, stdout: 'Commit subjects: 1 checked, 0 wrong.\n' });
    commit('Mend the quiz', '--no-verify');
    commit('fix(quiz): post twice');
    const clone = path.join(home, 'clone');
    git(home, 'clone', '--depth', '2', `file://${home}`, clone);
    for (const folder of [home, clone]) {
      const { status, stdout, stderr } = check(folder);
      expect(status).toBe(1);
      expect(stdout).toBe(`Commit subjects: ${folder === home ? 3 : 2} checked, 1 wrong.\n`);
      expect(stderr).toContain('Mend the quiz\n  It must be “type(scope): what changed”');
    }
  });

  it('checks nothing where there is no history', () => {
    fs.rmSync(path.join(home, '.git'), { recursive: true });
    expect(check(home)).toMatchObject({ status: 0, stdout: expect.stringContaining('were not checked') });
  });
});
