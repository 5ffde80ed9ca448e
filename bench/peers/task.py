"""Shared by the Python peers: reads the task and reports the run."""
import json
import math
import resource
import sys

import numpy as np

task = json.loads(sys.argv[1])
# A text has a vocabulary, and an answer at every step.
is_text = 'vocabulary' in task


def read_split(name):
    """x [size, steps, features] and y [size] of one split. Of a text both are [size, steps]: token ids and next characters."""
    y = np.fromfile(f"{task['folder']}/{name}-y.i32", np.int32)
    if is_text:
        return np.fromfile(f"{task['folder']}/{name}-x.i32", np.int32).reshape(-1, task['steps']), y.reshape(-1, task['steps'])
    return np.fromfile(f"{task['folder']}/{name}-x.f32", np.float32).reshape(len(y), task['steps'], task['features']), y


def positions(width):
    """Sines and cosines of growing period, [steps, width]."""
    place, column = np.arange(task['steps'])[:, None], np.arange(width)[None]
    angle = place / 10_000 ** ((column - column % 2) / width)
    return np.where(column % 2 == 0, np.sin(angle), np.cos(angle)).astype(np.float32)


def report(params, accuracy, loss, epoch_s):
    """Of a text the mean cross-entropy of a test character counts, as bits: `loss` is in nats."""
    score = dict(bits=loss / math.log(2)) if is_text else dict(accuracy=accuracy)
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(dict(params=params, **score, epoch_s=epoch_s, memory_mb=memory_mb)), flush=True)
