import type { Tensor } from '../graph/graph.ts';
import { concat } from '../graph/ops/shape.ts';
import type { Layer } from './layer.ts';
import type { RecurrentOptions } from './recurrent.ts';

/** The same kind of layer twice, reading in both directions; what they give is joined on the last axis. */
export function bidirectional(kind: (options: RecurrentOptions) => Layer, options: RecurrentOptions): Layer {
  const { name = 'bidirectional', ...inner } = options;
  const forward = kind(inner);
  const backward = kind({ ...inner, backwards: true });
  return {
    name,
    keras: {
      className: 'Bidirectional',
      config: {
        merge_mode: 'concat',
        layer: {
          class_name: forward.keras.className,
          config: { name: forward.name, ...forward.keras.config },
        },
      },
    },
    forward(x, pass) {
      const read = (layer: Layer, direction: string): Tensor =>
        pass.nested(`${direction}_${layer.name}`, () => layer.forward(x, pass));
      return concat([read(forward, 'forward'), read(backward, 'backward')], -1);
    },
  };
}
