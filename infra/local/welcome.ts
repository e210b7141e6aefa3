import type { LocalHouse } from './local-house.ts';

/** What a person reads when the system is ready: where to go, and what to try first. */
export function welcome({ addresses, logFile, data }: LocalHouse, ms: number): string {
  return `
ready (${(ms / 1000).toFixed(1)} s)

  Een vraag stellen      ${addresses.intake[0]}
  Werkplek (aanmelden)   ${addresses.portal[0]}
  Verstuurde e-mail      ${addresses.mail}
  Cijfers                ${addresses.portal[0]}/cijfers
  Koppelvlak (API)       ${addresses.intake[0]}/v1/openapi.json

  Probeer eerst:
   1. Stel een vraag, bijvoorbeeld: "Een leerling in groep 4 hoort slecht en draagt sinds kort een ringleiding."
   2. Lees bij de e-mail aan wie de vraag is aangeboden.
   3. Meld u op de werkplek aan als die persoon, lees de vraag en neem hem aan.
   4. Kijk bij de cijfers (meld u aan met de rol ops), of laat 320 vragen spelen: npm run demo -- --url ${addresses.intake[0]}

  Log: ${logFile}   Gegevens: ${data}   Stoppen: ctrl-C
`;
}
