import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quote } from '../../src/text/escape.ts';

describe('quote', () => {
  it('leaves ordinary words alone', () => expect(quote('hidden state')).toBe('“hidden state”'));

  it('takes the power from links, mentions, markup and invisible characters', () => {
    expect(quote('[free](https://x.y) @everyone')).not.toMatch(/\]\(|https:\/\/|@everyone/);
    expect(quote('**a** `b` ||c||')).toBe('“\\*\\*a\\*\\* \\`b\\` \\|\\|c\\|\\|”');
    expect(quote('a\u202eb\0c\nd')).toBe('“a b c d”');
  });

  it('keeps anything on one short line', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5_000 }), (text) => {
        expect(quote(text)).not.toMatch(/[\n\r\0]/);
        expect(quote(text).length).toBeLessThan(250);
      }),
    ));
});
