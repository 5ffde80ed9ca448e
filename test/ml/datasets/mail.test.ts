import { expect, test } from 'vitest';
import { wordsOf } from '../../../src/ml/datasets/mail.ts';

const words = (...lines: string[]) => wordsOf(lines.join('\n')).join(' ');

test('subject and body count, every other header is ignored', () => {
  expect(words('From: spammer', 'Subject: Win $1000 now!', 'X-Spam: yes', '', 'Dear Friend')).toBe(
    'win $ # now ! dear friend',
  );
});

test('a folded subject is read whole, a list’s tag and encoded words are not', () => {
  expect(words('Subject: [ILUG] one', '\ttwo =?iso-8859-1?Q?caf=E9?= three', '', 'four')).toBe(
    'one two three four',
  );
});

test('markup, scripts and comments go, what a browser shows stays', () => {
  const body = '<html><style>p {}</style><p>F<!-- x -->ree &amp; <b>easy</b><script>go()</script></p></html>';
  expect(words('Content-Type: text/html', '', body)).toBe('free easy');
});

test('the first part that holds text is read, in its encoding', () => {
  expect(
    words(
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      'ignored',
      '--b',
      'Content-Type: image/gif',
      'Content-Transfer-Encoding: base64',
      '',
      'R0lGOD',
      '--b',
      'Content-Type: text/plain',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('hello there').toString('base64'),
      '--b--',
    ),
  ).toBe('hello there');
  expect(words('Content-Transfer-Encoding: quoted-printable', '', 'so=', 'ft li=6Ee')).toBe('soft line');
});

test('a list’s footer is cut', () => {
  expect(words('', 'text', '_'.repeat(47), 'Some-list mailing list')).toBe('text');
});

test('at most 120 words are kept, and none of more than 20 letters', () => {
  expect(wordsOf(`\n\n${'word '.repeat(500)}`)).toHaveLength(120);
  expect(words('', `a ${'x'.repeat(21)} b`)).toBe('a b');
});
