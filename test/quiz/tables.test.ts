/** Questions from tables of two subjects: how many options they have, and that no second one is right. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../src/quiz/random.ts';
import { tableTemplates } from '../../src/quiz/sources/tables.ts';
import { isSimilar } from '../../src/quiz/text-overlap.ts';
import type { Comparison } from '../../src/types/lessons.ts';
import type { Question } from '../../src/types/quiz.ts';
import { libraryOf } from '../lessons/folder.ts';
import { unsound } from './question-faults.ts';

const table = (rows: readonly string[]) =>
  `---\nid: seas\n---\n\n# Seas\n\nTwo of them.\n\n| Attribute | Baltic | Aegean |\n|---|---|---|\n${rows.map((row) => `| ${row} |`).join('\n')}\n`;

const questionsOf = (library: Parameters<typeof tableTemplates>[0]): Question[] =>
  [...tableTemplates(library)]
    .flat()
    .flatMap(({ make }) => Array.from({ length: 40 }, (_, seed) => make(seeded(seed))));

const singles = (questions: readonly Question[]) =>
  questions.flatMap((question) => (question.kind === 'single' ? [question] : []));

const rows = [
  'Salt | Hardly any of it | Plenty everywhere',
  'Tides | Unnoticed on beaches | Visible around straits',
  'Winter | Ice covers harbours | Sailors wear shirts',
  'Ferries | Between capitals overnight | Among islands by noon',
];

describe('a table of two subjects', () => {
  test('offers four options: one row of the subject, three rows of the other', async () => {
    const asked = singles(questionsOf(await libraryOf({ 'seas.md': table(rows) })));
    expect(asked.length).toBeGreaterThan(100);
    for (const { prompt, options, right } of asked) {
      const column = prompt.endsWith('true of **Baltic**?') ? 1 : 2;
      const cells = rows.map((row) => row.split(' | '));
      const statement = (row: string[], at: number) => `**${row[0]}:** ${row[at]}`;
      const own = cells.findIndex((row) => statement(row, column) === options[right]?.text);
      const others = cells.filter((_, i) => i !== own).map((row) => statement(row, 3 - column));
      expect(own).not.toBe(-1);
      expect(options.filter((_, i) => i !== right).map(({ text }) => text)).toEqual(
        expect.arrayContaining(others),
      );
      expect(options).toHaveLength(4);
    }
  });

  test('offers two where whatever it says of the one it says of the other, too', async () => {
    const few = rows
      .slice(0, 2)
      .map((row) => row.split(' | '))
      .flatMap(([attribute, one, other]) => [
        `${attribute} | ${one} | ${other}`,
        `${attribute} elsewhere | ${other} | ${one}`,
      ]);
    const asked = singles(questionsOf(await libraryOf({ 'seas.md': table(few) })));
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked.map(({ options }) => options.length))).toEqual(new Set([2]));
  });

  test('never offers what any table says of the subject, whatever its cells hold', () => {
    // Few words, so that cells of different rows agree as often as not.
    const word = fc.constantFrom(
      ...['', 'quickly', 'slowly', 'steadily', 'gatekeeper', 'memory', 'parallel', 'window', 'sideways'],
    );
    const cell = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ').trim());
    const row = fc.record({
      attribute: fc.constantFrom('Speed', 'Order', 'Training', 'Usage', 'Reach', 'Depth'),
      cells: fc.tuple(cell, cell),
    });
    const tables = fc.array(fc.array(row, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 2 });
    let checked = 0;
    fc.assert(
      fc.property(tables, (all) => {
        const comparisons = all.map((rows, i): Comparison => {
          const place = { file: 'seas.md', line: 1 };
          const subjects = [{ title: 'Baltic' }, { title: 'Aegean' }];
          return { title: 'Seas', topic: `seas-${i}`, subjects, rows, place };
        });
        for (const question of questionsOf({ comparisons, topics: new Map() })) {
          expect(unsound(question)).toEqual([]);
          if (question.kind !== 'single' || !/which of these is true of \*\*.+\*\*\?$/.test(question.prompt))
            continue;
          checked++;
          const column = question.prompt.endsWith('**Baltic**?') ? 0 : 1;
          const own = comparisons.flatMap((each) => each.rows.map(({ cells }) => cells[column] ?? ''));
          for (const [i, { text }] of question.options.entries())
            if (i !== question.right)
              expect(own.filter((said) => isSimilar(said, text.replace(/^\*\*.+:\*\* /, '')))).toEqual([]);
        }
      }),
      { seed: 5, numRuns: 300 },
    );
    expect(checked).toBeGreaterThan(20);
  });
});
