import type { GetStatusResponse } from '@mio/contracts/rpc/casework/v1/service';

/** Where a question stands, for the person who asked it. */
export interface StatusWords {
  readonly heading: string;
  readonly text: string;
  /** Whether there is still something to take back. */
  readonly open: boolean;
}

export type CaseStatus = Pick<GetStatusResponse, 'state' | 'custodianKind' | 'teamName' | 'expertName' | 'outcome'>;

const read: StatusWords = {
  heading: 'Wij hebben uw vraag',
  text: 'Wij lezen uw vraag en kijken welk team kan helpen. Dat duurt op werkdagen meestal minder dan een uur.',
  open: true,
};

/** `status`: what casework says; "none" before it opened the case file; "away" when it cannot be reached. */
export function statusWords(status: CaseStatus | 'none' | 'away', withdrawn: boolean): StatusWords {
  if (withdrawn)
    return { heading: 'U hebt de vraag ingetrokken', text: 'U hoeft niets meer te doen. Was het een vergissing? Stel de vraag dan opnieuw.', open: false };
  if (status === 'away')
    return {
      heading: 'Wij hebben uw vraag',
      text: 'Uw vraag is veilig bewaard. Hoe ver wij zijn, is nu even niet op te halen. Kijk over een paar minuten opnieuw.',
      open: true,
    };
  if (status === 'none') return read;
  return (sayings[status.state] ?? (() => read))(status);
}

const sayings: Readonly<Record<string, (status: CaseStatus) => StatusWords>> = {
  received: atDeskOr(read),
  triaged: atDeskOr({
    heading: 'Wij zoeken een deskundige',
    text: 'Wij weten welk team uw vraag het best kan beantwoorden en zoeken daar iemand voor u.',
    open: true,
  }),
  offered: ({ teamName, expertName }) => ({
    heading: expertName === '' ? 'Uw vraag ligt bij een team' : 'Uw vraag ligt bij een deskundige',
    text:
      expertName === ''
        ? `Uw vraag ligt bij het team ${nameOr(teamName)}. Zodra iemand hem aanneemt, ziet u hier wie dat is.`
        : `Wij hebben uw vraag voorgelegd aan ${expertName}${ofTeam(teamName)}. Zodra de vraag is aangenomen, ziet u dat hier.`,
    open: true,
  }),
  accepted: ({ teamName, expertName }) => ({
    heading: 'Iemand helpt u verder',
    text: `${expertName === '' ? 'Een deskundige' : expertName}${ofTeam(teamName)} heeft uw vraag aangenomen en neemt contact met u op als u een adres hebt achtergelaten.`,
    open: true,
  }),
  closed: ({ outcome }) =>
    outcome === 'out_of_scope'
      ? {
          heading: 'Deze vraag hoort niet bij MIO',
          text: 'MIO helpt bij vragen over leerlingen, groepen en scholen. Uw vraag past daar niet bij en is afgesloten. Denkt u dat dit niet klopt? Stel de vraag dan opnieuw en schrijf erbij wat u op school nodig hebt.',
          open: false,
        }
      : { heading: 'Deze vraag is afgesloten', text: 'U hoeft niets meer te doen. Speelt er weer iets? Stel dan een nieuwe vraag.', open: false },
};

function atDeskOr(otherwise: StatusWords): (status: CaseStatus) => StatusWords {
  const atDesk = {
    heading: 'Wij bekijken uw vraag',
    text: 'Iemand van de triagetafel leest uw vraag en kiest het team dat kan helpen. Op werkdagen gebeurt dat dezelfde dag.',
    open: true,
  };
  return ({ custodianKind }) => (custodianKind === 'desk' ? atDesk : otherwise);
}

const nameOr = (team: string): string => (team === '' ? 'dat kan helpen' : team);
const ofTeam = (team: string): string => (team === '' ? '' : ` (${team})`);
