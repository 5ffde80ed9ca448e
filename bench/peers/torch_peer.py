"""One training job in PyTorch, written like its tutorials."""
import time

from task import is_text, positions, read_split, report, task

import torch
from torch import nn

torch.manual_seed(task['seed'])
units, classes = task['units'], task['classes']


class Recurrent(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.embedding = nn.Embedding(task['vocabulary'], task['features']) if is_text else nn.Identity()
        self.recurrent = kind(task['features'], units, batch_first=True)
        self.output = nn.Linear(units, classes)

    def forward(self, x):
        states, _ = self.recurrent(self.embedding(x))
        return self.output(states if is_text else states[:, -1])


class Attention(nn.Module):
    """A transformer block that normalises before each part."""

    def __init__(self, heads=2):
        super().__init__()
        width = units // 2
        self.projection = nn.Linear(task['features'], width)
        self.register_buffer('positions', torch.from_numpy(positions(width)))
        self.norm = nn.LayerNorm(width, elementwise_affine=False)
        self.attention = nn.MultiheadAttention(width, heads, batch_first=True)
        self.feed_forward = nn.Sequential(nn.Linear(width, 2 * width), nn.ReLU(), nn.Linear(2 * width, width))
        self.output = nn.Linear(width, classes)

    def forward(self, x):
        x = self.projection(x) + self.positions
        y = self.norm(x)
        x = x + self.attention(y, y, y, need_weights=False)[0]
        x = x + self.feed_forward(self.norm(x))
        return self.output(self.norm(x.mean(1)))


def convolutional():
    last = units // 4
    return nn.Sequential(
        nn.Unflatten(1, (1, 28)),
        nn.Conv2d(1, last // 2, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(last // 2, last, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(5 * 5 * last, classes),
    )


kinds = {'lstm': nn.LSTM, 'gru': nn.GRU, 'rnn': nn.RNN}
if task['network'] in kinds:
    network = Recurrent(kinds[task['network']])
else:
    network = convolutional() if task['network'] == 'cnn' else Attention()
optimizer = torch.optim.Adam(network.parameters(), task['learningRate'])
cross_entropy = nn.CrossEntropyLoss()


def loss_of(outputs, y):
    """outputs [batch, classes] and y [batch], of a text one more axis for the steps."""
    return cross_entropy(outputs.flatten(0, -2), y.flatten())


def tensors(name):
    x, y = read_split(name)
    return torch.from_numpy(x), torch.from_numpy(y).long()


def scores(x, y):
    """Accuracy and mean loss."""
    with torch.no_grad():
        outputs = network(x)
        return float((outputs.argmax(-1) == y).float().mean()), float(loss_of(outputs, y))


x, y = tensors('train')
validation, test = tensors('validation'), tensors('test')
epoch_s = []
for _ in range(task['epochs']):
    started = time.perf_counter()
    order = torch.randperm(len(x))
    for at in range(0, len(x), task['batch']):
        chosen = order[at:at + task['batch']]
        optimizer.zero_grad()
        loss = loss_of(network(x[chosen]), y[chosen])
        loss.backward()
        optimizer.step()
    epoch_s.append(time.perf_counter() - started)
    scores(*validation)

report(sum(weights.numel() for weights in network.parameters()), *scores(*test), epoch_s)
