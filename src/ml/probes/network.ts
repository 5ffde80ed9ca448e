/** An untrained network that is fed its input and fetches any of its tensors. */
import { Graph, type Tensor } from '../engine/graph.ts';
import type { Native } from '../engine/native.ts';
import { Session } from '../engine/session.ts';
import { ForwardPass, type Layer, Weights } from '../layers/layer.ts';

export interface OpenNetwork extends Disposable {
  /** The input, float32 [batch, ...]. */
  x: Tensor;
  /** The output of every layer, by the layer's name. */
  outputs: ReadonlyMap<string, Tensor>;
  /** The last layer's output. */
  y: Tensor;
  session: Session;
}

export interface NetworkOptions {
  native: Native;
  seed: number;
  /** Shape of the input, the batch included. */
  input: readonly number[];
  layers: readonly Layer[];
  /** Adds tensors to the graph before it is loaded, such as gradients. */
  extend?: (network: Omit<OpenNetwork, 'session' | typeof Symbol.dispose>, pass: ForwardPass) => void;
}

/** Builds and loads a network with weights from the seed. Dispose of it after use. */
export async function openNetwork({
  native,
  seed,
  input,
  layers,
  extend,
}: NetworkOptions): Promise<OpenNetwork> {
  const graph = new Graph();
  const pass = new ForwardPass(graph, new Weights(graph, seed), { training: false });
  const x = graph.placeholder('x', input);
  const outputs = new Map<string, Tensor>();
  const y = pass.run(x, layers, ({ name }, output) => outputs.set(name, output));
  extend?.({ x, outputs, y }, pass);
  const session = await Session.load(graph, native);
  return { x, outputs, y, session, [Symbol.dispose]: () => session.dispose() };
}
