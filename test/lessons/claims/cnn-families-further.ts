/** What the lesson says again: sizes that stacks see, layers of known networks, and what a block learns. */
import type { Claim } from './check.ts';
import { conv, vggSides } from './cnn-families-more.ts';
import { placesOf, pooled, slope, sumOf } from './formulas.ts';

/** Rows and columns that a value sees behind layers of this side. */
const seen = (layers: number, side: number): number => 1 + layers * (side - 1);
/** Layers with weights: the blocks, the first convolution and the dense layer. */
const layers = (stages: readonly number[], perBlock: number): number => 2 + perBlock * sumOf(stages);
const basic = 2;
const bottleneck = [conv(1, 256, 64), conv(3, 64, 64), conv(1, 64, 256)];
const [small, medium] = [
  [2, 2, 2, 2],
  [3, 4, 6, 3],
];
const [resNet18, resNet34, resNet50, resNet152] = [
  layers(small, basic),
  layers(medium, basic),
  layers(medium, bottleneck.length),
  layers([3, 8, 36, 3], bottleneck.length),
];
/** By what the input must be multiplied for it. */
const factor = (wanted: number, input: number): number => wanted / input;
/** The stride that makes of one side the other. */
const strideTo = (from: number, to: number): number =>
  [1, 2, 3, 4].find((stride) => placesOf(from, 1, stride) === to) ?? Number.NaN;
const passed = slope((x) => x + Math.sin(x), 1) - slope(Math.sin, 1);

export const further: Claim[] = [
  ['16 or {19} layers', sumOf([2, 2, 4, 4, 4]) + 3],
  ['has 13 convolutions and {3} dense layers', 16 - vggSides.length],
  ['see as much as one filter of {5} × {5}" options', seen(2, 3), seen(2, 3)],
  ['each of these has seen {3} × {3} pixels', seen(1, 3), seen(1, 3)],
  ['with fewer weights than one {5} × {5} filter', seen(2, 3), seen(2, 3)],
  ['A 3 × 3 filter sees {3} × {3} pixels in either case', seen(1, 3), seen(1, 3)],
  ['Later Inception versions replaced {5} × {5} by two of 3 × 3', seen(2, 3), seen(2, 3)],
  ['text: To give {1}, so that the input passes', factor(7, 7)],
  ['added and not multiplied; {1} would shift', factor(7, 7)],
  ['Plain CNNs of {34} layers did worse than those of {18}, even', resNet34, resNet18],
  ['Plain CNNs of {34} layers did worse than those of {18} layers, even', resNet34, resNet18],
  ['They had more than those of {18} layers', resNet18],
  ['past the layers, {152} layers did better than {34}', resNet152, resNet34],
  ['16 bottlenecks of {3} layers, a first', bottleneck.length],
  ['ResNet-34 has 16 basic blocks of {2}: 1', (34 - 2) / sumOf(medium)],
  [
    '{16} bottlenecks with {3} layers each ({3} + {4} + {6} + {3} blocks)',
    ...[sumOf(medium), bottleneck.length, ...medium],
  ],
  ['2: {1} + 32 + {1}. For a start', (34 - basic * sumOf(medium)) / 2, (34 - basic * sumOf(medium)) / 2],
  ['So a ResNet of {50} layers costs about as much as one of {34} with', resNet50, resNet34],
  ['a 1 × 1 convolution with stride {2} fits x', strideTo(56, pooled(56))],
  ['and stride {2} if the block halves the sides', strideTo(56, pooled(56))],
  ['With stride {1} the sides stay as they are', strideTo(56, 56)],
  ['With stride {1} the maps keep their size', strideTo(56, 56)],
  ['A 1 × 1 convolution with stride {1} leaves height and width', strideTo(56, 56)],
  ['The derivative is {1} + f′(x), so the error always passes by the {1} ([what', passed, passed],
];
