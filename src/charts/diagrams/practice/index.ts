/** Diagrams of the lessons on practice: what to try, what it costs, what goes wrong, how to forecast, and history. */
import type { Diagram } from '../shapes.ts';
import { activationMemoryDiagram } from './activation-memory.ts';
import { adversarialDiagram } from './adversarial.ts';
import { classImbalanceDiagram } from './class-imbalance.ts';
import { directOrRecursiveDiagram } from './direct-or-recursive.ts';
import { distributionShiftDiagram } from './distribution-shift.ts';
import { dropoutDiagram } from './dropout.ts';
import { dropoutMasksDiagram } from './dropout-masks.ts';
import { estimateDiagram } from './estimate.ts';
import { failureModesDiagram } from './failure-modes.ts';
import { kvCacheDiagram } from './kv-cache.ts';
import { labelSmoothingDiagram } from './label-smoothing.ts';
import { layerCostDiagram } from './layer-cost.ts';
import { predictionIntervalDiagram } from './prediction-interval.ts';
import { recurrentLineDiagram } from './recurrent-line.ts';
import { regularisationDiagram } from './regularisation.ts';
import { seasonalNaiveDiagram } from './seasonal-naive.ts';
import { seriesGapsDiagram } from './series-gaps.ts';
import { shortcutDiagram } from './shortcut.ts';
import { simpleComplexDiagram } from './simple-complex.ts';
import { timelineDiagram } from './timeline.ts';
import { walkForwardDiagram } from './walk-forward.ts';
import { weightDecayDiagram } from './weight-decay.ts';

export const practiceDiagrams = {
  regularisation: regularisationDiagram,
  dropout: dropoutDiagram,
  'dropout-masks': dropoutMasksDiagram,
  'label-smoothing': labelSmoothingDiagram,
  'weight-decay': weightDecayDiagram,
  'layer-cost': layerCostDiagram,
  'activation-memory': activationMemoryDiagram,
  'kv-cache': kvCacheDiagram,
  estimate: estimateDiagram,
  'failure-modes': failureModesDiagram,
  adversarial: adversarialDiagram,
  'distribution-shift': distributionShiftDiagram,
  'learned-shortcut': shortcutDiagram,
  'class-imbalance': classImbalanceDiagram,
  'seasonal-naive': seasonalNaiveDiagram,
  'direct-or-recursive': directOrRecursiveDiagram,
  'prediction-interval': predictionIntervalDiagram,
  'series-gaps': seriesGapsDiagram,
  'walk-forward': walkForwardDiagram,
  timeline: timelineDiagram,
  'simple-complex': simpleComplexDiagram,
  'recurrent-line': recurrentLineDiagram,
} satisfies Record<string, Diagram>;
