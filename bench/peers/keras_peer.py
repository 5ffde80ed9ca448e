"""One training job in Keras on TensorFlow, written like its tutorials."""
import os
import time

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
os.environ['KERAS_BACKEND'] = 'tensorflow'

from task import is_text, positions, read_split, report, task

import keras
from keras import layers

keras.utils.set_random_seed(task['seed'])
units, classes = task['units'], task['classes']
kinds = {'lstm': layers.LSTM, 'gru': layers.GRU, 'rnn': layers.SimpleRNN}


def convolutional():
    last = units // 4
    return [
        layers.Reshape((28, 28, 1)),
        layers.Conv2D(last // 2, 3, activation='relu'), layers.MaxPooling2D(),
        layers.Conv2D(last, 3, activation='relu'), layers.MaxPooling2D(),
        layers.Flatten(),
    ]


def attention():
    """A transformer block that normalises before each part."""
    width, heads = units // 2, 2
    norm = lambda x: layers.LayerNormalization(epsilon=1e-5, center=False, scale=False)(x)
    inputs = layers.Input((task['steps'], task['features']))
    x = layers.Dense(width)(inputs) + positions(width)
    y = norm(x)
    x = x + layers.MultiHeadAttention(heads, width // heads)(y, y)
    x = x + layers.Dense(width)(layers.Dense(2 * width, activation='relu')(norm(x)))
    pooled = norm(layers.GlobalAveragePooling1D()(x))
    return keras.Model(inputs, layers.Dense(classes, activation='softmax')(pooled))


def sequential():
    shape = task['steps'], task['features']
    start = [layers.Input(shape)]
    if is_text:
        start = [layers.Input(shape[:1], dtype='int32'), layers.Embedding(task['vocabulary'], shape[1])]
    body = convolutional() if task['network'] == 'cnn' else [kinds[task['network']](units, return_sequences=is_text)]
    return keras.Sequential([
        *start, *body, layers.Dense(classes, activation='softmax'),
    ])


network = attention() if task['network'] == 'attention' else sequential()
network.compile(
    keras.optimizers.Adam(task['learningRate']), 'sparse_categorical_crossentropy',
    metrics=[] if is_text else ['accuracy'],
)


class Clock(keras.callbacks.Callback):
    """Times the training steps of each epoch, up to the beginning of validation."""

    epoch_s = []

    def on_epoch_begin(self, epoch, logs=None):
        self.started = time.perf_counter()

    def on_test_begin(self, logs=None):
        self.epoch_s.append(time.perf_counter() - self.started)


x, y = read_split('train')
network.fit(
    x, y, batch_size=task['batch'], epochs=task['epochs'], verbose=0, callbacks=[Clock()],
    validation_data=read_split('validation'), validation_batch_size=256,
)
scores = network.evaluate(*read_split('test'), batch_size=256, verbose=0, return_dict=True)
report(network.count_params(), scores.get('accuracy'), scores['loss'], Clock.epoch_s)
