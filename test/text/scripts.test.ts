import { describe, expect, it } from 'vitest';
import { asTyped, lowered, raised, withPowersAsWords } from '../../src/text/scripts.ts';

describe('raised and lowered', () => {
  it.each([
    ['6', '⁶'],
    ['-3', '⁻³'],
    ['−3', '⁻³'],
    [' 12 ', '¹²'],
    ['n + 1', 'ⁿ⁺¹'],
    ['(t)', '⁽ᵗ⁾'],
    ['T', 'ᵀ'],
    ['th', 'ᵗʰ'],
    ['⁶', '⁶'],
    ['x²', '^(x²)'],
    ['2.5', '^(2.5)'],
    ['q', '^q'],
    ['a b', '^(a b)'],
    ['*', '*'],
    ['[1]', '[1]'],
    ['', ''],
    ['constructor', 'ᶜᵒⁿˢᵗʳᵘᶜᵗᵒʳ'],
  ])('raises %s to %s', (text, expected) => expect(raised(text)).toBe(expected));

  it.each([
    ['2', '₂'],
    ['t-1', 'ₜ₋₁'],
    ['t − 1', 'ₜ₋₁'],
    ['max', 'ₘₐₓ'],
    ['d', '_d'],
    ['in', 'ᵢₙ'],
    ['model', '_(model)'],
  ])('lowers %s to %s', (text, expected) => expect(lowered(text)).toBe(expected));
});

describe('as people type it', () => {
  it.each([
    ['10⁶', '10^6'],
    ['10⁻³', '10^-3'],
    ['H₂O', 'H2O'],
    ['xₜ₋₁', 'xt-1'],
    ['2¹⁰', '2^10'],
  ])('%s is %s', (text, expected) => expect(asTyped(text)).toBe(expected));
});

describe('powers as parts of words', () => {
  it.each([
    ['10⁶ and 10^6', '10pow6 and 10pow6'],
    ['10⁻³ and 10^(-3)', '10powminus3 and 10powminus3'],
    ['n² in H₂O', 'npow2 in H2O'],
  ])('%s are %s', (text, expected) => expect(withPowersAsWords(text)).toBe(expected));
});
