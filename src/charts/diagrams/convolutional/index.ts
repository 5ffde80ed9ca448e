/** The pictures of the lessons on CNNs, what they are used for, and how they compare with RNNs. */
import type { Diagram } from '../shapes.ts';
import { architecturesDiagram } from './architectures.ts';
import { batchNoise } from './batch-noise.ts';
import { bets } from './bets.ts';
import { border } from './border.ts';
import { channelPicture } from './channels.ts';
import { choosingPicture } from './choosing.ts';
import { convolution1dDiagram } from './convolution-1d.ts';
import { coresPicture } from './cores.ts';
import { dataSets } from './data-sets.ts';
import { dependence } from './dependence.ts';
import { dilation } from './dilation.ts';
import { everyday } from './everyday.ts';
import { featureMap } from './feature-map.ts';
import { filterPictures } from './filters.ts';
import { flattenDiagram } from './flatten.ts';
import { forecasting } from './forecasting.ts';
import { fourNetworks } from './four-networks.ts';
import { fullyConnected } from './fully-connected.ts';
import { hybridsPicture } from './hybrids.ts';
import { imageRows } from './image-rows.ts';
import { noClearWinner } from './no-clear-winner.ts';
import { orderPicture } from './order.ts';
import { padding } from './padding.ts';
import { parameterBlocks } from './parameter-blocks.ts';
import { reach } from './reach.ts';
import { receptiveFieldDiagram } from './receptive-field.ts';
import { roofline } from './roofline.ts';
import { scan } from './scan.ts';
import { sequential } from './sequential.ts';
import { seriesPartsPicture } from './series-parts.ts';
import { sharpEdge } from './sharp-edge.ts';
import { shiftEquivariance } from './shift-equivariance.ts';
import { sideBySide } from './side-by-side.ts';
import { speech } from './speech.ts';
import { startingCosts } from './starting-costs.ts';
import { stride } from './stride.ts';
import { textReaders } from './text-readers.ts';
import { threeIdeas } from './three-ideas.ts';
import { threeVerdicts } from './three-verdicts.ts';
import { throughputPicture } from './throughput.ts';
import { weightSharing } from './weight-sharing.ts';

export const convolutionalDiagrams = {
  border,
  padding,
  reach,
  'receptive-field': receptiveFieldDiagram,
  stride,
  filters: filterPictures,
  'feature-map': featureMap,
  'shift-equivariance': shiftEquivariance,
  'fully-connected': fullyConnected,
  flatten: flattenDiagram,
  'weight-sharing': weightSharing,
  channels: channelPicture,
  'convolution-1d': convolution1dDiagram,
  dilation,
  dependence,
  architectures: architecturesDiagram,
  order: orderPicture,
  'image-rows': imageRows,
  bets,
  everyday,
  'data-sets': dataSets,
  'text-readers': textReaders,
  speech,
  forecasting,
  'series-parts': seriesPartsPicture,
  hybrids: hybridsPicture,
  choosing: choosingPicture,
  'four-networks': fourNetworks,
  sequential,
  cores: coresPicture,
  roofline,
  'side-by-side': sideBySide,
  'batch-noise': batchNoise,
  throughput: throughputPicture,
  'starting-costs': startingCosts,
  scan,
  'three-ideas': threeIdeas,
  'sharp-edge': sharpEdge,
  'parameter-blocks': parameterBlocks,
  'no-clear-winner': noClearWinner,
  'three-verdicts': threeVerdicts,
} as const satisfies Record<string, Diagram>;
