import { alert, type Html, html } from '@mio/pages';

const call = (number: string, dial = number): Html => html`<a class="utrecht-link" href="tel:${dial.replaceAll('-', '')}">${number}</a>`;

/** On every page of an open question, asked or not yet: this is no emergency line, and who is. */
export const crisisNote = (): Html =>
  alert({
    kind: 'warning',
    heading: 'Is er nu gevaar? Wacht niet op ons',
    text: html`Bel bij direct gevaar ${call('112')}. Bij gedachten aan zelfdoding: bel ${call('113')} of gratis ${call('0800-0113')}.
 Bij zorgen over mishandeling of onveiligheid thuis: bel Veilig Thuis, ${call('0800-2000')}. Deze drie zijn dag en nacht bereikbaar. Wij lezen vragen niet dag en nacht.`,
  });
