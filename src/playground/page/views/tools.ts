/** Trouble on demand, for people who build bots: what goes wrong on the live service from time to time. */
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { FaultName } from '../../protocol.ts';
import type { Client } from '../client.ts';
import { closeDialog, openDialog } from './dialog.ts';
import { closeIcon } from './icons.ts';

const faults: [name: FaultName, label: string, about: string][] = [
  ['drop', 'Cut the gateway', 'The connection breaks; a bot resumes its session and misses nothing.'],
  ['forget', 'Forget the session', 'The connection breaks and cannot be resumed; a bot identifies anew.'],
  ['rateLimit', 'Rate limit', 'The next three requests are told to wait two seconds (429).'],
  ['serverError', 'Server errors', 'The next three requests fail on Discord’s side (502).'],
  ['slow', 'Slow answers', 'Every request is answered two seconds late, until all is well again.'],
  ['expire', 'Expire tokens', 'The tokens of all interactions so far are dead, as after 15 minutes.'],
  ['clear', 'All is well', 'Ends slow answers and every fault that is still to come.'],
];

export function toolsView(client: Client) {
  if (!client.state.tools) return nothing;
  const close = () => client.set({ tools: false });
  return html`<dialog class="modal tools" aria-labelledby="tools-title" ${ref(openDialog)} @close=${close}>
    <header>
      <h2 id="tools-title">Cause trouble</h2>
      <button class="icon-button" type="button" aria-label="Close" @click=${closeDialog}>${closeIcon(24)}</button>
    </header>
    <ul class="modal-body">
      ${faults.map(
        ([fault, label, about]) => html`<li>
        <div><b id=${`fault-${fault}`}>${label}</b><p>${about}</p></div>
        <button class="button secondary" type="button" aria-describedby=${`fault-${fault}`} @click=${() => client.act({ type: 'fault', fault })}>Do it</button>
      </li>`,
      )}
    </ul>
    ${violations(client)}
  </dialog>`;
}

function violations(client: Client) {
  const all = client.state.overview?.violations ?? [];
  return html`<section class="violations" aria-labelledby="violations-title">
    <h3 id="violations-title">Refused requests</h3>
    ${all.length === 0 ? html`<p>None: everything the bot sent keeps to Discord’s rules.</p>` : nothing}
    <ul>
      ${all.map(({ request, problems }) => html`<li><code>${request}</code>${problems.map((problem) => html`<p class="problem">${problem}</p>`)}</li>`)}
    </ul>
  </section>`;
}
