/** The pictures of the lessons on vision: normalisation, transfer, families of CNNs, detection, and looking inside. */
import type { Diagram } from '../shapes.ts';
import { batchNorm } from './batch-norm.ts';
import { cnnTimeline } from './cnn-timeline.ts';
import { depthwiseDiagram } from './depthwise.ts';
import { detection } from './detection.ts';
import { gradCam } from './grad-cam.ts';
import { inputInfluence } from './input-influence.ts';
import { iouDiagram } from './iou.ts';
import { layerNormDiagram } from './layer-norm.ts';
import { layerRates } from './layer-rates.ts';
import { occlusionDiagram } from './occlusion.ts';
import { resnetBlocks } from './resnet-blocks.ts';
import { runningAverage } from './running-average.ts';
import { saliencyDiagram } from './saliency.ts';
import { shortcut } from './shortcut.ts';
import { smallFilters } from './small-filters.ts';
import { suppression } from './suppression.ts';
import { transfer } from './transfer.ts';
import { transferCases } from './transfer-cases.ts';
import { transposedConvolution } from './transposed-convolution.ts';
import { uNet } from './u-net.ts';
import { whichCnn } from './which-cnn.ts';

export const visionDiagrams = {
  'batch-norm': batchNorm,
  'running-average': runningAverage,
  'layer-norm': layerNormDiagram,
  transfer,
  'layer-rates': layerRates,
  'transfer-cases': transferCases,
  'cnn-timeline': cnnTimeline,
  'small-filters': smallFilters,
  'resnet-blocks': resnetBlocks,
  depthwise: depthwiseDiagram,
  'which-cnn': whichCnn,
  detection,
  iou: iouDiagram,
  suppression,
  'u-net': uNet,
  'transposed-convolution': transposedConvolution,
  saliency: saliencyDiagram,
  occlusion: occlusionDiagram,
  'grad-cam': gradCam,
  'input-influence': inputInfluence,
  shortcut,
} as const satisfies Record<string, Diagram>;
