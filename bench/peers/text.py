"""Shared by the Python peers that learn a text: reads the task and its pieces, and reports the run."""
import json
import math
import resource

import numpy as np

from task import task

steps, characters = task['steps'], task['characters']


def read_split(name):
    """x [size, steps], token ids from 1 on, and y [size, steps], places in the alphabet."""
    x = np.fromfile(f"{task['folder']}/{name}-x.i32", np.int32).reshape(-1, steps)
    return x, np.fromfile(f"{task['folder']}/{name}-y.i32", np.int32).reshape(-1, steps)


def report(params, loss, epoch_s):
    """`loss` is the mean cross-entropy of a test character, in nats."""
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    run = dict(params=params, bits=loss / math.log(2), epoch_s=epoch_s, memory_mb=memory_mb)
    print(json.dumps(run), flush=True)
