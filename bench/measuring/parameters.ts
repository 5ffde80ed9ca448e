import type { Network } from '../../src/types/training.ts';
import { compileNetwork, parameterCount } from '../../test/support/digits.ts';

/** Number of parameters of one of this project's networks on digits. */
export const ownParameters = (network: Network, units: number): number =>
  parameterCount(compileNetwork(network, units));
