import { concat } from '../graph/ops/shape.ts';
import type { Layer } from './layer.ts';
import type { RecurrentOptions } from './recurrent.ts';

/** The same kind of layer twice, reading in both directions; what they give is joined on the last axis. */
export function bidirectional(kind: (options: RecurrentOptions) => Layer, options: RecurrentOptions): Layer {
  const name = options.name ?? 'bidirectional';
  const reader = (direction: string, backwards: boolean) => ({
    ...kind({ ...options, name: direction, backwards }),
    direction,
  });
  const [forward, backward] = [reader('forward', false), reader('backward', true)];
  return {
    name,
    keras: {
      className: 'Bidirectional',
      config: {
        merge_mode: 'concat',
        layer: { class_name: forward.keras.className, config: { name: 'layer', ...forward.keras.config } },
      },
    },
    forward: (x, pass) =>
      concat(
        [forward, backward].map(({ forward: read, direction }) =>
          pass.nested(direction, () => read(x, pass)),
        ) as [typeof x, typeof x],
        -1,
      ),
  };
}
