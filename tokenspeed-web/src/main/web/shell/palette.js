/** The command palette: everything that can be done, by typing a part of its name. It lists the keys, too. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { on } from '../base/bus.js';

/** @param {{commands: import('./commands.js').Command[], onClose: () => void}} props */
function Dialog({ commands, onClose }) {
  const dialog = useRef(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    const element = dialog.current;
    element.showModal();
    return () => element.open && element.close();
  }, []);
  const words = text.toLowerCase().split(/\s+/);
  const shown = commands.filter(command => words.every(word => command.label.toLowerCase().includes(word)));
  const run = command => {
    dialog.current.close();
    command?.run();
  };
  function onKeyDown(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setChosen((chosen + step + shown.length) % (shown.length || 1));
    if (event.key === 'Enter') run(shown[chosen]);
    if (step || event.key === 'Enter') event.preventDefault();
  }
  const type = event => {
    setText(event.currentTarget.value);
    setChosen(0);
  };
  return html`<dialog class="palette" id="palette" ref=${dialog} aria-label="Go to or do something" onClose=${onClose} onClick=${event => event.target === dialog.current && dialog.current.close()}>
    <input type="search" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-activedescendant=${shown[chosen] ? `command-${shown[chosen].id}` : undefined} aria-label="Command" placeholder="Go to or do something" value=${text} onInput=${type} onKeyDown=${onKeyDown} />
    <ul id="palette-list" role="listbox" aria-label="Commands">
      ${shown.map((command, i) => html`<li key=${command.id} id=${`command-${command.id}`} role="option" aria-selected=${String(i === chosen)} onClick=${() => run(command)}>${command.label}${command.keys && html`<kbd>${command.keys}</kbd>`}</li>`)}
    </ul>
  </dialog>`;
}

/** @param {{commands: import('./commands.js').Command[]}} props */
export function Palette({ commands }) {
  const [open, setOpen] = useState(false);
  useEffect(() => on('palette', () => setOpen(true)), []);
  return open && html`<${Dialog} commands=${commands} onClose=${() => setOpen(false)} />`;
}
