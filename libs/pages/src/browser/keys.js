// One key presses the button that names it: while nobody types, and as long as this person has not switched keys off.
// The switch is needed (WCAG 2.1.4): who speaks to the computer, or has tremors, would press keys without meaning to.
const place = document.querySelector('[data-key-switch]');
const box = place?.querySelector('input');
const kept = 'mio-toetsen';

if (place !== null && box !== null && box !== undefined) {
  place.hidden = false;
  box.checked = localStorage.getItem(kept) !== 'uit';
  box.addEventListener('change', () => localStorage.setItem(kept, box.checked ? 'aan' : 'uit'));
}

document.addEventListener('keydown', (event) => {
  if (box?.checked !== true || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest('input:not([type=radio], [type=checkbox]), select, textarea') !== null) return;
  const button = document.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`);
  if (button === null) return;
  event.preventDefault();
  button.click();
});
