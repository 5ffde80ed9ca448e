import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/discord/answer.ts';
import { cut, limits, withinLimits } from '../../src/discord/limits.ts';

const size = ({ title, text, footer, fields = [] }: Answer) =>
  [title, text, footer, ...fields.flatMap(({ name, value }) => [name, value])].join('').length;

describe('cut', () => {
  it('leaves alone what fits', () => expect(cut('one two', 7)).toBe('one two'));

  it('ends at a word and says that it was cut', () => {
    const text = cut('alpha beta gamma delta epsilon zeta', 30);
    expect(text).toBe('alpha beta gamma … (cut)');
  });

  it('closes a code block that it cuts open', () => {
    const text = cut(`before\n\`\`\`text\n${'h = tanh(z) '.repeat(30)}\n\`\`\``, 120);
    expect(text.match(/```/g)).toHaveLength(2);
    expect(text.endsWith('… (cut)')).toBe(true);
  });

  it('never exceeds the length', () =>
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400, unit: 'binary' }),
        fc.integer({ min: 30, max: 200 }),
        (text, length) => {
          expect(cut(text, length).length).toBeLessThanOrEqual(length);
        },
      ),
    ));
});

describe('withinLimits', () => {
  const words = (maxLength: number) => fc.string({ maxLength, minLength: 1 });
  const answers = fc.record(
    {
      title: words(600),
      text: words(9000),
      footer: words(3000),
      fields: fc.array(fc.record({ name: words(500), value: words(2000) }), { maxLength: 30 }),
    },
    { requiredKeys: [] },
  );

  it('keeps every part, and all of them together, within what Discord takes', () =>
    fc.assert(
      fc.property(answers, (answer) => {
        const fitted = withinLimits(answer);
        expect(fitted.title?.length ?? 0).toBeLessThanOrEqual(limits.title);
        expect(fitted.text?.length ?? 0).toBeLessThanOrEqual(limits.text);
        expect(fitted.footer?.length ?? 0).toBeLessThanOrEqual(limits.footer);
        expect(fitted.fields?.length ?? 0).toBeLessThanOrEqual(limits.fields);
        expect(size(fitted)).toBeLessThanOrEqual(limits.embed);
      }),
    ));
});
