/** The page's entry: one client, one place to draw it. */
import { render } from 'lit-html';
import { Client } from './client.ts';
import { keepPlace } from './scrolling.ts';
import { openChannel, type Theme } from './state.ts';
import { app } from './views/app.ts';

const root = document.getElementById('app');
if (!root) throw new Error('The page has no place to draw on');

const query = new URLSearchParams(location.search);
const theme: Theme = localStorage.getItem('theme') === 'light' ? 'light' : 'dark';
const client = new Client(query.get('user') ?? 'alice', { theme, developer: query.has('developer') }, () => {
  document.documentElement.dataset.theme = client.state.theme;
  const { name, type } = openChannel(client.state) ?? { name: 'Local Discord', type: 1 };
  document.title = `${client.state.unread.size > 0 ? '• ' : ''}${type === 0 ? '#' : ''}${name}`;
  keepPlace(() => render(app(client), root));
});
document.documentElement.dataset.theme = theme;
await client.start(query.get('channel') ?? undefined);

// Whoever types without having chosen a field means the message box.
document.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey, target }) => {
  if (target === document.body && key.length === 1 && !ctrlKey && !metaKey && !altKey)
    document.getElementById('message-box')?.focus();
});
