import type { Claim } from './check.ts';
import { further } from './cnn-families-further.ts';
import { bottleneckWork, conv, parameters, vggFirstDense, vggSides, work } from './cnn-families-more.ts';
import { ratios } from './cnn-families-ratios.ts';
import { sumOf } from './formulas.ts';

/** Rows and columns that a value sees behind layers of this side. */
const seen = (layers: number, side: number) => 1 + layers * (side - 1);
const bottleneck = [conv(1, 256, 64), conv(3, 64, 64), conv(1, 64, 256)] as const;
const full = 2 * conv(3, 256, 256);
const blocks = 3 + 4 + 6 + 3;
const separable = (side: number, from: number, to: number) => side * side * from + conv(1, from, to);
const branch = conv(1, 192, 16) + conv(5, 16, 32);
const cost = 1.2 * 1.1 ** 2 * 1.15 ** 2;
const million = 1e6;
/** Blocks per stage of larger ResNets. */
const [resNet101, resNet152] = [
  [3, 4, 23, 3],
  [3, 8, 36, 3],
];
const deeper = (stages: readonly number[]): number => bottleneckWork(stages) / bottleneckWork([3, 4, 6, 3]);
/** Side and channels of the maps that VGG flattens. */
const flattened = [224 / 2 ** 5, 224 / 2 ** 5, vggSides.at(-1) ?? 0] as const;

const numbers: Claim[] = [
  ['The layer from {7} · {7} · {512} values', ...flattened],
  ['it flattens maps of {7} × {7} × {512} into', ...flattened],
  ['VGG-16 flattens maps of {7} × {7} × {512} into', ...flattened],
  [
    'How many weights does this layer have, without biases? kind: number difficulty: 3 answer: {102760448}',
    7 * 7 * 512 * 4096,
  ],
  ['3 × 3 filters only, {16} or 19 layers', vggSides.length + 3],
  ['**VGG-16** has {13} convolutions', 16 - 3],
  [
    '224 × 224 {64} {112} × {112} {128} {56} × {56} {256} {28} × {28} {512} {14} × {14} {512}',
    ...[0, 2, 4, 7, 10].flatMap((layer, block) => {
      const side = 224 / 2 ** block;
      return [...(block ? [side, side] : []), vggSides[layer] ?? 0];
    }),
  ],
  ['text: {5} × {5} pixels right: true', seen(2, 3), seen(2, 3)],
  ['text: {3} × {3} pixels remark: That is what one layer sees', seen(1, 3), seen(1, 3)],
  ['together, without biases? kind: number difficulty: 3 answer: {2700}', 3 * conv(3, 10, 10)],
  ['costs {9} · channels in · channels out', conv(3, 1, 1)],
  ['without biases? kind: number difficulty: 3 answer: {69632}', sumOf(bottleneck)],
  ['without biases? kind: number difficulty: 3 answer: {290}', separable(3, 10, 20)],
  [
    '{101} and {152} layers gain little more and need {two} to {three} times the multiplications',
    2 + 3 * sumOf(resNet101),
    2 + 3 * sumOf(resNet152),
    deeper(resNet101),
    deeper(resNet152),
  ],
  ['An {eighth} of the multiplications is then no {eighth} of the time', 1 / 9 + 1 / 128, 1 / 9 + 1 / 128],
  ['text: The 3 × 3 part, with {8,192}', conv(1, 64, 128)],
  ['The depthwise part has only {9} · 64 weights', conv(3, 1, 1)],
  // In 32 bits each, and binary gigabytes.
  ['need {half} a gigabyte', (4 * parameters.vgg) / 2 ** 30],
  ['the square of width? kind: number difficulty: 3 answer: {18}', 2 * 3 ** 2],
];

export const claims: Claim[] = [
  ...ratios,
  ...numbers,
  ...further,
  ['**LeNet-5** had about {60,000} parameters', parameters.leNet],
  ['**AlexNet** had some {60 million}:', parameters.alexNet],
  ['VGG-16        {138.4 million}', parameters.vgg],
  [
    'AlexNet        {61.0} ConvNeXt-T     {28.6}',
    parameters.alexNet / million,
    parameters.convNeXt / million,
  ],
  ['ResNet-50      {25.6} DenseNet-121    {8.0}', parameters.resNet / million, parameters.denseNet / million],
  [
    'EfficientNet-B0 {5.3} MobileNet       {4.2}',
    parameters.efficientNet / million,
    parameters.mobileNet / million,
  ],
  [
    "VGG-16's {138,357,544} the first dense layer alone has 7 · 7 · 512 · 4,096 + 4,096 = {102,764,544}, that is {74%}",
    parameters.vgg,
    vggFirstDense,
    vggFirstDense / parameters.vgg,
  ],
  ['4,096 units has about {103} of the {138} million', vggFirstDense / million, parameters.vgg / million],
  ['times 4,096 units = {102,760,448}', 7 * 7 * 512 * 4096],
  [
    'LeNet-5 {0.06}, AlexNet {61}, VGG-16 {138}, ResNet-50 {25.6}, DenseNet-121 {8.0}, EfficientNet-B0 {5.3}, MobileNet {4.2}.',
    ...(['leNet', 'alexNet', 'vgg', 'resNet', 'denseNet', 'efficientNet', 'mobileNet'] as const).map(
      (name) => parameters[name] / million,
    ),
  ],
  ['which takes {103 million} weights', 7 * 7 * 512 * 4096],

  ['one filter of {5} × {5}, because', seen(2, 3), seen(2, 3)],
  ['Three see {7} × {7}.', seen(3, 3), seen(3, 3)],
  ['Both see {7} × {7} pixels: each', seen(3, 3), seen(1, 7)],
  ['remark: Both see {7} × {7} pixels.', seen(3, 3), seen(1, 7)],
  ['one 7 × 7     {49} C²', conv(7, 1, 1)],
  ['three 3 × 3   3 · {9} C² = {27} C²', conv(3, 1, 1), 3 * conv(3, 1, 1)],
  ['C = 256: {3,211,264} and {1,769,472}', conv(7, 256, 256), 3 * conv(3, 256, 256)],
  ['each further layer of 3 × 3 adds {2} ', seen(2, 3) - seen(1, 3)],
  ['The stack has {45%} fewer', 1 - (3 * conv(3, 1, 1)) / conv(7, 1, 1)],
  ['{112} × 112   {128} {56} × 56    {256}', 224 / 2, 64 * 2, 224 / 4, 64 * 4],
  ['56    256 {28} × 28    {512} {14} × 14', 224 / 8, 64 * 8, 224 / 16],
  ['joined                        {256}', 64 + 128 + 32 + 32],
  ['25 · 192 · 32 = {153,600}', conv(5, 192, 32)],
  ['192 · 16      =   {3,072}', conv(1, 192, 16)],
  ['25 · 16 · 32  =  {12,800} together         {15,872}', conv(5, 16, 32), branch],
  ['and has {7 million} parameters, nine times fewer than AlexNet', parameters.googLeNet],
  ['Three times 9 is {27}, which is fewer than {49}', 3 * conv(3, 1, 1), conv(7, 1, 1)],
  ['There are {27} weights against {49},', 3 * conv(3, 1, 1), conv(7, 1, 1)],
  ['3 · 9 = {27} weights against {49}. A', 3 * conv(3, 1, 1), conv(7, 1, 1)],
  ['weights, three have {2,700}', 3 * conv(3, 10, 10)],
  ['One layer of 7 × 7 would have {49} · {100} = {4,900}', 7 * 7, 10 * 10, conv(7, 10, 10)],
  ['on top of each other see {5} × {5} pixels', seen(2, 3), seen(2, 3)],
  ['Three layers of 3 × 3 see {7} × {7} pixels', seen(3, 3), seen(3, 3)],
  ['they have {27} weights, one layer of 7 × 7 has {49};', 3 * conv(3, 1, 1), conv(7, 1, 1)],
  [
    'with 256 channels that is {1.8} against {3.2 million}',
    (3 * conv(3, 256, 256)) / million,
    conv(7, 256, 256),
  ],
  ['nine such modules, {22} layers', 3 + 9 * 2 + 1],

  ['2 · 9 · 256 · 256 = {1,179,648}', full],
  ['256 · 64      =  {16,384} 9 · 64 · 64   =  {36,864}', bottleneck[0], bottleneck[1]],
  ['64 · 256      =  {16,384} together         {69,632}', bottleneck[2], sumOf(bottleneck)],
  ['That is {17} times fewer', full / sumOf(bottleneck)],
  ['3 + 4 + 6 + 3 = {16} bottlenecks', blocks],
  [
    '1 + {48} + 1 = {50}. ResNet-34 has {16} basic blocks of 2: 1 + {32} + 1 = {34}',
    3 * blocks,
    2 + 3 * blocks,
    blocks,
    2 * blocks,
    2 + 2 * blocks,
  ],
  ['layer 6 reads 64 + {5} · 32 = {224} channels', 6 - 1, 64 + (6 - 1) * 32],
  ['64 + 6 · 32 = {256}. Layers', 64 + 6 * 32],
  ['DenseNet-121 has {8.0 million} parameters. But', parameters.denseNet],
  ['has {69,632} weights instead of {1,179,648} for', sumOf(bottleneck), full],
  ['64 inside it has {16,384} + {36,864} + {16,384} = {69,632}', ...bottleneck, sumOf(bottleneck)],
  ['two full 3 × 3 layers would have {1,179,648}', full],
  [
    'one dense layer: 1 + {48} + 1 = {50}. ResNet-34 has {16} basic blocks of 2: 1 + {32} + 1.',
    3 * blocks,
    2 + 3 * blocks,
    blocks,
    2 * blocks,
  ],
  [
    'DenseNet-121 has {8.0 million} parameters, ResNet-50 {25.6}.',
    parameters.denseNet,
    parameters.resNet / million,
  ],

  ['9 · 64 · 128 = {73,728} depthwise  9 · 64       =    {576}', conv(3, 64, 128), 9 * 64],
  ['64 · 128     =  {8,192} together                   {8,768}', conv(1, 64, 128), separable(3, 64, 128)],
  ['8,768 / 73,728 = {0.119}', separable(3, 64, 128) / conv(3, 64, 128)],
  ['1/128 + 1/9    = {0.119}', 1 / 128 + 1 / 9],
  ['{14,450,688} against {1,718,528}', 14 ** 2 * conv(3, 64, 128), 14 ** 2 * separable(3, 64, 128)],
  ['adds {40} · 64 = {2,560} weights', 49 - 9, separable(7, 64, 128) - separable(3, 64, 128)],
  ['separable     70.6%         {569}', work.separable / million],
  ['24 · {144} + 9 · {144} + {144} · 24', 6 * 24, 6 * 24, 6 * 24],
  ['= {3,456} + {1,296} + {3,456} = {8,208}', 24 * 144, 9 * 144, 144 * 24, 24 * 144 + 9 * 144 + 144 * 24],
  ['The 1 × 1 part, with {8,192}', conv(1, 64, 128)],
  ['The 3 × 3 part, with {73,728}', conv(3, 64, 128)],
  ['Both, with {4,384} each', separable(3, 64, 128) / 2],
  ['far from equal; {576} stand against {8,192}', 9 * 64, conv(1, 64, 128)],
  ['9 · 64 = {576} weights, the pointwise part 64 · 128 = {8,192}.', 9 * 64, conv(1, 64, 128)],
  ['9 · 10 = {90}, pointwise 10 · 20 = {200}, together {290}', 9 * 10, 10 * 20, separable(3, 10, 20)],
  ['9 · 10 · 20 = {1,800}', conv(3, 10, 20)],
  ['70.6% with {569 million} multiply-adds', work.separable],
  ['1/128 + 1/9 = {0.119}. In', 1 / 128 + 1 / 9],
  ['9 · 64 + 64 · 128 = {8,768} instead of {73,728}', separable(3, 64, 128), conv(3, 64, 128)],
  ['with 4 of them 1/4 + 1/9 = {0.36} is left', separable(3, 64, 4) / conv(3, 64, 4)],
  ['144 · 24 = {8,208} weights', 24 * 6 * 24 + 9 * 6 * 24 + 6 * 24 * 24],

  ['= {1.92} ≈ {2}', cost, Math.round(cost)],
  [
    'depth · {1.73}, width · {1.33}, resolution · {1.52}, cost · {7.1}.',
    ...[1.2, 1.1, 1.15, cost].map((step) => step ** 3),
  ],
  ['49 · 96 =  {4,704}', 49 * 96],
  ['96 · {384} = {36,864} 1 × 1          384 · 96 = {36,864}', 4 * 96, 96 * 4 * 96, 4 * 96 * 96],
  ['Its {138 million} parameters need', parameters.vgg],
  ['MobileNet has some {4 million} parameters', parameters.mobileNet],
  ['2 · 3² = 2 · 9 = {18}', 2 * 3 ** 2],
  ['1.2 · 1.1² · 1.15² = {1.92}, about twofold', cost],
  ['Fewer weights and a smaller view remark: Both see {7} × {7} pixels', 3 + 2 + 2, 3 + 2 + 2],
  ['text: {6} × {6} pixels remark: The windows', 3 + 3, 3 + 3],
  ['text: {9} × {9} pixels remark: The sides', 3 * 3, 3 * 3],
  ['{nine} times fewer than AlexNet', parameters.alexNet / (7 * million)],
  ['and {nine} times fewer parameters than AlexNet', parameters.alexNet / (7 * million)],
  ['VGG has {five} times as many as ResNet-50', 138 / 25.6],
  ['VGG-16 have {five} times as many parameters as ResNet-50', 138 / 25.6],
  ['{A tenth} is left. GoogLeNet', branch / conv(5, 192, 32)],
  ['saves {nine tenths} of the weights of the branch', 1 - branch / conv(5, 192, 32)],
  ['is more accurate with {a fifth} of the parameters', 25.6 / 138],
  ['the closer it comes to {a ninth}', 1 / 3 ** 2],

  // Wrong options and their remarks.
  ['Three times {9} is {27}, which is fewer than {49}', 3 * 3, 3 * (3 * 3), 7 * 7],
];
