"""An LSTM that learns a text in Keras on TensorFlow, written like its tutorials."""
import os
import time

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
os.environ['KERAS_BACKEND'] = 'tensorflow'

from text import characters, read_split, report, steps, task

import keras
from keras import layers

keras.utils.set_random_seed(task['seed'])
network = keras.Sequential([
    layers.Input((steps,), dtype='int32'),
    layers.Embedding(characters + 1, task['embedding']),
    layers.LSTM(task['units'], return_sequences=True),
    layers.Dense(characters, activation='softmax'),
])
network.compile(keras.optimizers.Adam(task['learningRate']), 'sparse_categorical_crossentropy')


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
    validation_data=read_split('validation'), validation_batch_size=128,
)
loss = network.evaluate(*read_split('test'), batch_size=128, verbose=0)
report(network.count_params(), float(loss), Clock.epoch_s)
