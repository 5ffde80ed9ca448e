/** Splits a text into word pieces and returns their ids, between those of [CLS] and [SEP]. */
import { Tokenizer } from '@huggingface/tokenizers';
import { maxTokens } from './network.ts';

/** `vocabulary` and `settings` are the model's parsed tokenizer.json and tokenizer_config.json. */
export function createTokenizer(vocabulary: object, settings: object): (text: string) => Int32Array {
  const tokenizer = new Tokenizer(vocabulary, settings);
  return (text) => {
    const { ids } = tokenizer.encode(text);
    const end = ids.at(-1) as number;
    return Int32Array.from(ids.length > maxTokens ? [...ids.slice(0, maxTokens - 1), end] : ids);
  };
}
