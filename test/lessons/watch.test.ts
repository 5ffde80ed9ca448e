import { rename, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { watchLibrary } from '../../src/lessons/watch.ts';
import { UserError } from '../../src/types/errors.ts';
import type { DocumentProblem, Library } from '../../src/types/lessons.ts';
import { type Files, folderWith, write } from './folder.ts';

/** Watches a folder with these files; `changed` waits until the library was replaced. */
async function watched(files: Files) {
  const folder = await folderWith(files);
  const problems: DocumentProblem[] = [];
  let tell: (library: Library) => void = () => undefined;
  const library = await watchLibrary(folder, {
    pollMs: 20,
    onChange: (next) => tell(next),
    onProblem: (problem) => problems.push(problem),
  });
  onTestFinished(() => library.close());
  const changed = async (change: () => Promise<unknown>) => {
    const replaced = new Promise<Library>((resolve) => {
      tell = resolve;
    });
    await change();
    return replaced;
  };
  return { folder, problems, library, changed };
}

test('a document that is written, added or removed is read without a restart', async () => {
  const { folder, library, changed } = await watched({ 'a.md': '# A\n\nOld.' });
  const before = library.current;
  const after = await changed(() => write(folder, { 'a.md': '# A\n\nNew.' }));
  expect(library.current).toBe(after);
  expect(after.topics.get('a')?.text.first).toBe('New.');
  expect(before.topics.get('a')?.text.first, 'a library never changes').toBe('Old.');
  expect(before.search('old', 1), 'an answer under way may still search').toHaveLength(1);

  await changed(() => write(folder, { 'deep/er/b.md': '# B\n\nMore.' }));
  expect([...library.current.topics.keys()]).toEqual(['a', 'b']);
  await changed(() => unlink(join(folder, 'a.md')));
  expect([...library.current.topics.keys()]).toEqual(['b']);
});

test('an editor may write by renaming', async () => {
  const { folder, library, changed } = await watched({ 'a.md': '# A\n\nOld.' });
  await changed(async () => {
    await writeFile(join(folder, '.a.md.tmp'), '# A\n\nNew.');
    await rename(join(folder, '.a.md.tmp'), join(folder, 'a.md'));
  });
  expect(library.current.topics.get('a')?.text.first).toBe('New.');
});

test('what is wrong with a document is told at the start and after a change', async () => {
  const { folder, library, problems, changed } = await watched({ 'a.md': '# A\n\n[x](#y)' });
  expect(problems).toMatchObject([{ file: 'a.md', line: 3 }]);
  await changed(() => write(folder, { 'a.md': '# A\n\nText.\n\n[x](#z)' }));
  expect(problems.slice(1)).toMatchObject([{ file: 'a.md', line: 5 }]);
  expect(library.current.topics.size).toBe(1);
});

test('a document that stays as it is finds what another one brings', async () => {
  const { folder, library, problems, changed } = await watched({ 'a.md': '# A\n\nSee [b](#b).' });
  expect(problems).toHaveLength(1);
  await changed(() => write(folder, { 'b.md': '# B\n\nText.' }));
  expect(problems).toHaveLength(1);
  expect(library.current.topics.get('a')?.related).toEqual(['b']);
  await changed(() => unlink(join(folder, 'b.md')));
  expect(problems[1]).toEqual(problems[0]);
  expect(library.current.topics.get('a')?.related).toEqual([]);
});

test('a folder that vanishes leaves the library as it was, and is read again when it is back', async () => {
  const { folder, library, problems, changed } = await watched({ 'a.md': '# A\n\nOld.' });
  const before = library.current;
  await rm(folder, { recursive: true });
  await expect
    .poll(() => problems)
    .toMatchObject([{ file: '.', message: expect.stringMatching(/cannot be read/) }]);
  expect(library.current).toBe(before);
  expect(before.search('old', 1)).toHaveLength(1);
  await changed(() => write(folder, { 'a.md': '# A\n\nBack.' }));
  expect(library.current.topics.get('a')?.text.first).toBe('Back.');
  expect(problems, 'told once').toHaveLength(1);
});

test('after closing nothing is read any more', async () => {
  const { folder, library } = await watched({ 'a.md': '# A\n\nOld.' });
  await library.close();
  const last = library.current;
  await write(folder, { 'a.md': '# A\n\nNew.' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(library.current).toBe(last);
  expect(() => last.search('old', 1)).toThrow();
});

test('a folder that is missing at the start is told to the user', async () => {
  await expect(watchLibrary('/nonexistent/documents')).rejects.toBeInstanceOf(UserError);
});
