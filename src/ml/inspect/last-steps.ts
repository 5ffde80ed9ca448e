/** A trace cut to its last steps, where a picture has no room for all. */
import type { Inspection, MapBlock } from '../../types/inspection.ts';

/** The last `most` steps of an inspected text; all where it has fewer. What the network answers stays as it is. */
export function lastSteps(inspection: Inspection, most: number): Inspection {
  const { steps, sample, saliency, soFar, input, layers } = inspection;
  if (steps <= most || sample.kind !== 'text') return inspection;
  const cut = (block: MapBlock): MapBlock => {
    const [length, ...rest] = block.shape;
    if (length !== steps) return block;
    return { shape: [most, ...rest], values: block.values.slice((block.values.length / steps) * -most) };
  };
  /** Weights that fall on steps before those shown are left out. */
  const cutBoth = ({ shape, values }: MapBlock): MapBlock => {
    const { values: rows } = cut({ shape, values });
    return { shape: [most, most], values: rows.filter((_, at) => at % steps >= steps - most) };
  };
  return {
    ...inspection,
    steps: most,
    sample: { kind: 'text', text: sample.text.slice(-most) },
    saliency: cut(saliency),
    input: cut(input),
    ...(soFar && { soFar: cut(soFar) }),
    layers: layers.map((layer) => ({
      ...layer,
      output: cut(layer.output),
      ...(layer.hidden && { hidden: cut(layer.hidden) }),
      ...(layer.attention && { attention: layer.attention.map(cutBoth) }),
      ...(layer.gates && { gates: layer.gates.map((gate) => ({ ...gate, values: cut(gate.values) })) }),
    })),
  };
}
