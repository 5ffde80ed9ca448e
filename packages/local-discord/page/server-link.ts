/** The page's line to its server. */
import type { Action, ActionOutcome, Change, ChannelPage, Overview } from '../src/page-server/protocol.ts';

export interface ServerLink {
  overview(): Promise<Overview>;
  channel(id: string, before?: string): Promise<ChannelPage>;
  act(action: Action): Promise<ActionOutcome>;
  /** Calls back for every change, and says when the line breaks and is restored. Ends with the returned function. */
  follow(onChange: (change: Change) => void, onState: (connected: boolean) => void): () => void;
}

/** All of it as `user`. */
export function connectPage(user: string): ServerLink {
  const address = (path: string, query: Record<string, string> = {}) =>
    `${path}?${new URLSearchParams({ user, ...query })}`;
  const read = async <Body>(response: Promise<Response>): Promise<Body> => {
    const answer = await response;
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as Body;
  };
  return {
    overview: () => read(fetch(address('/overview'))),
    channel: (id, before) => read(fetch(address('/channel', { id, ...(before && { before }) }))),
    async act(action) {
      try {
        return await read<ActionOutcome>(
          fetch(address('/act'), { method: 'POST', body: JSON.stringify(action) }),
        );
      } catch {
        return {
          ok: false,
          silent: false,
          problem: 'The local Discord cannot be reached. Is it still running?',
        };
      }
    },
    follow(onChange, onState) {
      const events = new EventSource(address('/events'));
      events.onopen = () => onState(true);
      events.onerror = () => onState(false);
      events.onmessage = ({ data }: MessageEvent<string>) => onChange(JSON.parse(data));
      return () => events.close();
    },
  };
}
