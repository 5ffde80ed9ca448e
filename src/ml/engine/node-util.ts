// tfjs-node 4.22 calls two functions that Node removed in version 23 (tensorflow/tfjs#8609): give them back first.
import util from 'node:util';

const legacy = util as unknown as Record<string, unknown>;
legacy.isNullOrUndefined ??= (value: unknown) => value == null;
legacy.isArray ??= Array.isArray;
