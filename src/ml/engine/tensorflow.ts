// The one place that imports tfjs-node. The order matters: the shim must run before it.
import './node-util.ts';

export * from '@tensorflow/tfjs-node';
