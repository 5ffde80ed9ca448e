// The only file that imports tfjs-node. The shim must run first.
import './node-util.ts';

export * from '@tensorflow/tfjs-node';
