import OpenAI from 'openai';
import type { Encoder } from './vectors.ts';

export interface RemoteEncoderOptions {
  apiKey: string;
  /** Ends in `/v1`. */
  baseUrl: string;
  model: string;
}

const deadlineMs = 30_000;

/** An embedding model behind an OpenAI-compatible server; asked once, never again by itself. */
export function createRemoteEncoder({ apiKey, baseUrl, model }: RemoteEncoderOptions): Encoder {
  const client = new OpenAI({ apiKey, baseURL: baseUrl, maxRetries: 0, logLevel: 'off' });
  return {
    name: model,
    async encode(texts) {
      const { data } = await client.embeddings.create(
        { model, input: [...texts], encoding_format: 'float' },
        { signal: AbortSignal.timeout(deadlineMs) },
      );
      return data.map(({ embedding }) => unit(embedding));
    },
  };
}

/** Of length 1, so that a product is the cosine of the angle. */
function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
}
