/** A chat completions server for tests, with well and badly behaved answers. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Query {
  authorization: string | undefined;
  body: {
    model: string;
    stream: boolean;
    messages: { role: string; content: string }[];
    /** The texts of an embeddings call. */
    input?: string | string[];
  };
}

export type Behaviour = (response: ServerResponse, asked: Query) => void | Promise<void>;

export interface ModelServer {
  /** Ends in `/v1`. */
  url: string;
  asked: Query[];
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

export async function startModelServer(): Promise<ModelServer> {
  const asked: Query[] = [];
  let behaviour: Behaviour = says('');
  const server = createServer(async (request, response) => {
    const question: Query = {
      authorization: request.headers.authorization,
      body: JSON.parse(await bodyOf(request)),
    };
    asked.push(question);
    await behaviour(response, question);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    behave(next) {
      behaviour = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

const event = (data: object | string) =>
  `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
const chunk = (delta: object, finish: string | null = null) =>
  event({ id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] });

const begin = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' });

/** Streams a text word by word and ends properly. */
export const says =
  (text: string, usage = { prompt_tokens: 100, completion_tokens: 20 }): Behaviour =>
  (response) => {
    begin(response);
    for (const word of text.split(/(?<= )/)) response.write(chunk({ content: word }));
    response.write(chunk({}, 'stop'));
    response.write(event({ id: 'c', object: 'chat.completion.chunk', choices: [], usage }));
    response.end(event('[DONE]'));
  };

/** Whether a call asks for verdicts on the sentences of an answer. */
export const isJudging = ({ body }: Query): boolean =>
  body.messages[0]?.content.startsWith('You check an answer') ?? false;

/** The sentences of a judging call. */
export const sentencesToJudge = ({ body }: Query): string[] =>
  (body.messages.at(-1)?.content ?? '')
    .replace(/^[\s\S]*Answer, sentence by sentence:\n/, '')
    .split('\n')
    .map((line) => line.replace(/^\d+\. | \((?:all sources|sources [\d, ]+)\)$/g, ''));

export type Judgement = 'supported' | 'contradicted' | 'not_stated';

/** Verdicts in the form asked for. */
export const verdicts = (judgements: readonly Judgement[], answers = true): string =>
  JSON.stringify({
    verdicts: judgements.map((verdict, i) => ({ sentence: i + 1, why: 'as read', verdict })),
    answers,
  });

/** Writes a text at each try, and gives the verdicts; without any, every sentence is supported. */
export function teaches(
  texts: string | string[],
  judge: (sentences: string[], asked: Query) => string = (all) => verdicts(all.map(() => 'supported')),
): Behaviour {
  const left = [texts].flat();
  return (response, asked) => {
    const said = isJudging(asked)
      ? judge(sentencesToJudge(asked), asked)
      : ((left.length > 1 ? left.shift() : left[0]) ?? '');
    return says(said)(response, asked);
  };
}

/** Ends with an HTTP error of the shape that OpenAI uses. */
export const fails =
  (status: number, code: string, headers: Record<string, string> = {}): Behaviour =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error: { message: `secret detail of ${code}`, type: code, code } }));
  };

/** Ends with an HTTP error with this body. */
export const answers =
  (status: number, body: object | string): Behaviour =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** Streams these pieces as they are, each an event. */
export const streams =
  (...pieces: (object | string)[]): Behaviour =>
  (response) => {
    begin(response);
    response.end(pieces.map(event).join(''));
  };

/** One event of a stream. */
export const piece = (delta: object, finish: string | null = null) => ({
  choices: [{ index: 0, delta, finish_reason: finish }],
});

/** Rejects these parameters one after the other in a server's words, then answers with a text. */
export const refusesParameters =
  (errors: Record<string, (name: string) => [status: number, body: object]>, text: string): Behaviour =>
  (response, asked) => {
    const refused = Object.keys(errors).find((name) => name in asked.body);
    return refused && errors[refused]
      ? answers(...errors[refused](refused))(response, asked)
      : asked.body.stream
        ? says(text)(response, asked)
        : answers(200, { choices: [{ message: { content: text }, finish_reason: 'stop' }] })(response, asked);
  };

/** Sends a part, then breaks the connection. */
export const breaksAfter =
  (text: string): Behaviour =>
  (response) => {
    begin(response);
    response.write(chunk({ content: text }), () => setTimeout(() => response.destroy(), 20));
  };

/** Sends a part and ends the stream without the final event. */
export const stopsAfter =
  (text: string): Behaviour =>
  (response) => {
    begin(response);
    response.end(chunk({ content: text }));
  };

/** Sends a part, then nothing more on an open connection. */
export const hangsAfter =
  (text: string): Behaviour =>
  (response) => {
    if (text === '') return;
    begin(response);
    response.write(chunk({ content: text }));
  };

export const refuses =
  (how: 'refusal' | 'content_filter'): Behaviour =>
  (response) => {
    begin(response);
    response.write(chunk({ content: 'I would tell you, ' }));
    response.write(how === 'refusal' ? chunk({ refusal: 'I cannot.' }) : chunk({}, 'content_filter'));
    response.write(how === 'refusal' ? chunk({}, 'stop') : '');
    response.end(event('[DONE]'));
  };

/** Answers with bytes that are no stream. */
export const sends =
  (type: string, body: string): Behaviour =>
  (response) => {
    response.writeHead(200, { 'content-type': type });
    response.end(body);
  };
