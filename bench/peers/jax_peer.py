"""One training job in JAX: each epoch is one compiled program, a `lax.scan` over the mini-batches."""
import time

from task import is_text, positions, read_split, report, task

import jax
import jax.numpy as jnp
import optax
from jax import lax, nn

units, classes, features, batch = task['units'], task['classes'], task['features'], task['batch']
glorot, orthogonal = nn.initializers.glorot_uniform(), nn.initializers.orthogonal()


def recurrent_weights(key, gates):
    first, second = jax.random.split(key)
    return dict(
        kernel=glorot(first, (features, gates * units)),
        recurrent=orthogonal(second, (units, gates * units)),
        bias=jnp.zeros(gates * units),
    )


def rnn(weights, x, h):
    return jnp.tanh(x + h @ weights['recurrent'])


def lstm(weights, x, state):
    h, c = state
    i, f, g, o = jnp.split(x + h @ weights['recurrent'], 4, axis=-1)
    c = nn.sigmoid(f) * c + nn.sigmoid(i) * jnp.tanh(g)
    return nn.sigmoid(o) * jnp.tanh(c), c


def gru(weights, x, h):
    xz, xr, xh = jnp.split(x, 3, axis=-1)
    hz, hr, hh = jnp.split(h @ weights['recurrent'], 3, axis=-1)
    z, r = nn.sigmoid(xz + hz), nn.sigmoid(xr + hr)
    return z * h + (1 - z) * jnp.tanh(xh + r * hh)


def recurrent(weights, x, cell):
    """x [batch, steps, features] → the last hidden state [batch, units], of a text all [batch, steps, units]."""
    # One product for the inputs of all steps.
    inputs = jnp.swapaxes(x @ weights['kernel'] + weights['bias'], 0, 1)
    zeros = jnp.zeros((x.shape[0], units))
    start = (zeros, zeros) if cell is lstm else zeros
    hidden = lambda state: state[0] if cell is lstm else state

    def step(state, inputs):
        state = cell(weights, inputs, state)
        return state, hidden(state) if is_text else None

    state, states = lax.scan(step, start, inputs)
    return jnp.swapaxes(states, 0, 1) if is_text else hidden(state)


def convolution(weights, x):
    y = lax.conv_general_dilated(x, weights['kernel'], (1, 1), 'VALID', dimension_numbers=('NHWC', 'HWIO', 'NHWC'))
    y = nn.relu(y + weights['bias'])
    return lax.reduce_window(y, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), 'VALID')


def convolutional(weights, x):
    x = convolution(weights['conv2'], convolution(weights['conv1'], x[..., None]))
    return x.reshape(x.shape[0], -1)


width, heads = units // 2, 2


def dense_weights(key, inputs, outputs, initialiser=glorot):
    return dict(kernel=initialiser(key, (inputs, outputs)), bias=jnp.zeros(outputs))


def dense(weights, x):
    return x @ weights['kernel'] + weights['bias']


def norm(x):
    centred = x - x.mean(-1, keepdims=True)
    return centred * lax.rsqrt((centred ** 2).mean(-1, keepdims=True) + 1e-5)


def attention(weights, x):
    """A transformer block that normalises before each part: x [batch, steps, features] → [batch, width]."""
    size = width // heads
    x = dense(weights['projection'], x) + positions(width)
    parts = dense(weights['query_key_value'], norm(x)).reshape(*x.shape[:2], 3, heads, size)
    query, key, value = jnp.moveaxis(parts, 2, 0)
    scores = jnp.einsum('bqhd,bkhd->bhqk', query, key) / size ** 0.5
    looked = jnp.einsum('bhqk,bkhd->bqhd', nn.softmax(scores), value)
    x = x + dense(weights['looked'], looked.reshape(x.shape))
    x = x + dense(weights['outer'], nn.relu(dense(weights['inner'], norm(x))))
    return norm(x.mean(1))


def attention_weights(key):
    keys = jax.random.split(key, 5)
    return dict(
        projection=dense_weights(keys[0], features, width),
        query_key_value=dense_weights(keys[1], width, 3 * width),
        looked=dense_weights(keys[2], width, width),
        inner=dense_weights(keys[3], width, 2 * width, nn.initializers.he_uniform()),
        outer=dense_weights(keys[4], 2 * width, width),
    )


def initialise(key):
    first, second, third = jax.random.split(key, 3)
    if task['network'] == 'cnn':
        last = units // 4
        he = nn.initializers.he_uniform()
        body = dict(
            conv1=dict(kernel=he(first, (3, 3, 1, last // 2)), bias=jnp.zeros(last // 2)),
            conv2=dict(kernel=he(second, (3, 3, last // 2, last)), bias=jnp.zeros(last)),
        )
        size = 5 * 5 * last
    elif task['network'] == 'attention':
        body, size = attention_weights(first), width
    else:
        body = recurrent_weights(first, dict(rnn=1, gru=3, lstm=4)[task['network']])
        size = units
    if is_text:
        body['embedding'] = jax.random.uniform(second, (task['vocabulary'], features), minval=-0.05, maxval=0.05)
    return dict(body=body, **dense_weights(third, size, classes))


def logits(weights, x):
    if is_text:
        x = weights['body']['embedding'][x]
    if task['network'] == 'cnn':
        state = convolutional(weights['body'], x)
    elif task['network'] == 'attention':
        state = attention(weights['body'], x)
    else:
        state = recurrent(weights['body'], x, dict(rnn=rnn, gru=gru, lstm=lstm)[task['network']])
    return dense(weights, state)


def loss_of(weights, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(logits(weights, x), y).mean()


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


@jax.jit
def scores(weights, x, y):
    """Accuracy and mean loss."""
    outputs = logits(weights, x)
    return (outputs.argmax(-1) == y).mean(), loss_of(weights, x, y)


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
    jax.block_until_ready(scores(weights, *validation))

params = sum(leaf.size for leaf in jax.tree.leaves(weights))
report(params, *map(float, scores(weights, *test)), epoch_s)
