/** The form of one rule: its fields, what it would have done, and saving, muting and switching it off. */

import { useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { visible } from '../base/visible.js';
import { Preview } from './preview.js';
import { edited, fieldsOf, LABELS, valuesOf } from './rule-fields.js';

const HOUR_MS = 3_600_000;

/** @param {{name: string, value: string, onInput: (value: string) => void}} props */
function Field({ name, value, onInput }) {
  return html`<div class="field">
    <label for=${`rule-${name}`}>${LABELS[name]}</label>
    <input id=${`rule-${name}`} name=${name} value=${value} autocomplete="off" spellcheck="false" onInput=${event => onInput(event.currentTarget.value)} />
  </div>`;
}

/** @param {{rule: any, onMute: (until: string|null) => void}} props */
function Mute({ rule, onMute }) {
  if (rule.mutedUntil) return html`<button type="button" onClick=${() => onMute(null)}>End the mute</button>`;
  return html`<button type="button" onClick=${() => onMute(new Date(Date.now() + HOUR_MS).toISOString())}>Mute for an hour</button>`;
}

/** What the server refuses is said in its words. */
function useProblem() {
  const [problem, setProblem] = useState('');
  const doing = async action => {
    setProblem('');
    try {
      await action();
    } catch (error) {
      setProblem(error.message);
    }
  };
  return { problem, doing };
}

/** Asks what a rule would have done. A refused preview leaves none. @param {(rule: any) => Promise<any>} preview */
function usePreview(preview) {
  const [state, setState] = useState({ result: null, of: null });
  const look = async (rule, values) => {
    setState({ result: true, of: null });
    try {
      setState({ result: await preview(edited(rule, values)), of: values });
    } catch (error) {
      setState({ result: null, of: null });
      throw error;
    }
  };
  return { ...state, look };
}

/**
 * @param {object} props
 * @param {any} props.rule
 * @param {string} props.zone in which times are shown
 * @param {object} props.actions each returns a promise and throws what the server refuses
 * @param {(rule: any) => Promise<any>} props.actions.preview
 * @param {(rule: any) => Promise<void>} props.actions.save
 * @param {(until: string|null) => Promise<void>} props.actions.mute
 */
export function RuleEditor({ rule, zone, actions }) {
  // News of the server must not change what is being typed.
  const [opened] = useState(rule);
  const [values, setValues] = useState(() => valuesOf(rule));
  const { problem, doing } = useProblem();
  const { result, of, look } = usePreview(actions.preview);
  const set = (name, value) => setValues(old => ({ ...old, [name]: value }));
  return html`<form class="rule" onSubmit=${event => event.preventDefault()}>
    ${fieldsOf(opened).map(name => html`<${Field} key=${name} name=${name} value=${values[name]} onInput=${value => set(name, value)} />`)}
    <div class="field check"><input type="checkbox" id="rule-enabled" checked=${values.enabled} onChange=${event => set('enabled', event.currentTarget.checked)} /><label for="rule-enabled">Evaluated</label></div>
    <p class="problem" role="alert">${visible(problem)}</p>
    <div class="row">
      <button type="button" onClick=${() => doing(() => look(opened, values))}>Preview</button>
      <button type="button" class="main" disabled=${of !== values} aria-describedby="rule-save-hint" onClick=${() => doing(() => actions.save(edited(opened, values)))}>Save</button>
      <${Mute} rule=${rule} onMute=${until => doing(() => actions.mute(until))} />
    </div>
    <p id="rule-save-hint" class="hint">A preview of the last seven days comes before saving.</p>
    <${Preview} result=${result} rule=${opened} zone=${zone} />
  </form>`;
}
