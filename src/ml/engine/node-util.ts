// Restores two functions that tfjs-node 4.22 calls and that Node 23 removed (tensorflow/tfjs#8609).
import util from 'node:util';

const legacy = util as unknown as Record<string, unknown>;
legacy.isNullOrUndefined ??= (value: unknown) => value == null;
legacy.isArray ??= Array.isArray;
