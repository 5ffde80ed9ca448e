/** What `/prove` and its buttons do. */

import type { CommandContext } from '../discord/command.ts';
import type { Button, Reply } from '../discord/reply.ts';
import { UserError } from '../types/errors.ts';
import type { ClaimSpec } from './claims/claim.ts';
import { measurableClaims } from './claims/index.ts';
import { roundsOf } from './tables/measurements.ts';
import { methodReply, proofReply } from './views/proof.ts';

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

/** Shows a stored result, or measures what is missing. @param lessonOf a button for the claim's lesson */
export async function prove(
  { services, person, show }: CommandContext,
  spec: ClaimSpec,
  lessonOf: (spec: ClaimSpec) => Button[],
  again = false,
): Promise<Reply> {
  const { prober } = services;
  const round = prober.stored(spec);
  if (!again && round && round.measurements.length >= spec.seeds)
    return proofReply(spec, { round, phase: 'over', wanted: spec.seeds }, lessonOf(spec));
  const state = await prober.measure(spec, {
    ...{ userId: person.id, again },
    onChange: (state) => show(proofReply(spec, state)),
  });
  return proofReply(spec, state, lessonOf(spec));
}

export async function cancelProof(
  { services, person }: CommandContext,
  spec: ClaimSpec,
  lessonOf: (spec: ClaimSpec) => Button[],
): Promise<Reply> {
  return proofReply(spec, await services.prober.cancel(spec, person.id), lessonOf(spec));
}

export const proofMethod = ({ services }: CommandContext, spec: ClaimSpec): Reply =>
  methodReply(spec, roundsOf(services.db, spec.claim, spec.version));
