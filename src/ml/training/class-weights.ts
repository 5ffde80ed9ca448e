import type { DatasetSplit } from '../datasets/types.ts';

/** A weight for each class: size / (classes · examples of the class). Their mean over the examples is 1. */
export function balancedClassWeights({ y, size }: DatasetSplit, classes: number): Float32Array {
  const counts = new Float32Array(classes);
  for (const label of y) counts[label] = (counts[label] ?? 0) + 1;
  return counts.map((count) => (count === 0 ? 0 : size / (classes * count)));
}
