/** Answers to interactions, sent past the gate for all other requests. */
import { type Client, REST } from 'discord.js';

/** Acknowledgements, and what is sent with an interaction's token. */
const isInteraction = (route: string) => /^\/(interactions|webhooks)\//.test(route);

/**
 * Discord counts 50 requests a second over everything but interaction endpoints ("Rate Limits" in its documentation);
 * discord.js counts those, too, and a busy hour then waits at its gate. The limits of each route stay in force.
 */
export function ungateInteractions({ rest }: Client): void {
  const interactions = new REST({ ...rest.options, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  const gated = rest.queueRequest.bind(rest);
  // The token in the address is the authority; Discord's own examples send no other.
  rest.queueRequest = (request) =>
    isInteraction(request.fullRoute)
      ? interactions.queueRequest({ ...request, auth: false })
      : gated(request);
}
