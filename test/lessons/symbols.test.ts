/** One table of symbols, that of the glossary: lessons, diagrams and alternative texts use its letters, and use them alike. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diagram, diagramFigure, diagramNames } from '../../src/charts/diagrams/index.ts';
import { registerFonts } from '../../src/charts/fonts.ts';
import { type Library, levels } from '../../src/types/lessons.ts';
import { recordingPen } from '../charts/recorder.ts';
import { loadLessons } from '../support/lessons.ts';

const glossary = readFileSync(`${import.meta.dirname}/../../documents/glossary.md`, 'utf8');
const block = /```text\n(x {3}input[\s\S]*?)```/.exec(glossary)?.[1] ?? '';
const table = new Map(
  block.split('\n').flatMap((line) => {
    const cells = line.trim().split(/\s{2,}/);
    return cells.flatMap((cell, i): [string, string][] => (i % 2 === 1 ? [[cell, cells[i - 1] ?? '']] : []));
  }),
);
const letterOf = (meaning: string): string => {
  const letter = table.get(meaning);
  if (letter === undefined) throw new Error(`the table of symbols has no “${meaning}”`);
  return letter;
};

beforeAll(registerFonts);

let library: Library;
beforeAll(async () => {
  library = await loadLessons();
});
afterAll(() => library.close());

/** Index letters as on a line of their own: hₜ₋₁, h_(t−1), h_{t−1} and what a picture spells “ht−1” become h_t−1. */
const plain = (text: string): string =>
  text
    .replaceAll('ₜ₋₁', '_t−1')
    .replaceAll('ₜ', '_t')
    .replaceAll('ₖ', '_k')
    .replace(/_[({]([^)}]*)[)}]/g, '_$1')
    .replace(/[¹²₁₂](?=_|\s*[hx])/g, '');

/** Everything that uses letters, each with the place where it stands. */
function texts(): [place: string, text: string][] {
  const lessons = [...library.topics.values()].flatMap(({ id, text, answers }) => [
    ...levels.map((level): [string, string] => [`${id} ${level}`, text[level] ?? '']),
    ...answers.map((answer): [string, string] => [`answers of ${id}`, answer.text]),
  ]);
  const quizzes = library.quizzes.map(({ topic, yaml }): [string, string] => [
    `quiz of ${topic}`,
    JSON.stringify(yaml),
  ]);
  const pictures = diagramNames.flatMap((name): [string, string][] => {
    const { pen, texts: written } = recordingPen(400, 400);
    diagramFigure(name).draw(pen);
    const spelt = written.map(({ text }) => text).join('');
    return [
      [`picture ${name}`, spelt.replace(/([a-zŷ]̃?)t−1/g, '$1_t−1').replace(/([a-zŷ]̃?)t(?![a-z])/g, '$1_t')],
      [`alternative text of ${name}`, diagram(name).alt],
    ];
  });
  return [...lessons, ...quizzes, ...pictures].map(([place, text]) => [place, plain(text)]);
}

let all: ReturnType<typeof texts> | undefined;
function where(pattern: RegExp): string[] {
  all ??= texts();
  return all.flatMap(([place, text]) => (text.match(pattern) ?? []).map((found) => `${place}: ${found}`));
}

describe('the letters of formulas', () => {
  test('stand in the table once each', () => {
    expect(table.size).toBeGreaterThan(20);
    expect(new Set(table.values()).size).toBe(table.size);
  });

  test('W meets the input and U the state before, everywhere', () => {
    const [input, recurrent] = [letterOf('input weights'), letterOf('recurrent weights')];
    const gate = '(?:_[fiogzr])?';
    expect(where(new RegExp(`\\b${input}${gate} ?[·(]? ?h_t−1`, 'g'))).toEqual([]);
    expect(where(new RegExp(`\\b${recurrent}${gate} ?[·(]? ?x(?:_t)?\\b`, 'g'))).toEqual([]);
    // Both are used, in lessons, in a picture and in its alternative text.
    const right = where(new RegExp(`${input} x_t ?\\+ ?${recurrent} h_t−1`, 'g'));
    for (const place of ['rnn deep', 'picture rnn', 'alternative text of rnn'])
      expect(right.filter((found) => found.startsWith(`${place}:`))).not.toEqual([]);
  });

  test('what passes an input gate is the candidate by its one letter', () => {
    const candidate = letterOf('LSTM candidate');
    const factors = where(/\bi_t ?⊙ ?\S+/g);
    expect(factors.length).toBeGreaterThan(3);
    expect(factors.filter((found) => !found.endsWith(`${candidate}_t`))).toEqual([]);
    const written = where(/alternative text of lstm/g);
    expect(written).toEqual([]);
    expect(diagram('lstm').alt).toContain(`candidate ${candidate}_t`);
  });

  test('the update gate weighs the old state, and 1 − z the candidate', () => {
    const [update, candidate] = [letterOf('update gate'), letterOf('GRU candidate')];
    const swapped = new RegExp(`\\(1 − ${update}(?:_t)?\\) ?⊙ ?h_t−1|${update}(?:_t)? ?⊙ ?${candidate}`, 'g');
    // One place tells of papers that turn it round.
    const told = where(swapped).filter((found) => !found.startsWith('gru deep:'));
    expect(told).toEqual([]);
    expect(library.topics.get('gru')?.text.deep).toMatch(/Beware of the convention.*Chung/);
    expect(where(new RegExp(`${update}_t ?⊙ ?h_t−1`, 'g')).length).toBeGreaterThan(2);
  });

  test('a loss is the squared distance of prediction and truth in the picture as in the lesson', () => {
    const picture = diagram('backpropagation').alt;
    const lesson = library.topics.get('backpropagation')?.text.deep ?? '';
    const [loss, guess] = [letterOf('loss'), letterOf('prediction')];
    expect(picture).toContain(`${loss} = (${guess} − y)²`);
    expect(lesson).toMatch(new RegExp(`${loss} = \\(${guess} − (?:y|10)\\)²`));
    expect(where(/½ ?\(/g)).toEqual([]);
  });

  test('no picture has a letter that the table does not explain', () => {
    const known = new Set([...table.values()].flatMap((symbol) => symbol.split('').concat(symbol)));
    const unknown = diagramNames.flatMap((name) => {
      const { pen, texts: written } = recordingPen(400, 400);
      diagramFigure(name).draw(pen);
      return written
        .filter(({ italic, text }) => italic && !known.has(text.trim()))
        .map(({ text }) => `${name}: ${text}`);
    });
    expect(unknown).toEqual([]);
  });
});
