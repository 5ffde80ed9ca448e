/** The pictures of the lessons on CNNs, what they are used for, and how they compare with RNNs. */
import type { Diagram } from '../shapes.ts';
import { architectures } from './architectures.ts';
import { bets } from './bets.ts';
import { border } from './border.ts';
import { channelPicture } from './channels.ts';
import { convolution1d } from './convolution-1d.ts';
import { dependence } from './dependence.ts';
import { dilation } from './dilation.ts';
import { featureMap } from './feature-map.ts';
import { filterPictures } from './filters.ts';
import { flatten } from './flatten.ts';
import { fullyConnected } from './fully-connected.ts';
import { imageRows } from './image-rows.ts';
import { orderPicture } from './order.ts';
import { padding } from './padding.ts';
import { reach } from './reach.ts';
import { receptiveField } from './receptive-field.ts';
import { shiftEquivariance } from './shift-equivariance.ts';
import { stride } from './stride.ts';
import { weightSharing } from './weight-sharing.ts';

export const convolutionalDiagrams = {
  border,
  padding,
  reach,
  'receptive-field': receptiveField,
  stride,
  filters: filterPictures,
  'feature-map': featureMap,
  'shift-equivariance': shiftEquivariance,
  'fully-connected': fullyConnected,
  flatten,
  'weight-sharing': weightSharing,
  channels: channelPicture,
  'convolution-1d': convolution1d,
  dilation,
  dependence,
  architectures,
  order: orderPicture,
  'image-rows': imageRows,
  bets,
} as const satisfies Record<string, Diagram>;
