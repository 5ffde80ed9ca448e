/** Custom ids: short whatever they are made from, read back as they were meant, and never more than that. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actions, commandIn, readAction as readFrom } from '../../src/discord/actions.ts';
import { keyOf, named, suggestion } from '../../src/discord/keys.ts';
import { compareActions, explainActions } from '../../src/lessons/actions.ts';
import { quizActions, reviewActions } from '../../src/quiz/actions.ts';
import { UserError } from '../../src/types/errors.ts';
import { titles } from '../support/titles.ts';

const lists = await Promise.all(
  ['ask', 'lessons', 'privacy', 'quiz', 'training'].map(
    (feature) => import(`../../src/${feature}/actions.ts`),
  ),
);
const all: Actions[] = lists.flatMap((list) => Object.values(list));
const readAction = (customId: string) =>
  readFrom(
    all.find(({ command }) => command === commandIn(customId)),
    customId,
  );

const longest = 15;
const largeId = 10 ** longest - 1;

describe('a custom id', () => {
  it('is never too long, whatever a title is made of', () =>
    fc.assert(
      fc.property(titles, titles, titles, (a, b, aspect) => {
        const ids = [
          explainActions.to.differently(a, 'first'),
          compareActions.to.aspect(a, b, aspect),
          quizActions.to.board('week', a),
          quizActions.to.mark(largeId, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 12),
        ];
        for (const id of ids) expect(id.length).toBeLessThanOrEqual(100);
        const [, read] = ids.map(readAction);
        expect(read?.args).toEqual([a, b, aspect].map(keyOf));
      }),
    ));

  it('says what the view said', () => {
    expect(readAction(explainActions.to.open('lstm', 'deep'))).toEqual({
      button: 'open',
      args: ['lstm', 'deep'],
    });
    expect(readAction(quizActions.to.mark(7, [0, 2], 3)).args).toEqual([7, [0, 2], 3]);
    expect(readAction(quizActions.to.hand(7, [])).args).toEqual([7, []]);
    expect(readAction(quizActions.to.board('all')).args).toEqual(['all']);
    expect(readAction(quizActions.to.board('all', undefined)).args).toEqual(['all']);
    expect(readAction(reviewActions.to.start()).args).toEqual([]);
  });

  it.each([
    ['explain:open:hidden-state:first', ['hidden-state', 'first']],
    ['explain:open:%D1%81%D0%BB%D0%BE%D0%B9:first', ['слой', 'first']],
    ['explain:level:vanishing-and-exploding-gradients:deep', ['vanishing-and-exploding-gradients', 'deep']],
    ['compare:aspect:lstm:gru:What%20it%20keeps', ['lstm', 'gru', 'What it keeps']],
    ['compare:whole:A%3AB:%25', ['A:B', '%']],
    ['quiz:board:week', ['week']],
    ['quiz:board:all:%E6%B1%A0', ['all', '池']],
    ['quiz:pick:12:3', [12, 3]],
    ['quiz:mark:12::3', [12, [], 3]],
    ['quiz:mark:12:0.2:3', [12, [0, 2], 3]],
    ['quiz:hand:12:', [12, []]],
    ['quiz:skip:4', [4]],
    ['train:again:9', [9]],
  ])('of an earlier version is understood: %s', (customId, args) =>
    expect(readAction(customId).args).toEqual(args),
  );

  it.each([
    'explain:open:lstm:constructor',
    'explain:open:lstm:toString',
    'explain:open:lstm:__proto__',
    'explain:open:%zz:first',
    'explain:open:%E0%A4%A:first',
    'explain:open::first',
    'explain:open:lstm',
    'explain:open:lstm:first:more',
    'explain:constructor:lstm:first',
    'explain',
    'constructor:constructor',
    '__proto__:x',
    'quiz:constructor',
    'quiz:pick:1:99',
    'quiz:pick:1:NaN',
    'quiz:pick:1:-1',
    'quiz:pick:1:1.5',
    'quiz:pick:1:1e1',
    'quiz:pick:0:1',
    'quiz:pick::1',
    'quiz:pick:99999999999999999999:1',
    'quiz:mark:1:0..2:3',
    'quiz:mark:1:a:3',
    'quiz:board:month',
    'quiz:skip:1:maybe',
    'quiz:count:1',
    'ask:helpful:Infinity',
    'experiments:list:0',
    '',
    ':',
    '💥'.repeat(25),
  ])('that was forged is refused with a sentence: %s', (customId) =>
    expect(() => readAction(customId)).toThrow(UserError),
  );
});

describe('a key', () => {
  it('is short, the same each time, and another one for another text', () =>
    fc.assert(
      fc.property(titles, titles, (a, b) => {
        expect(keyOf(a)).toMatch(/^([A-Za-z0-9-]{1,24}|~[\w-]{12})$/);
        expect(keyOf(a)).toBe(keyOf(a));
        if (a !== b) expect(keyOf(a)).not.toBe(keyOf(b));
      }),
    ));

  it('is that of yesterday', () => expect(keyOf('循环神经网络与长短期记忆')).toBe('~smcbi-_AG3lr'));

  it('finds what it was made from, as the text does', () =>
    fc.assert(
      fc.property(fc.uniqueArray(titles, { minLength: 1, maxLength: 20 }), fc.nat(), (all, pick) => {
        const wanted = all[pick % all.length] ?? '';
        for (const name of [wanted, keyOf(wanted), suggestion(wanted).value])
          expect(named(all, name, (each) => each)).toBe(wanted);
        expect(suggestion(wanted).value.length).toBeLessThanOrEqual(100);
      }),
    ));

  it('of nothing that is there finds nothing', () => {
    expect(named(['a', 'b'], keyOf('a long title'), (each) => each)).toBeUndefined();
    expect(named(['a', 'b'], '', (each) => each)).toBeUndefined();
  });
});
