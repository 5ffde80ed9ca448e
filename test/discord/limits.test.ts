import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, limits, withinLimits } from '../../src/discord/limits.ts';
import type { Reply } from '../../src/discord/reply.ts';

const size = ({ title, text, footer, fields = [] }: Reply) =>
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
  // Lengths are drawn on their own: left to itself, fast-check makes texts of twenty letters at most.
  const words = (most: number) =>
    fc
      .tuple(fc.integer({ min: 1, max: most }), fc.constantFrom('a', 'gate ', '深い', '🧠', '\n', '```'))
      .map(([length, piece]) =>
        `x${piece.repeat(Math.ceil(length / piece.length))}`.slice(0, length).toWellFormed(),
      );
  const fieldsOf = (most: number) =>
    fc.integer({ min: 0, max: most }).chain((count) =>
      fc.array(fc.record({ name: words(500), value: words(2_000) }), {
        minLength: count,
        maxLength: count,
      }),
    );
  const answers = fc.record(
    { title: words(600), text: words(9_000), footer: words(3_000), fields: fieldsOf(30) },
    { requiredKeys: [] },
  );

  it('keeps every part, and all of them together, within what Discord takes', () => {
    let cutSamples = 0;
    fc.assert(
      fc.property(answers, (answer) => {
        const fitted = withinLimits(answer);
        expect(fitted.title?.length ?? 0).toBeLessThanOrEqual(limits.title);
        expect(fitted.text?.length ?? 0).toBeLessThanOrEqual(limits.text);
        expect(fitted.footer?.length ?? 0).toBeLessThanOrEqual(limits.footer);
        expect(fitted.fields?.length ?? 0).toBeLessThanOrEqual(limits.fields);
        for (const { name, value } of fitted.fields ?? []) {
          expect(name.length).toBeLessThanOrEqual(limits.fieldName);
          expect(value.length).toBeLessThanOrEqual(limits.fieldValue);
          expect(name.trim() && value.trim()).not.toBe('');
        }
        expect(size(fitted)).toBeLessThanOrEqual(limits.embed);
        expect(JSON.stringify(fitted)).not.toMatch(/\\ud[89a-f]/);
        if (size(answer) > limits.embed) cutSamples += 1;
      }),
    );
    expect(cutSamples).toBeGreaterThan(20);
  });

  it('uses the room that there is, and says where something is missing', () => {
    const fields = Array.from({ length: 25 }, (_, i) => ({ name: `n${i}`, value: 'word '.repeat(200) }));
    const fitted = withinLimits({ title: 't', text: 'word '.repeat(800), footer: 'short', fields });
    expect(size(fitted)).toBeGreaterThan(5_500);
    expect(fitted.footer).toBe('short');
    expect(fitted.text).toMatch(/… \(cut\)$/);
    expect(fitted.fields?.map(({ name }) => name)).toEqual(fields.map(({ name }) => name));
    for (const { value } of fitted.fields ?? []) expect(value).toMatch(/… \(cut\)$/);
  });

  it('leaves alone what fits', () => {
    const fits = { title: 'a', text: 'b'.repeat(4_000), footer: 'c', fields: [{ name: 'd', value: 'e' }] };
    expect(withinLimits(fits)).toEqual(fits);
  });

  it('holds no half characters, whoever halved them', () => {
    const half = '\ud83e';
    const fields = [{ name: `a${half}`, value: `b${half}` }];
    const buttons = [[{ label: `c${half}`, action: 'x' }]];
    const fitted = withinLimits({ title: half, text: half, footer: half, fields, buttons });
    expect(JSON.stringify(fitted)).not.toMatch(/\\ud8/);
    expect(fitted.fields).toEqual([{ name: 'a\ufffd', value: 'b\ufffd' }]);
  });

  it('shows five buttons in a row and five rows', () => {
    const row = (from: number) =>
      Array.from({ length: 7 }, (_, i) => ({ label: `${from + i}`, action: `${from + i}` }));
    const { buttons } = withinLimits({ buttons: [0, 10, 20, 30, 40, 50].map(row) });
    expect(buttons?.map((shown) => shown.map(({ label }) => Number(label)))).toEqual(
      [0, 10, 20, 30, 40].map((from) => [0, 1, 2, 3, 4].map((i) => from + i)),
    );
  });

  it('leaves out what would say nothing, and names no button twice', () => {
    const button = (label: string, action: string) => ({ label, action });
    const rows = [
      [button(' ', 'a'), button('B', 'b')],
      [button('again', 'a'), button('🧠'.repeat(60), 'c')],
    ];
    const fitted = withinLimits({
      title: ' ',
      text: '\n',
      fields: [{ name: ' ', value: 'x' }],
      buttons: rows,
    });
    expect(fitted).toEqual({
      buttons: [[button('–', 'a'), button('B', 'b')], [button(`${'🧠'.repeat(39)}…`, 'c')]],
    });
  });
});
