type Tf = typeof import('../engine/tensorflow.ts');
type LayerClass = new (config: object) => import('../engine/tensorflow.ts').layers.Layer;

/** Makes the layers that tf.layers lacks known to `tf`, so that tf.loadLayersModel can build them. Returns them. */
export function registerLayers(
  tf: Tf,
): Record<
  'SinusoidalPositions' | 'SelfAttention' | 'FeedForward' | 'MeanOverSteps' | 'CausalConv1D',
  LayerClass
>;
