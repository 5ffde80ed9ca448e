/** Exempts interaction responses from the global rate limit. */
import { type Client, REST } from 'discord.js';

/** Routes of acknowledgements, and of requests with an interaction's token. */
const isInteraction = (route: string) => /^\/(interactions|webhooks)\//.test(route);

/**
 * Discord's global limit of 50 requests a second excludes interaction endpoints ("Rate Limits" in its documentation).
 * discord.js counts them, which delays replies under load. The limits of each route stay in force.
 */
export function ungateInteractions({ rest }: Client): void {
  const interactions = new REST({ ...rest.options, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  const gated = rest.queueRequest.bind(rest);
  // The token in the URL authorises the request; Discord's own examples send no other.
  rest.queueRequest = (request) =>
    isInteraction(request.fullRoute)
      ? interactions.queueRequest({ ...request, auth: false })
      : gated(request);
}
