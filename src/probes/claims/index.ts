/** The claims that can be measured. */
import { type ClaimName, claims } from '../../types/probe.ts';
import { backpropagationClaim } from './backpropagation.ts';
import type { ClaimSpec } from './claim.ts';
import { featuresClaim } from './features.ts';
import { gatesClaim } from './gates.ts';
import { memoryClaim } from './memory.ts';
import { orderClaim } from './order.ts';
import { parallelClaim } from './parallel.ts';
import { recallClaim } from './recall.ts';
import { sequentialClaim } from './sequential.ts';
import { speedClaim } from './speed.ts';
import { usageClaim } from './usage.ts';
import { vanishingClaim } from './vanishing.ts';

const all: Record<ClaimName, ClaimSpec> = {
  sequential: sequentialClaim,
  parallel: parallelClaim,
  memory: memoryClaim,
  recall: recallClaim,
  vanishing: vanishingClaim,
  gates: gatesClaim,
  features: featuresClaim,
  order: orderClaim,
  backpropagation: backpropagationClaim,
  speed: speedClaim,
  usage: usageClaim,
};

export const measurableClaims: readonly ClaimSpec[] = claims.map((claim) => all[claim]);

/** Nothing for a claim without a probe: a server's own documents may make any. */
export const claimSpec = (name: string): ClaimSpec | undefined =>
  measurableClaims.find(({ claim }) => claim === name);
