/** For people who build bots: trouble on demand, and what the bot sent that Discord would refuse. */
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { FaultName, ShownViolation } from '../../src/page-server/protocol.ts';
import type { Client } from '../client.ts';
import { closeButton, openDialog } from './dialog.ts';

interface Fault {
  name: FaultName;
  label: string;
  about: string;
}

const faults: Fault[] = [
  {
    name: 'drop',
    label: 'Cut the gateway',
    about: 'The connection breaks; a bot resumes its session and misses nothing.',
  },
  {
    name: 'forget',
    label: 'Forget the session',
    about: 'The connection breaks and cannot be resumed; a bot identifies anew.',
  },
  {
    name: 'rateLimit',
    label: 'Rate limit',
    about: 'The next three requests are told to wait two seconds (429).',
  },
  {
    name: 'serverError',
    label: 'Server errors',
    about: 'The next three requests fail on Discord’s side (502).',
  },
  {
    name: 'slow',
    label: 'Slow answers',
    about: 'Every request is answered two seconds late, until all is well again.',
  },
  {
    name: 'expire',
    label: 'Expire tokens',
    about: 'The tokens of all interactions so far are dead, as after 15 minutes.',
  },
  {
    name: 'clear',
    label: 'All is well',
    about: 'Ends slow answers and every fault that is still to come.',
  },
];

export function toolsView(client: Client) {
  const { tools, overview } = client.state;
  if (!tools) return nothing;
  return html`<dialog
    class="modal tools"
    aria-labelledby="tools-title"
    ${ref(openDialog)}
    @close=${() => client.set({ tools: false })}
  >
    <header>
      <h2 id="tools-title">Cause trouble</h2>
      ${closeButton()}
    </header>
    <ul class="modal-body">
      ${faults.map((fault) => faultView(client, fault))}
    </ul>
    <section class="violations" aria-labelledby="violations-title">
      <h3 id="violations-title">Refused requests</h3>
      ${violationsView(overview?.violations ?? [])}
    </section>
  </dialog>`;
}

const faultView = (client: Client, { name, label, about }: Fault) => html`<li>
  <div>
    <b id=${`fault-${name}`}>${label}</b>
    <p>${about}</p>
  </div>
  <button
    class="button secondary"
    type="button"
    aria-describedby=${`fault-${name}`}
    @click=${() => client.act({ type: 'fault', fault: name })}
  >
    Do it
  </button>
</li>`;

function violationsView(violations: ShownViolation[]) {
  if (violations.length === 0) return html`<p>None: everything the bot sent keeps to Discord’s rules.</p>`;
  return html`<ul>
    ${violations.map(
      ({ request, problems }) => html`<li>
        <code>${request}</code>
        ${problems.map((problem) => html`<p class="problem">${problem}</p>`)}
      </li>`,
    )}
  </ul>`;
}
