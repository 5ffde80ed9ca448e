"""Runs examples of a lesson: what stands behind an arrow must be what the line before it gives.

Reads a list of {"code"} on standard input. Prints for each {"wrong": [...], "params", "second"}: params are those of
its network, second the numbers of biases that are there twice.
"""
import ast
import json
import os
import sys

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
os.environ['KERAS_BACKEND'] = 'tensorflow'
mark = '# → '


def plain(value):
    """Shapes as tuples, whatever class a library has for them."""
    if isinstance(value, str) or not hasattr(value, '__iter__'):
        return value
    return list(map(plain, value)) if isinstance(value, list) else tuple(map(plain, value))


def telling(code):
    """Each line above an arrow hands over what it gives."""
    lines = []
    for number, line in enumerate(code.split('\n')):
        if line.startswith(mark):
            lines[-1] = f'told({number}, ({lines[-1]}), {line[len(mark):]!r})'
            line = ''
        lines.append(line)
    return '\n'.join(lines)


def run(example):
    wrong = []

    def told(line, value, expected):
        given = plain(value)
        if given != ast.literal_eval(expected):
            wrong.append(f'line {line}: {given}, not {expected}')

    names = {'told': told}
    try:
        exec(compile(telling(example['code']), 'example', 'exec'), names)
    except Exception as error:
        wrong.append(f'{type(error).__name__}: {error}')
    network = names.get('net')
    if hasattr(network, 'count_params'):
        # A GRU that resets after the product keeps [2, 3 · units] biases.
        pairs = [part for part in network.weights if part.name == 'bias' and len(part.shape) == 2]
        second = sum(part.shape[1] for part in pairs)
        return dict(wrong=wrong, params=network.count_params(), second=second)
    if hasattr(network, 'named_parameters'):
        sizes = {name: weights.numel() for name, weights in network.named_parameters()}
        second = sum(size for name, size in sizes.items() if 'bias_hh' in name)
        return dict(wrong=wrong, params=sum(sizes.values()), second=second)
    return dict(wrong=wrong)


print(json.dumps([run(example) for example in json.load(sys.stdin)]))
