/** The form that a bot asks to be filled in. */
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { ModalField } from '../../protocol.ts';
import type { Client } from '../client.ts';
import { avatar } from './avatar.ts';
import { closeDialog, openDialog } from './dialog.ts';
import { closeIcon } from './icons.ts';

const fieldType = { textInput: 4, stringSelect: 3, textDisplay: 10, label: 18 };

export function modalView(client: Client) {
  const { modal: open, overview } = client.state;
  if (!open) return nothing;
  const { modal, problem, sending = false } = open;
  const close = () => client.set({ modal: undefined });
  const submit = (event: Event) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const names = [...new Set(data.keys())];
    const values = names.map((name): [string, string | string[]] => {
      const all = data.getAll(name).map(String);
      const field = fieldsOf(modal.components).find(({ custom_id }) => custom_id === name);
      return [name, field?.type === fieldType.textInput ? (all[0] ?? '') : all];
    });
    void client.submitModal(Object.fromEntries(values));
  };
  return html`<dialog class="modal" aria-labelledby="modal-title" ${ref(openDialog)} @close=${close}>
    <form @submit=${submit}>
      <header>
        ${avatar(overview?.bot, 'medium')}
        <h2 id="modal-title">${modal.title}</h2>
        <button class="icon-button" type="button" aria-label="Close" @click=${closeDialog}>${closeIcon(24)}</button>
      </header>
      <div class="modal-body">
        ${modal.components.map((outer, index) => fieldView(outer, index === 0))}
        ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
      </div>
      <footer>
        <p>This form goes to ${overview?.bot.name}. Do not share passwords.</p>
        <button class="button plain" type="button" @click=${closeDialog}>Cancel</button>
        <button class="button primary" type="submit" ?disabled=${sending}>${sending ? 'Sending…' : 'Submit'}</button>
      </footer>
    </form>
  </dialog>`;
}

const fieldsOf = (components: ModalField[]): ModalField[] =>
  components.flatMap((one) => [
    one,
    ...fieldsOf(one.components ?? []),
    ...fieldsOf(one.component ? [one.component] : []),
  ]);

/** Either a row with one text field, or a label around a field. */
function fieldView(outer: ModalField, first: boolean): unknown {
  if (outer.type === fieldType.textDisplay) return html`<p>${outer.content}</p>`;
  const inner = outer.type === fieldType.label ? outer.component : outer.components?.[0];
  if (!inner) return nothing;
  const { custom_id: name = '', required = true } = inner;
  const label = outer.label ?? inner.label ?? name;
  const id = `field-${name}`;
  return html`<div class="field">
    <label for=${id}>${label}${required ? html`<span class="required" aria-hidden="true"> *</span>` : nothing}</label>
    ${outer.description ? html`<p class="field-about">${outer.description}</p>` : nothing}
    ${inner.type === fieldType.textInput ? textField(id, inner, first) : selectField(id, inner)}
  </div>`;
}

function textField(id: string, field: ModalField, first: boolean) {
  const {
    custom_id = '',
    style,
    placeholder,
    value = '',
    required = true,
    min_length,
    max_length = 4_000,
  } = field;
  const [least, hint] = [min_length ?? nothing, placeholder ?? nothing];
  return style === 2
    ? html`<textarea id=${id} name=${custom_id} rows="5" ?autofocus=${first} ?required=${required} minlength=${least} maxlength=${max_length} placeholder=${hint}>${value}</textarea>`
    : html`<input id=${id} name=${custom_id} type="text" autocomplete="off" ?autofocus=${first} .value=${value} ?required=${required} minlength=${least} maxlength=${max_length} placeholder=${hint} />`;
}

const selectField = (
  id: string,
  { custom_id = '', options = [], required = true, max_values = 1 }: ModalField,
) => html`<select id=${id} name=${custom_id} ?required=${required} ?multiple=${max_values > 1}>
  ${options.map(({ label, value, default: chosen = false }) => html`<option value=${value} ?selected=${chosen}>${label}</option>`)}
</select>`;
