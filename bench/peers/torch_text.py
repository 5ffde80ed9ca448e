"""An LSTM that learns a text in PyTorch, written like its tutorials."""
import time

from text import characters, read_split, report, task

import torch
from torch import nn

torch.manual_seed(task['seed'])


class Writer(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(characters + 1, task['embedding'])
        self.recurrent = nn.LSTM(task['embedding'], task['units'], batch_first=True)
        self.output = nn.Linear(task['units'], characters)

    def forward(self, x):
        states, _ = self.recurrent(self.embedding(x))
        return self.output(states)


network = Writer()
optimizer = torch.optim.Adam(network.parameters(), task['learningRate'])
cross_entropy = nn.CrossEntropyLoss()


def loss_of(x, y):
    return cross_entropy(network(x).flatten(0, 1), y.flatten())


def tensors(name):
    x, y = read_split(name)
    return torch.from_numpy(x).long(), torch.from_numpy(y).long()


def mean_loss(x, y):
    with torch.no_grad():
        parts = [loss_of(x[at:at + 128], y[at:at + 128]) * len(x[at:at + 128]) for at in range(0, len(x), 128)]
        return float(sum(parts)) / len(x)


x, y = tensors('train')
validation, test = tensors('validation'), tensors('test')
epoch_s = []
for _ in range(task['epochs']):
    started = time.perf_counter()
    order = torch.randperm(len(x))
    for at in range(0, len(x), task['batch']):
        chosen = order[at:at + task['batch']]
        optimizer.zero_grad()
        loss = loss_of(x[chosen], y[chosen])
        loss.backward()
        optimizer.step()
    epoch_s.append(time.perf_counter() - started)
    mean_loss(*validation)

report(sum(weights.numel() for weights in network.parameters()), mean_loss(*test), epoch_s)
