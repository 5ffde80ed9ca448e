/** That questions are passed by knowing: not by form, length, first letters or habit, and not by what is false. */
import { describe, expect, test } from 'vitest';
import { chooseQuestions } from '../../src/quiz/choose-questions.ts';
import { difficultyOf } from '../../src/quiz/difficulty.ts';
import { seeded } from '../../src/quiz/random.ts';
import { letterHint, sharesStem } from '../../src/quiz/text-overlap.ts';
import type { Question } from '../../src/types/quiz.ts';
import {
  all,
  authored,
  bank,
  drawn,
  everyWording,
  lengths,
  library,
  seeds,
  share,
  show,
  singles,
} from './all-questions.ts';

describe('the form of a choice tells nothing:', () => {
  test.each([
    ['all authored questions', authored],
    ['2,000 drawn ones', drawn],
    ['the generated ones among them', drawn.filter(({ source }) => source !== 'document')],
  ])('in %s the right option is the longest, or the shortest, in no more than 30 %%', (_, questions) => {
    const choices = singles(questions);
    expect(choices.length).toBeGreaterThan(90);
    const longest = share(choices, (each) => lengths(each).right > Math.max(...lengths(each).wrong));
    const shortest = share(choices, (each) => lengths(each).right < Math.min(...lengths(each).wrong));
    expect(longest).toBeLessThanOrEqual(0.3);
    expect(shortest).toBeLessThanOrEqual(0.3);
  });

  test('an authored choice has four options', () => {
    expect(
      singles(authored)
        .filter(({ options }) => options.length < 4)
        .map(show),
    ).toEqual([]);
  });

  test('of several options it is not usual that all but one are right', () => {
    const several = (questions: readonly Question[]) =>
      questions.flatMap((question) => (question.kind === 'multiple' ? [question] : []));
    for (const questions of [authored, drawn])
      expect(
        share(several(questions), ({ options, right }) => right.length === options.length - 1),
      ).toBeLessThan(0.4);
  });

  test('true and false are balanced, in each lesson and overall', () => {
    const statements = authored.flatMap((question) => (question.kind === 'boolean' ? [question] : []));
    const byLesson = Map.groupBy(statements, ({ topic }) => library.topics.get(topic ?? '')?.lesson);
    for (const [lesson, those] of byLesson) {
      const right = those.filter((each) => each.right).length;
      expect(Math.abs(2 * right - those.length), lesson).toBeLessThanOrEqual(1);
    }
    const templates = bank.templates.filter(
      ({ source, make }) => source === 'document' && make(seeded(1)).kind === 'boolean',
    );
    // Of 2,000 drawn questions too few are statements, so chance alone would tip the scales.
    const met = Array.from({ length: 400 }, (_, i) =>
      chooseQuestions(templates, { count: 5 }, seeded(i)),
    ).flat();
    expect(met).toHaveLength(2000);
    for (const questions of [statements, met]) {
      const right = share(questions, (each) => each.right === true);
      expect(right).toBeGreaterThan(0.4);
      expect(right).toBeLessThan(0.6);
    }
  });
});

describe('a hint', () => {
  test('names no option of a choice, not by its first letter either', () => {
    const told = everyWording.filter((question) => {
      if (!('options' in question) || question.hint === undefined || question.source === 'document')
        return false;
      const rights = [question.right].flat().map((at) => question.options[at]?.text ?? '');
      return (
        /begins with/.test(question.hint) || rights.some((text) => sharesStem(text, question.hint ?? ''))
      );
    });
    expect(told.map(show)).toEqual([]);
  });

  test('counts letters, not spaces and hyphens', () => {
    expect(letterHint('Local minimum')).toBe('It has words of 5 and 7 letters and begins with “L”.');
    expect(letterHint('Multilayer perceptron')).toContain('words of 10 and 10 letters');
    expect(letterHint('Skip-connection')).toContain('words of 4 and 10 letters');
    expect(letterHint('Überanpassung')).toBe('It has 13 letters and begins with “Ü”.');
    // With a first letter as well, hardly anything would be left to find.
    expect(letterHint('ReLU')).toBe('It has 4 letters.');
  });
});

describe('a choice of questions', () => {
  const isWorkedOut = ({ isWorkedOut }: Question) => isWorkedOut === true;

  test('has a third or more that must be worked out, from three questions on', () => {
    for (const count of [3, 5, 8, 10, 20])
      for (const seed of seeds)
        for (const templates of [all, bank.templates]) {
          const questions = chooseQuestions(templates, { count }, seeded(seed));
          expect(questions).toHaveLength(count);
          expect(questions.filter(isWorkedOut).length).toBeGreaterThanOrEqual(count / 3);
        }
  });

  test('has it still when all calculations were asked of late: they come with other numbers', () => {
    const recent = new Set(all.map(({ id }) => id));
    for (const seed of seeds) {
      const questions = chooseQuestions(all, { count: 6, recent }, seeded(seed));
      expect(questions.filter(isWorkedOut).length).toBeGreaterThanOrEqual(2);
    }
  });

  test.each([1, 1.75, 2.25])('has no sums at difficulty %d, and the easiest come first', (suited) => {
    for (const count of [5, 8])
      for (const seed of seeds) {
        const questions = chooseQuestions(bank.templates, { count, suited }, seeded(seed));
        const difficulties = questions.map(difficultyOf);
        expect(questions).toHaveLength(count);
        expect(questions.filter(isWorkedOut)).toEqual([]);
        expect(Math.max(...difficulties)).toBe(suited < 1.5 ? 1 : 2);
        expect(difficulties).toEqual(difficulties.toSorted());
      }
  });

  test('asks a beginner who wishes for no topic about the basics', () => {
    const lessons = seeds.flatMap((seed) =>
      chooseQuestions(all, { count: 5, suited: 1 }, seeded(seed)).map(
        ({ topic }) => library.topics.get(topic ?? '')?.lesson ?? '',
      ),
    );
    expect([...new Set(lessons)].filter((lesson) => ['code', 'glossary'].includes(lesson))).toEqual([]);
  });

  test('has sums at difficulty 3, after the others', () => {
    for (const seed of seeds) {
      const questions = chooseQuestions(all, { count: 6, suited: 3 }, seeded(seed));
      expect(questions.filter(isWorkedOut).length).toBeGreaterThanOrEqual(2);
      expect(difficultyOf(questions.at(-1) as Question)).toBe(3);
    }
  });

  test('gives calculations to a beginner too where there is nothing else', () => {
    const computed = all.filter(({ source }) => source === 'computed');
    expect(chooseQuestions(computed, { count: 3, suited: 1 }, seeded(1))).toHaveLength(3);
  });

  test('matches names with descriptions less often than there are such questions', () => {
    const isLabel = ({ source }: { source: string }) => source === 'term' || source === 'list';
    expect(share(drawn, isLabel)).toBeLessThan(share(all, isLabel) / 2);
  });
});

describe('a question about a measured run', () => {
  const layers = everyWording.filter(({ fact }) => /^experiment:.*:layer:/.test(fact));

  test('on a layer can be worked out from its sizes alone', () => {
    const facts = new Set(layers.map(({ fact }) => fact));
    expect([...facts].sort()).toEqual(
      [
        ...['conv1', 'conv2', 'output'].map((name) => `experiment:1:layer:${name}`),
        ...['rnn', 'output'].map((name) => `experiment:2:layer:${name}`),
        ...['lstm', 'output'].map((name) => `experiment:3:layer:${name}`),
      ].sort(),
    );
    for (const question of layers) {
      const right =
        question.kind === 'number'
          ? question.right
          : Number(
              singles([question])[0]?.options[singles([question])[0]?.right ?? 0]?.text.replaceAll(',', ''),
            );
      expect(worked(question.prompt), show(question)).toBe(right);
      expect(question.explanation, show(question)).toMatch(/[·+] .* = [\d,]+;/);
    }
  });

  /** Only from what the prompt says. */
  function worked(prompt: string): number {
    const numbers = (pattern: RegExp) => pattern.exec(prompt)?.slice(1).map(Number) ?? [];
    const [filters = 0, side = 0, channels = 0] = numbers(/(\d+) filters of (\d+) × \d+ over (\d+) channel/);
    if (filters > 0) return filters * (side * side * channels + 1);
    const [inputs = 0, outputs = 0] = numbers(/maps (\d+) values to (\d+)/);
    if (inputs > 0) return inputs * outputs + outputs;
    const [units = 0, features = 0] = numbers(/layer has (\d+) units and reads (\d+) feature/);
    return (
      (prompt.includes('LSTM layer') ? 4 : prompt.includes('GRU layer') ? 3 : 1) *
      units *
      (units + features + 1)
    );
  }

  test('asks for nothing that one must remember of it', () => {
    expect(everyWording.filter(({ prompt }) => /most often mistaken/.test(prompt))).toEqual([]);
    const matrices = everyWording.filter(({ fact }) => fact.endsWith(':matrix'));
    expect(matrices.length).toBeGreaterThan(0);
    for (const question of matrices) {
      if (question.kind !== 'picture') throw new Error('the matrix is not shown');
      expect(JSON.stringify(question.picture.drawing)).not.toContain('Commonest mistake');
      // Sample runs take 13 of 113 examples of the class 6 for 0 and 10 for 7.
      expect(question.options[question.right]?.text).toBe('6');
      expect(question.explanation).toContain('90 of 113');
    }
    // The sample runs end with 95 → 97 %, 50 → 81 % and 80 → 90 %: the plain RNN's curve is the steepest.
    const curves = everyWording.filter(({ fact }) => fact.endsWith(':curve'));
    expect(curves.length).toBeGreaterThan(0);
    for (const question of curves) {
      if (question.kind !== 'picture') throw new Error('the curves are not shown');
      expect(question.prompt).toContain('changed most in its last epoch');
      expect(question.explanation).toContain(
        'experiment 2 (RNN on Digits, 64 units), went from 50.0% to 81.0%',
      );
      expect(question.options.map(({ remark = '' }) => remark.includes('experiment 2')).includes(true)).toBe(
        false,
      );
    }
  });
});

describe('the explanation', () => {
  test('of a calculation shows it, up to the result', () => {
    for (const question of everyWording) {
      if (question.source !== 'computed' || question.kind === 'picture') continue;
      expect(question.explanation, show(question)).toMatch(/[·/+−^→⌊√]|log|ln|mean/);
      if (question.kind !== 'number') continue;
      const said = [...question.explanation.matchAll(/[−-]?\d[\d,]*(?:\.\d+)?/g)].map(([text]) =>
        Number(text.replaceAll(',', '').replace('−', '-')),
      );
      const near = said.some(
        (value) => Math.abs(value - question.right) <= Math.max(question.tolerance, 0.0006),
      );
      expect(near, `${show(question)} → ${question.explanation}`).toBe(true);
    }
  });

  test('of a false statement about a term says what was described', () => {
    const lies = everyWording.filter(
      ({ fact, ...question }) => fact.startsWith('term:') && question.kind === 'boolean' && !question.right,
    );
    expect(lies.length).toBeGreaterThan(20);
    expect(lies.filter(({ explanation }) => !explanation.startsWith('That is the meaning of “'))).toEqual([]);
  });
});
