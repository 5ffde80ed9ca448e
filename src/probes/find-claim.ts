/** Finds the claim that somebody means. */
import { UserError } from '../types/errors.ts';
import type { ClaimSpec } from './claims/claim.ts';
import { measurableClaims } from './claims/index.ts';

/** The claim of this name, or whose sentence holds the words. @throws UserError when there is none */
export function findClaim(typed: string): ClaimSpec {
  const found = measurableClaims.find(({ claim }) => claim === typed) ?? suggestClaims(typed)[0];
  if (found) return found;
  const names = measurableClaims.map(({ title }) => `- ${title}`).join('\n');
  throw new UserError(`I cannot measure “${typed}”. I can measure these claims:\n${names}`);
}

/** Claims that hold every word that is typed. */
export function suggestClaims(typed: string): ClaimSpec[] {
  const words = typed.toLowerCase().split(/\W+/).filter(Boolean);
  return measurableClaims.filter(({ claim, title }) => {
    const text = `${claim} ${title}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
