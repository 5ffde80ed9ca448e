/** Dates as people write them. They are days without a time, so the zone is always UTC. */
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const long = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** 2015-01-14 → 14 Jan. */
export const dayOf = (date: string): string => short.format(new Date(date));

/** 2015-01-14 → 14 January 2015. */
export const dateOf = (date: string): string => long.format(new Date(date));
