/** Reverse-mode differentiation: the tape is walked backwards once, from the loss to the weights. */
import type { Tensor } from './graph.ts';
import { addAll } from './ops/arithmetic.ts';

/**
 * ∂loss/∂x for each x of `by`, with the shape of x. `loss` is a scalar.
 * @throws Error if the loss does not depend on one of them.
 */
export function gradients(loss: Tensor, by: readonly Tensor[]): Tensor[] {
  const { graph } = loss;
  if (loss.shape.length > 0) throw graph.error('only a scalar loss has a gradient here');
  const tape = [...graph.tape];

  // Forward once: only what depends on `by` needs a gradient at all.
  const varying = new Set(by.map((tensor) => tensor.name));
  const relevant = tape.filter(({ inputs, outputs }) => {
    if (!inputs.some((input) => varying.has(input.name))) return false;
    for (const output of outputs) varying.add(output.name);
    return true;
  });

  // Backward once: what reaches a tensor on several ways adds up.
  const upstream = new Map<string, Tensor[]>([[loss.name, [graph.constant([1], [])]]]);
  const total = (tensor: Tensor): Tensor | undefined => {
    const terms = upstream.get(tensor.name);
    return terms && addAll(terms);
  };
  graph.within('gradient', () => {
    for (const { inputs, outputs, rule } of relevant.reverse()) {
      const arriving = outputs.map(total);
      if (arriving.every((tensor) => tensor === undefined)) continue;
      const passed = rule(arriving);
      inputs.forEach((input, index) => {
        const term = passed[index];
        if (!term || !varying.has(input.name)) return;
        upstream.set(input.name, [...(upstream.get(input.name) ?? []), term]);
      });
    }
  });
  return by.map((tensor) => {
    const gradient = total(tensor);
    if (!gradient) throw graph.error(`the loss does not depend on ${tensor.name}`);
    return gradient;
  });
}
