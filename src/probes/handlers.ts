/** What `/prove` and its buttons do. */

import type { CommandContext } from '../discord/command.ts';
import type { Button, Reply } from '../discord/reply.ts';
import type { ClaimSpec } from './claims/claim.ts';
import { roundsOf } from './tables/measurements.ts';
import { methodReply, proofReply } from './views/proof.ts';

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
