import type { Claim } from '../check.ts';
import { placesOf } from '../formulas.ts';

/** Where a window of 5 stands along a side that is padded to keep its size. */
const places = (side: number): number => placesOf(side, 5, 1, 2);
const [pixels, neurons] = [100, 10];

export const claims: Claim[] = [
  ['- text: "{26}" right: true', 5 * 5 + 1],
  ['- text: "{25}" remark: "These are the weights.', 5 * 5],
  ['- text: "{10}" remark: "The window has 5 · 5 places, and not 5 + 5."', 5 + 5],
  ['weights and one bias make {26}, however', 5 * 5 + 1],
  ['- text: "{1,010}" right: true', neurons * (pixels + 1)],
  ['- text: "{1,000}" remark: "That leaves out the 10 biases."', neurons * pixels],
  ['- text: "{110}" remark: "Each of the 10 neurons has its own weight', pixels + neurons],
  ['- text: "{101}" remark: "That is one neuron', pixels + 1],
  ['- text: "It {doubles}" remark: "The filter is', places(200) / places(100)],
  [
    '- text: "It grows {fourfold}" remark: "That is the number of places',
    places(200) ** 2 / places(100) ** 2,
  ],
  ['leaves out the {10} biases', 1_010 - neurons * pixels],
  ['That is one neuron: {100} weights and', 1_010 / neurons - 1],
  ['Each neuron has {100} weights and one bias', 1_010 / neurons - 1],
  ['text: "It falls to a {quarter}"', places(100) ** 2 / places(200) ** 2],
];
