"""An LSTM that learns a text in JAX: each epoch is one compiled program, a `lax.scan` over the mini-batches."""
import time

from text import characters, read_split, report, task

import jax
import jax.numpy as jnp
import optax
from jax import lax, nn

units, embedding, batch = task['units'], task['embedding'], task['batch']
glorot, orthogonal = nn.initializers.glorot_uniform(), nn.initializers.orthogonal()


def initialise(key):
    first, second, third, fourth = jax.random.split(key, 4)
    return dict(
        embedding=jax.random.uniform(first, (characters + 1, embedding), minval=-0.05, maxval=0.05),
        kernel=glorot(second, (embedding, 4 * units)),
        recurrent=orthogonal(third, (units, 4 * units)),
        bias=jnp.zeros(4 * units),
        output=glorot(fourth, (units, characters)),
        output_bias=jnp.zeros(characters),
    )


def logits(weights, x):
    """Token ids [batch, steps] → [steps, batch, characters]."""
    # One product for the inputs of all steps.
    inputs = jnp.swapaxes(weights['embedding'][x] @ weights['kernel'] + weights['bias'], 0, 1)

    def cell(state, step):
        h, c = state
        i, f, g, o = jnp.split(step + h @ weights['recurrent'], 4, axis=-1)
        c = nn.sigmoid(f) * c + nn.sigmoid(i) * jnp.tanh(g)
        h = nn.sigmoid(o) * jnp.tanh(c)
        return (h, c), h

    zeros = jnp.zeros((x.shape[0], units))
    _, states = lax.scan(cell, (zeros, zeros), inputs)
    return states @ weights['output'] + weights['output_bias']


def loss_of(weights, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(logits(weights, x), jnp.swapaxes(y, 0, 1)).mean()


optimizer = optax.adam(task['learningRate'])


@jax.jit
def epoch(weights, state, x, y, order):
    def step(carry, chosen):
        weights, state = carry
        loss, gradient = jax.value_and_grad(loss_of)(weights, x[chosen], y[chosen])
        updates, state = optimizer.update(gradient, state)
        return (optax.apply_updates(weights, updates), state), loss

    (weights, state), losses = lax.scan(step, (weights, state), order)
    return weights, state, losses.mean()


test_loss = jax.jit(loss_of)
key, shuffling = jax.random.split(jax.random.key(task['seed']))
weights = initialise(key)
state = optimizer.init(weights)
x, y = map(jnp.asarray, read_split('train'))
validation, test = (tuple(map(jnp.asarray, read_split(name))) for name in ('validation', 'test'))
whole = len(x) // batch
epoch_s = []
for number in range(task['epochs']):
    started = time.perf_counter()
    order = jax.random.permutation(jax.random.fold_in(shuffling, number), len(x))
    # The last, incomplete batch would be a second program to compile; it is left out.
    weights, state, loss = epoch(weights, state, x, y, order[:whole * batch].reshape(whole, batch))
    loss.block_until_ready()
    epoch_s.append(time.perf_counter() - started)
    test_loss(weights, *validation).block_until_ready()

params = sum(leaf.size for leaf in jax.tree.leaves(weights))
report(params, float(test_loss(weights, *test)), epoch_s)
