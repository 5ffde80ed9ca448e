/** Powers that the lesson on vanishing gradients names, computed again. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const text = readFileSync(`${import.meta.dirname}/../../documents/vanishing-gradients.md`, 'utf8');
/** Such as 10⁻⁶⁵. */
const raised = (base: string, power: number): string =>
  base + [...String(power)].map((digit) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(digit)]).join('');

test('784 pixels leave nothing of a signal', () => {
  // The slope of tanh at 0.5 times 1.1, between 784 steps; the bound is the next power of ten above.
  const left = ((1 - 0.5 ** 2) * 1.1) ** (784 - 1);
  const bound = Math.ceil(Math.log10(left));
  expect(text).toContain(`Over 784 single pixels: below ${raised('10', bound)}, nothing`);
  expect(text).toContain(`less than ${raised('10', bound)} survives 784 pixels`);
});

test('32-bit numbers end, and the exponential gets there', () => {
  const largest = (2 - 2 ** -23) * 2 ** 127;
  expect(text).toContain(`too large for 32 bits (about ${raised('10', Math.floor(Math.log10(largest)))})`);
  const tooLarge = Math.floor(Math.log(largest)) + 1;
  expect(text).toContain(`${raised('e', tooLarge)} is already too large for 32 bits`);
  expect(Number.isFinite(Math.fround(Math.exp(tooLarge - 1)))).toBe(true);
  expect(Number.isFinite(Math.fround(Math.exp(tooLarge)))).toBe(false);
});

test('a Python float ends where a number of JavaScript does', () => {
  const [digits, power] = Number.MAX_VALUE.toExponential(1).split('e+');
  expect(text).toContain(`a Python float at ${digits} · ${raised('10', Number(power))}`);
});

test('a loss that grows a hundredfold reaches the end after 19 updates', () => {
  const loss = ((1 - 5.5 * 2) ** 2) ** 19;
  expect(text).toContain(`After 19 updates it is ${raised('10', Math.round(Math.log10(loss)))}`);
});
