/** What every question says beside its kind. */
export const about = {
  fact: 'f',
  source: 'deck',
  topic: null,
  level: 'first',
  prompt: 'p',
  explanation: 'e',
} as const;
