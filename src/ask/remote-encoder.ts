import { described } from './model-faults.ts';
import { isObject, post, type ServerOptions } from './model-server.ts';
import { createParameterSupport, refusedIn } from './parameter-support.ts';
import type { SentenceEncoder } from './vectors.ts';

export interface RemoteEncoderOptions extends ServerOptions {
  model: string;
}

const deadlineMs = 30_000;

/**
 * An embedding model behind an OpenAI-compatible server. A call is repeated once, without a parameter that the server
 * rejects. `encode` rejects with the message of the server, without the key.
 */
export function createRemoteEncoder(options: RemoteEncoderOptions): SentenceEncoder {
  const { model, apiKey } = options;
  const parameterSupport = createParameterSupport();

  async function ask(texts: readonly string[]): Promise<unknown> {
    const signal = AbortSignal.timeout(deadlineMs);
    const encoded = parameterSupport.refused.has('encoding_format') ? {} : { encoding_format: 'float' };
    const body = { model, input: [...texts], ...encoded };
    try {
      return await (await post(options, '/embeddings', body, signal)).json();
    } catch (error) {
      if (refusedIn(error, body) !== 'encoding_format') throw error;
      const { encoding_format: _, ...rest } = body as typeof body & { encoding_format?: string };
      const answer = await (await post(options, '/embeddings', rest, signal)).json();
      parameterSupport.refused.add('encoding_format');
      return answer;
    }
  }

  return {
    name: model,
    async encode(texts) {
      const answer = await ask(texts).catch((error: unknown) => {
        throw new Error(described(error, apiKey));
      });
      const vectors = vectorsIn(answer);
      if (vectors.length !== texts.length)
        throw new Error(`the server sent ${vectors.length} vectors for ${texts.length} texts`);
      return vectors.map(unit);
    },
  };
}

/** The vectors in the order of the texts. A server may send them in another order. */
function vectorsIn(answer: unknown): number[][] {
  const data = isObject(answer) && Array.isArray(answer.data) ? (answer.data as unknown[]) : [];
  const found = data.filter(isObject).map(({ index, embedding }, i) => ({
    place: typeof index === 'number' ? index : i,
    vector: numbersOf(embedding),
  }));
  const length = found[0]?.vector.length ?? 0;
  const sound = found.filter(({ vector }) => vector.length > 0 && vector.length === length);
  return sound.sort((a, b) => a.place - b.place).map(({ vector }) => vector);
}

/** The numbers of an embedding: a list, or 32-bit floats in base64. */
function numbersOf(embedding: unknown): number[] {
  if (typeof embedding === 'string') {
    const bytes = Buffer.from(embedding, 'base64');
    return Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => bytes.readFloatLE(4 * i));
  }
  return Array.isArray(embedding) && embedding.every(Number.isFinite) ? (embedding as number[]) : [];
}

/** Scales a vector to length 1, so that a dot product is a cosine. */
function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
}
