/** Buttons that measure what a topic claims. */
import type { Button } from '../../discord/reply.ts';
import type { Topic } from '../../types/lessons.ts';
import { proveActions } from '../actions.ts';
import { claimSpec } from '../claims/index.ts';

/** A button for each claim of these topics that can be measured, at most `most`. */
export const measureButtons = (topics: readonly Pick<Topic, 'claims'>[], most: number): Button[] =>
  [...new Set(topics.flatMap(({ claims }) => claims))]
    .flatMap((claim) => claimSpec(claim) ?? [])
    .slice(0, most)
    .map(({ claim, shortTitle }) => ({
      label: `See it measured: ${shortTitle}`,
      action: proveActions.to.show(claim),
    }));
