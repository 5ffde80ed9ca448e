/** The claims that can be measured. */
import { type ClaimName, claims } from '../../types/probe.ts';
import { backpropagation } from './backpropagation.ts';
import type { ClaimSpec } from './claim.ts';
import { features } from './features.ts';
import { gates } from './gates.ts';
import { memory } from './memory.ts';
import { order } from './order.ts';
import { parallel } from './parallel.ts';
import { recall } from './recall.ts';
import { sequential } from './sequential.ts';
import { speed } from './speed.ts';
import { usage } from './usage.ts';
import { vanishing } from './vanishing.ts';

const all: Partial<Record<ClaimName, ClaimSpec>> = {
  sequential,
  parallel,
  memory,
  vanishing,
  gates,
  features,
  backpropagation,
  speed,
  recall,
  order,
  usage,
};

/** Nothing for a claim without a probe. */
export const claimSpec = (claim: string): ClaimSpec | undefined => all[claim as ClaimName];

export const measurableClaims: readonly ClaimSpec[] = claims.flatMap((claim) => all[claim] ?? []);
