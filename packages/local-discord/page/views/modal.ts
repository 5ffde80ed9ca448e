/** The form that a bot asks to be filled in. */
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { ModalField } from '../../src/page-server/protocol.ts';
import type { Client } from '../client.ts';
import { markdown } from '../markdown/render.ts';
import { avatar } from './avatar.ts';
import { closeButton, closeDialog, openDialog } from './dialog.ts';
import { namesIn } from './names.ts';
import { type MenuChoice, menuChoices } from './select.ts';

const fieldType = { stringSelect: 3, textInput: 4, textDisplay: 10, label: 18 };

/** Style of a text field that holds several lines. */
const paragraph = 2;

export function modalView(client: Client) {
  const { modal: open, overview } = client.state;
  if (!open) return nothing;
  const { modal, problem, sending = false } = open;
  const firstField = modal.components.findIndex(({ type }) => type !== fieldType.textDisplay);
  const submit = (event: Event) => {
    event.preventDefault();
    void client.submitModal(entered(event.currentTarget as HTMLFormElement, modal.components));
  };
  return html`<dialog
    class="modal"
    aria-labelledby="modal-title"
    ${ref(openDialog)}
    @close=${() => client.set({ modal: undefined })}
  >
    <form @submit=${submit}>
      <header>
        ${avatar(overview?.bot, 'medium')}
        <h2 id="modal-title">${modal.title}</h2>
        ${closeButton()}
      </header>
      <div class="modal-body">
        ${modal.components.map((outer, index) => fieldView(client, outer, index === firstField))}
        ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
      </div>
      <footer>
        <p>This form goes to ${overview?.bot.name}. Do not share passwords.</p>
        <button class="button plain" type="button" @click=${closeDialog}>Cancel</button>
        <button class="button primary" type="submit" ?disabled=${sending}>
          ${sending ? 'Sending…' : 'Submit'}
        </button>
      </footer>
    </form>
  </dialog>`;
}

/** The values by custom id: a text for a text field, a list for a menu. */
function entered(form: HTMLFormElement, components: ModalField[]): Record<string, string | string[]> {
  const data = new FormData(form);
  const fields = fieldsOf(components).filter(({ custom_id = '' }) => data.has(custom_id));
  return Object.fromEntries(
    fields.map(({ type, custom_id = '' }) => {
      const values = data.getAll(custom_id).map(String);
      return [custom_id, type === fieldType.textInput ? (values[0] ?? '') : values.filter(Boolean)];
    }),
  );
}

const fieldsOf = (components: ModalField[]): ModalField[] =>
  components.flatMap((one) => [
    one,
    ...fieldsOf(one.components ?? []),
    ...fieldsOf(one.component ? [one.component] : []),
  ]);

/** Either a row with one text field, or a label around a field. */
function fieldView(client: Client, outer: ModalField, first: boolean): unknown {
  if (outer.type === fieldType.textDisplay)
    return html`<div class="markdown">${markdown(outer.content ?? '', namesIn(client))}</div>`;
  const inner = outer.type === fieldType.label ? outer.component : outer.components?.[0];
  if (!inner) return nothing;
  const { custom_id: name = '', required = true } = inner;
  const id = `field-${name}`;
  const star = required ? html`<span class="required" aria-hidden="true"> *</span>` : nothing;
  return html`<div class="field">
    <label for=${id}>${outer.label ?? inner.label ?? name}${star}</label>
    ${outer.description ? html`<p class="field-about">${outer.description}</p>` : nothing}
    ${inner.type === fieldType.textInput ? textField(id, inner, first) : selectField(client, id, inner, first)}
  </div>`;
}

function textField(id: string, field: ModalField, first: boolean) {
  const { custom_id = '', style, placeholder, value = '', required = true } = field;
  const { min_length, max_length = 4_000 } = field;
  return style === paragraph
    ? html`<textarea
        id=${id}
        name=${custom_id}
        rows="5"
        ?autofocus=${first}
        ?required=${required}
        minlength=${min_length ?? nothing}
        maxlength=${max_length}
        placeholder=${placeholder ?? nothing}
        .value=${value}
      ></textarea>`
    : html`<input
        id=${id}
        name=${custom_id}
        type="text"
        autocomplete="off"
        ?autofocus=${first}
        ?required=${required}
        minlength=${min_length ?? nothing}
        maxlength=${max_length}
        placeholder=${placeholder ?? nothing}
        .value=${value}
      />`;
}

function selectField(client: Client, id: string, field: ModalField, first: boolean) {
  const { custom_id = '', required = true, max_values = 1, placeholder = 'Make a selection' } = field;
  const choices = menuChoices(client, field);
  if (max_values > 1) return severalField(id, field, choices, first);
  const none = !choices.some((choice) => choice.default);
  return html`<select id=${id} name=${custom_id} ?required=${required} ?autofocus=${first}>
    ${none ? html`<option value="" selected ?disabled=${required}>${placeholder}</option>` : nothing}
    ${choices.map(
      (choice) => html`<option value=${choice.value} ?selected=${choice.default ?? false}>
        ${[choice.label, choice.description].filter(Boolean).join(': ')}
      </option>`,
    )}
  </select>`;
}

/** Several may be chosen: each has its own box to tick. */
function severalField(
  id: string,
  { custom_id = '', placeholder }: ModalField,
  choices: MenuChoice[],
  first: boolean,
) {
  return html`<div id=${id} class="ticks" role="group" aria-label=${placeholder ?? 'Choose several'}>
    ${choices.map(
      (choice, index) => html`<label class="select-choice">
        <span class="choice-text"
          ><span>${choice.label}</span>${choice.description ? html`<small>${choice.description}</small>` : nothing}</span
        >
        <input type="checkbox" name=${custom_id} value=${choice.value} ?autofocus=${first && index === 0} ?checked=${choice.default ?? false} />
      </label>`,
    )}
  </div>`;
}
