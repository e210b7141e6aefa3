import { heading, layout, list, paragraph } from '@mio/pages';
import { footer } from './footer.ts';

/** What happens to a question and to whoever asks it. */
export const privacyPage = (): string =>
  layout({
    title: 'Uw vraag en uw privacy',
    main: [
      paragraph('Een vraag over een leerling kan gevoelig zijn. Daarom vragen wij zo weinig mogelijk en bewaren wij het zorgvuldig.'),
      heading('Wat wij bewaren'),
      list([
        'Uw vraag, en uw naam en e-mailadres als u die geeft. Ze worden meteen versleuteld, met een eigen sleutel per vraag.',
        'Het onderwerp, over wie het gaat, de school en uw rol. Daarmee zoeken wij het juiste team.',
        'Of de ouders (vanaf 16 jaar: de leerling) van de vraag weten.',
      ]),
      heading('Wie het leest'),
      list([
        'Een computerprogramma van MIO leest de vraag om een team voor te stellen. Twijfelt het programma, dan kijkt iemand van de triagetafel.',
        'De deskundige aan wie de vraag wordt voorgelegd, en de coördinator van dat team. Wie de vraag opent, wordt vastgelegd.',
        'Niemand anders. In onze e-mails staat nooit wat u schreef.',
      ]),
      heading('Wat wij niet doen'),
      list([
        'Deze site zet geen cookies en volgt u niet.',
        'Wij geven uw vraag niet door aan bedrijven.',
        'Wij vragen geen burgerservicenummer. Schrijf het ook niet op.',
      ]),
      heading('Uw rechten'),
      paragraph(
        'U kunt een vraag altijd intrekken met de eigen link die u kreeg. Wilt u weten wat wij bewaren, of iets laten verbeteren of wissen? Vraag het aan de functionaris gegevensbescherming van uw school of samenwerkingsverband en noem uw kenmerk.',
      ),
    ],
    footer: footer(),
  });

/** How far these pages can be used by everybody, as far as we know it ourselves. */
export const accessibilityPage = (): string =>
  layout({
    title: 'Toegankelijkheid',
    main: [
      paragraph(
        'Iedereen moet een vraag kunnen stellen. Deze site werkt met alleen het toetsenbord, met een schermlezer, op een kleine telefoon en zonder JavaScript.',
      ),
      paragraph(
        'Wij bouwen volgens WCAG 2.2, niveau AA, en testen dat bij elke wijziging met een automatisch programma. Een onafhankelijk onderzoek is er nog niet geweest. Daarom beloven wij nog niet dat alles klopt.',
      ),
      heading('Lukt er iets niet?'),
      paragraph(
        'Laat het de school of het samenwerkingsverband weten en zeg op welke pagina het misging. U kunt uw vraag dan ook laten opschrijven door iemand van de school.',
      ),
    ],
    footer: footer(),
  });
