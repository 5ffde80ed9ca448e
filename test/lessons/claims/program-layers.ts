/** What the layers of the bot's own network for digits learn. */
import { compileNetwork } from '../../support/digits.ts';
import { sumOf } from './formulas.ts';

/** Parameters of all layers of a kind. */
function parametersOf(kind: RegExp): number {
  const found = compileNetwork('cnn', 64).layers.filter(({ name }) => kind.test(name));
  return found.length === 0 ? Number.NaN : sumOf(found.map(({ params }) => params));
}
export const [poolingWeights, flattenWeights] = [parametersOf(/^pool/), parametersOf(/^flatten/)];
