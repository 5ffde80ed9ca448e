/** Reverse-mode automatic differentiation: one pass backwards over the tape, from the loss to the weights. */
import type { Tensor } from './graph.ts';
import { addAll } from './ops/arithmetic.ts';

/**
 * ∂loss/∂x for each x of `targets`, with the shape of x. `loss` is a scalar.
 * @throws Error if the loss does not depend on one of them.
 */
export function gradients(loss: Tensor, targets: readonly Tensor[]): Tensor[] {
  const { graph } = loss;
  if (loss.shape.length > 0) throw graph.error('only a scalar loss has a gradient here');
  const tape = [...graph.tape];

  // Forward: only tensors that depend on `targets` need a gradient.
  const dependent = new Set(targets.map((tensor) => tensor.name));
  const relevant = tape.filter(({ inputs, outputs }) => {
    if (!inputs.some((input) => dependent.has(input.name))) return false;
    for (const output of outputs) dependent.add(output.name);
    return true;
  });

  // Backward: a tensor that is used several times gets the sum of its upstream gradients.
  const upstream = new Map<string, Tensor[]>([[loss.name, [graph.constant([1], [])]]]);
  const total = (tensor: Tensor): Tensor | undefined => {
    const terms = upstream.get(tensor.name);
    return terms && addAll(terms);
  };
  graph.within('gradient', () => {
    for (const { inputs, outputs, vjp } of relevant.reverse()) {
      const outputGradients = outputs.map(total);
      if (outputGradients.every((tensor) => tensor === undefined)) continue;
      const inputGradients = vjp(outputGradients);
      inputs.forEach((input, index) => {
        const term = inputGradients[index];
        if (!term || !dependent.has(input.name)) return;
        upstream.set(input.name, [...(upstream.get(input.name) ?? []), term]);
      });
    }
  });
  return targets.map((tensor) => {
    const gradient = total(tensor);
    if (!gradient) throw graph.error(`the loss does not depend on ${tensor.name}`);
    return gradient;
  });
}
