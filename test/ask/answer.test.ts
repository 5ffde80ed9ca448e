/** Answers from the documents alone. */
import { expect, it } from 'vitest';
import { openDesk } from '../../src/ask/desk.ts';
import { libraryFrom } from './library.ts';

it('begin with the text of the level that the learner chose', async () => {
  const library = libraryFrom({
    'sea.md':
      '# Tides\n\n## First look\n\nThe sea rises and falls with the **tides**.\n\n## In depth\n\n**Tides** have a period of 12.42 hours.',
  });
  const start = async (level?: 'first' | 'deep') => {
    const answer = await openDesk().answer(library, 'what are tides?', level);
    return answer.kind === 'answered' ? answer.evidence[0]?.text : undefined;
  };
  expect(await start('first')).toMatch(/^The sea rises/);
  expect(await start('deep')).toMatch(/period of 12\.42 hours/);
  expect(await start()).toBe(await start('first'));
  library.close();
});
