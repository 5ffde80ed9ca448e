/** What is said of a claim: how it is measured, how the numbers are judged, and how they are drawn. */
import type { Chart } from '../../types/chart.ts';
import type { ClaimName, Measurement, ProbeVerdict } from '../../types/probe.ts';

export interface ClaimSpec {
  claim: ClaimName;
  /** Raised with every change of the method or of a threshold: older measurements are then left out. */
  version: number;
  /** The claim as a short sentence. */
  title: string;
  /** A few words for a button, such as “memory”. */
  shortTitle: string;
  /** Nothing else is measured or trained meanwhile, because it measures time. */
  isTimed: boolean;
  /** 1 where chance plays no part. */
  seeds: 1 | 5;
  /** Typical seconds for one seed on two cores. */
  seconds: number;
  /** How it is measured, in plain words: which networks, on what, what is compared. */
  method: string;
  /** What would change the verdict. */
  wouldChange: string;
  /** The lesson that explains it: the id of a topic. */
  topic: string;
  /** Judges any number of seeds, from one on. */
  judge(measurements: readonly Measurement[]): ProbeVerdict;
  /** The first is the picture of the verdict; the others are shown with the method. */
  charts(measurements: readonly Measurement[]): [Chart, ...Chart[]];
}
