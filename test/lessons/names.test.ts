import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameKey } from '../../src/lessons/names.ts';
import { editDistance } from '../../src/text/edit-distance.ts';
import { slug } from '../../src/text/words.ts';

test.each([
  ['Back-Propagation', 'back propagation', 'backpropagation', 'Backpropagations'],
  ['Café au lait', 'CAFE AU LAIT', 'cafe-au-lait', 'Cafés au lait'],
  ['gate', 'gates', 'GATES!'],
  ['batch', 'batches'],
  ['cache', 'caches'],
  ['class', 'classes'],
  ['bias', 'biases'],
  ['memory', 'memories'],
  ['GPU', 'GPUs'],
  ['память', 'ПАМЯТЬ'],
])('%s and its other spellings are one name', (...spellings) => {
  expect(new Set(spellings.map(nameKey)).size).toBe(1);
});

test('different names stay different', () => {
  const names = ['gru', 'gpu', 'gate', 'great', 'loss', 'lose', 'pool', 'pooling', 'one hot', 'two hot'];
  expect(new Set(names.map(nameKey)).size).toBe(names.length);
});

test('a slug is made of lower-case words and hyphens, and is stable', () => {
  expect(slug('Gated recurrent unit (GRU)')).toBe('gated-recurrent-unit-gru');
  expect(slug('¿?')).toBe('');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (text) => {
      const once = slug(text);
      expect(once.length).toBeLessThanOrEqual(60);
      expect(once).toMatch(/^$|^[^\s-]+(-[^\s-]+)*$/u);
      expect(slug(once)).toBe(once);
    }),
  );
});

test('two letters swapped are one error', () => {
  expect(editDistance('memory', 'mmeory')).toBe(1);
  expect(editDistance('memory', 'memroy')).toBe(1);
  expect(editDistance('memory', 'memoyr')).toBe(1);
  expect(editDistance('memory', 'nenory')).toBe(2);
  expect(editDistance('abcd', 'badc')).toBeGreaterThan(1);
});
