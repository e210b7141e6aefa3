import { type Html, html, type Part } from './html.ts';
import { stylesheetPath } from './stylesheet.ts';

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean;
}

export interface Layout {
  /** The page's h1, and the first part of the browser's title. */
  readonly title: string;
  readonly main: Part;
  readonly nav?: readonly NavItem[];
  /** Who signed in, and where signing out goes. */
  readonly person?: { readonly name: string; readonly signOut: string };
  /** In the footer; by default one line about MIO. */
  readonly footer?: Part;
  /** Paths of own scripts, loaded as modules; the page must work without them. */
  readonly scripts?: readonly string[];
  /** An error is in the title too, so that a screen reader says it first. */
  readonly invalid?: boolean;
  readonly lang?: string;
}

/** A whole page as text: skip link, header, navigation, main with the h1, footer. Holds no inline style or script. */
export function layout({ title, main, nav = [], person, footer, scripts = [], invalid, lang = 'nl' }: Layout): string {
  return String(html`<!doctype html>
<html lang="${lang}" class="utrecht-root mio-theme">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin">
<title>${invalid && 'Fout: '}${title} – MIO</title>
<link rel="stylesheet" href="${stylesheetPath()}">
${scripts.map((path) => html`<script type="module" src="${path}"></script>`)}
</head>
<body class="utrecht-body utrecht-document mio-body">
<a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#inhoud">Direct naar de inhoud</a>
<header class="mio-header"><div class="mio-width mio-header__content">
<a class="mio-brand" href="/"><span class="mio-brand__name">MIO</span> <span class="mio-brand__long">Maatwerk in Onderwijs</span></a>
${person && signedIn(person)}
</div></header>
${nav.length > 0 && navigation(nav)}
<main id="inhoud" class="mio-width mio-main" tabindex="-1">
<h1 class="utrecht-heading-1">${title}</h1>
${main}
</main>
<footer class="mio-footer"><div class="mio-width">${footer ?? html`<p class="utrecht-paragraph">MIO brengt een vraag over een leerling, een groep of een school bij het team dat kan helpen.</p>`}</div></footer>
</body>
</html>
`);
}

const signedIn = ({ name, signOut }: { name: string; signOut: string }): Html =>
  html`<p class="mio-person"><span>${name}</span> <a class="utrecht-link mio-on-dark" href="${signOut}">Uitloggen</a></p>`;

const navigation = (items: readonly NavItem[]): Html => html`<nav class="mio-nav" aria-label="Hoofdmenu"><ul class="mio-width mio-nav__list">
${items.map(({ href, label, current }) => html`<li><a class="mio-nav__link" href="${href}"${current && html` aria-current="page"`}>${label}</a></li>`)}
</ul></nav>`;
