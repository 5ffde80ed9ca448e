/** Long answers are paged, never cut. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pagesOf } from '../../src/ask/answer-text.ts';

const squeezed = (text: string) => text.replace(/```\w*|\s/g, '');

it('pages hold all of an answer in its order, none too long', () => {
  const block = fc.oneof(
    fc.lorem({ maxCount: 12, mode: 'sentences' }),
    fc
      .array(fc.lorem({ maxCount: 2, mode: 'sentences' }), { minLength: 2, maxLength: 8 })
      .map((items) => items.map((item) => `- ${item}`).join('\n')),
    fc.lorem({ maxCount: 30 }).map((words) => `\`\`\`js\n${words.replaceAll(' ', '\n')}\n\`\`\``),
    fc
      .string({ unit: 'grapheme-ascii', minLength: 150, maxLength: 200 })
      .map((text) => text.replace(/[\s`]/g, 'x')),
  );
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 12 }), (blocks) => {
      const text = blocks.join('\n\n');
      const pages = pagesOf(text, 120);
      expect(pages.map(squeezed).join('')).toBe(squeezed(text));
      for (const page of pages) {
        expect(page.length).toBeLessThanOrEqual(120);
        expect(page.split('```').length % 2).toBe(1);
      }
    }),
    { numRuns: 300 },
  );
});

it('a paragraph goes over whole where it fits on a page', () => {
  const [one, two] = ['One. '.repeat(20).trim(), 'Two. '.repeat(20).trim()];
  expect(pagesOf(`${one}\n\n${two}`, 150)).toEqual([one, two]);
  expect(pagesOf(`${one}\n\n${two}`, 300)).toEqual([`${one}\n\n${two}`]);
});

it('what announces a list stays with it', () => {
  const list = Array.from({ length: 6 }, (_, i) => `- item ${i}`).join('\n');
  expect(pagesOf(`${'A. '.repeat(20).trim()}\n\nThese exist:\n\n${list}`, 90)[1]).toMatch(
    /^These exist:\n- item 0/,
  );
});
