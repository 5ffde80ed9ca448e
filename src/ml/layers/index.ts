export { convolution1d, convolution2d } from './convolution.ts';
export { classifier, dense, stepClassifier } from './dense.ts';
export { embedding } from './embedding.ts';
export { gru } from './gru.ts';
export type { Layer } from './layer.ts';
export { lstm } from './lstm.ts';
export { globalPooling, pooling1d, pooling2d } from './pooling.ts';
export { rnn } from './rnn.ts';
export { dropoutLayer, flatten } from './simple.ts';
