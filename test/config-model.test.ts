import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/app/config.ts';

describe('OPENAI_BASE_URL', () => {
  it.each(['localhost:11434/v1', '127.0.0.1:8080/v1', 'ollama/v1', 'ftp://host/v1', '//host/v1'])(
    '%s is refused with what it must be',
    (address) =>
      expect(() => readConfig({ OPENAI_BASE_URL: address })).toThrow(
        /OPENAI_BASE_URL: must be an address with its scheme, like http:\/\/localhost:11434\/v1/,
      ),
  );

  it.each([
    'http://localhost:11434/v1',
    'https://api.openai.com/v1/',
    'http://[::1]:8080/v1',
    'http://ollama/v1',
  ])('%s is taken', (address) =>
    expect(readConfig({ OPENAI_BASE_URL: address }).languageModel?.baseUrl).toBe(address),
  );
});

it('OPENAI_MAX_TOKENS sets the longest answer', () => {
  expect(readConfig({ OPENAI_API_KEY: 'k', OPENAI_MAX_TOKENS: '4000' }).languageModel?.maxTokens).toBe(4000);
  expect(readConfig({ OPENAI_API_KEY: 'k' }).languageModel).not.toHaveProperty('maxTokens');
  expect(() => readConfig({ OPENAI_MAX_TOKENS: '5' })).toThrow(/OPENAI_MAX_TOKENS/);
});

it('a day is enough for some answers of two calls each, for a person and for a server', () => {
  expect(readConfig({ OPENAI_API_KEY: 'k' }).languageModel).toMatchObject({
    userTokens: 100_000,
    serverTokens: 1_000_000,
  });
});
