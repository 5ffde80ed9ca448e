/** Claims about CNNs and RNNs, and what a probe measures of one. Plain data, because it crosses processes. */

export const claims = [
  'sequential',
  'parallel',
  'memory',
  'recall',
  'vanishing',
  'gates',
  'features',
  'order',
  'backpropagation',
  'speed',
  'usage',
] as const;
export type ClaimName = (typeof claims)[number];

/** `small` is for tests: the same measurement with less data. */
export type ProbeSize = 'small' | 'usual';

export interface ProbeRequest {
  claim: ClaimName;
  seed: number;
  size: ProbeSize;
}

/** One measured curve: `y[i]` was measured at `x[i]`. */
export interface MeasuredCurve {
  /** The picture to which it belongs. */
  panel: string;
  /** The network or the variant, as the legend names it. */
  name: string;
  x: number[];
  /** Null where the value was no finite number. */
  y: (number | null)[];
}

/** A small grey picture, such as a filter or a feature map. */
export interface MeasuredMap {
  title: string;
  height: number;
  width: number;
  /** Row by row. */
  values: number[];
}

/** What a probe measured with one seed. */
export interface Measurement {
  curves: MeasuredCurve[];
  /** Single figures by name, for the verdict. */
  numbers: Record<string, number>;
  maps?: MeasuredMap[];
}

/** The machine on which something was measured. */
export interface Machine {
  processor: string;
  cores: number;
  device: 'cpu' | 'gpu';
  versions: { tensorflow: string; node: string };
}

/**
 * `holds`: as the claim says. `conditional`: only under the conditions that the sentence names. `fails`: not here.
 * `unstable`: the seeds disagree.
 */
export type VerdictKind = 'holds' | 'conditional' | 'fails' | 'unstable';

export interface ProbeVerdict {
  kind: VerdictKind;
  /** One sentence with the measured numbers, for a beginner. */
  sentence: string;
  /** From which number on which verdict is given. */
  threshold: string;
}
