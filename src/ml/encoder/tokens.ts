/** Text to the numbers of its word pieces, [CLS] before and [SEP] behind them. */
import { Tokenizer } from '@huggingface/tokenizers';
import { mostTokens } from './network.ts';

/** `vocabulary` and `settings` are the model's tokenizer.json and tokenizer_config.json, parsed. */
export function createTokenizer(vocabulary: object, settings: object): (text: string) => Int32Array {
  const tokenizer = new Tokenizer(vocabulary, settings);
  return (text) => {
    const { ids } = tokenizer.encode(text);
    const end = ids.at(-1) as number;
    return Int32Array.from(ids.length > mostTokens ? [...ids.slice(0, mostTokens - 1), end] : ids);
  };
}
