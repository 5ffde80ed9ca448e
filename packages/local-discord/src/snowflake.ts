/** Discord's ids: milliseconds since 2015 in the upper bits, a counter in the lower 22. */

const discordEpochMs = 1_420_070_400_000;

const compose = (timeMs: number, count: bigint) =>
  ((BigInt(Math.floor(timeMs) - discordEpochMs) << 22n) | count).toString();

/** The id of something that is there from the beginning; the same in every run. */
export const seedId = (number: number): string => compose(Date.UTC(2024, 0, 1), BigInt(number));

/** The bot's user, which is its application as well. */
export const botId = seedId(1);

/** Makes ids that grow, also within one millisecond. `now` in milliseconds since 1970. */
export function createSnowflakes(now: () => number): () => string {
  let count = 0n;
  return () => compose(now(), count++ & 0x3fffffn);
}
