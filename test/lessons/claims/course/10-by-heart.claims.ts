import type { Claim } from '../check.ts';
import { setting } from './settings.ts';

export const claims: Claim[] = [
  ['{300} pictures of clothes are few', setting('10-by-heart', 'samples')],
  ['{twenty} rounds are many', setting('10-by-heart', 'epochs')],
];
