/** The page's entry: one client, one place to draw it. */
import { render } from 'lit-html';
import { Client } from './client.ts';
import type { Theme } from './state.ts';
import { app } from './views/app.ts';

const root = document.getElementById('app');
if (!root) throw new Error('The page has no place to draw on');

const query = new URLSearchParams(location.search);
const theme: Theme = localStorage.getItem('theme') === 'light' ? 'light' : 'dark';
const client = new Client(query.get('user') ?? 'alice', theme, () => {
  document.documentElement.dataset.theme = client.state.theme;
  render(app(client), root);
});
document.documentElement.dataset.theme = theme;
await client.start(query.get('channel') ?? undefined);
