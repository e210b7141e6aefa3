import { type Html, html } from '@mio/pages';

export const footer =
  (): Html => html`<p class="utrecht-paragraph"><a class="utrecht-link" href="/">Stel een vraag</a> · <a class="utrecht-link" href="/privacy">Privacy</a> · <a class="utrecht-link" href="/toegankelijkheid">Toegankelijkheid</a></p>
<p class="utrecht-paragraph">MIO: Maatwerk in Onderwijs, van de samenwerkende scholen in deze regio.</p>`;
