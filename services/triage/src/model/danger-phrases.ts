/**
 * Dutch phrases of danger, matched against lower-case text without accents. `strong` ones send a question to
 * the desk whatever the model thinks. Gaps are bounded, so a very long text costs linear time.
 */
export type DangerPhrase = { strong: boolean; pattern: RegExp };

const strong = (source: string): DangerPhrase => ({ strong: true, pattern: new RegExp(source, 'g') });
const weak = (source: string): DangerPhrase => ({ strong: false, pattern: new RegExp(source, 'g') });

const GAP = '[^.!?\\n]{0,40}?';
const WEAPON = '(?:vlinder|vlees|keuken)?mes(?:sen)?|stiletto|pistool|(?:vuur)?wapens?|machete|bijl|benzine|explosie[fv]';
const RELATIVE = '(?:papa|mama|(?:stief|pleeg)?vader|(?:stief|pleeg)?moeder|oom|opa|broers?|vriend van (?:mama|moeder|mijn moeder))';

export const DANGER_PHRASES: readonly DangerPhrase[] = [
  // no longer wanting to live
  strong('\\b(?:wil|wilt|wilde|wou|willen) (?:\\w+ ){0,3}dood\\b(?! (?:hout|spoor))'),
  strong('\\bdood (?:wil|wilt|wilde|wou|willen)\\b'),
  strong('\\bliever dood\\b'),
  strong('\\b(?:wil|wilt|wilde|wou|willen|hoeft?) (?:\\w+ ){0,4}(?:niet meer (?:leven|wakker)|er niet meer (?:te )?zijn)\\b'),
  strong('\\b(?:niet meer|er niet meer) (?:langer )?(?:wil|wilde|wou|willen) (?:leven|zijn|bestaan|wakker worden)\\b'),
  strong('\\b(?:niet meer leven|er niet meer zijn|niet meer wakker worden) (?:wil|wilde|wou|willen)\\b'),
  strong('\\b(?:zelfmoord|suicide) (?:te |gaat |wil |wilde )?(?:pleg|pleeg|gaa|doe)\\w*'),
  strong('\\b(?:pleegt|plegen|pleeg) (?:\\w+ ){0,2}(?:zelfmoord|suicide)\\b'),
  strong('\\been eind(?:e)? (?:aan|er ?aan|eraan)\\b[^.!?\\n]{0,30}?\\b(?:maak|maakt|maken|leven)\\b'),
  strong('\\bva[nm] (?:het|de|een|t) (?:\\w+ )?(?:dak|brug|flat|parkeergarage|balkon)\\b[^.!?\\n]{0,20}?\\b(?:af ?)?(?:te )?spring\\w*'),
  strong('\\bspring\\w* (?:\\w+ ){0,2}va[nm] (?:het|de|een) (?:\\w+ )?(?:dak|brug|flat|balkon)\\b'),
  strong('\\bvoor (?:de|een) (?:trein|tram|vrachtwagen|metro)\\b[^.!?\\n]{0,15}?\\b(?:spring|stap|wil|gaat|gaan|ga|lopen|staan)\\w*'),
  strong('\\b(?:pillen|medicijnen|paracetamol|slaappillen)\\b[^.!?\\n]{0,30}?\\b(?:op)?(?:gespaard|verzameld|spaart|geslikt)\\b'),
  strong('\\b(?:op)?gespaard\\w* (?:pillen|medicijnen)\\b'),
  strong('\\bafscheidsbrief\\w*'),
  strong('\\b(?:zichzelf|mezelf|jezelf) (?:iets aan ?(?:te )?(?:doe|doet|doen)|van kant|ophang\\w*|verhang\\w*|(?:wil |gaat |te )?(?:dood|om het leven)\\w*)'),
  weak('\\b(?:suicid|zelfmoord)\\w*'),
  weak('\\b(?:poging|overdosis|paracetamol|op het perron|op de brug|bij het spoor|laatste dag|afscheid)\\b'),
  weak('\\b(?:gesneden|sneden|snijdt|snijd|krast|automutil\\w*|zelfbeschadig\\w*)\\b'),
  // violence
  strong(
    `\\b(?:${WEAPON})\\b${GAP}\\b(?:in (?:zijn|haar|de|een) (?:\\w*tas|rugzak|jas|jaszak|kluis\\w*)|bij zich|meeneem\\w*|meenemen|mee (?:naar|neem|heeft)|op (?:de|haar|zijn) (?:borst|keel))`,
  ),
  strong(`\\b(?:dreigt|dreigen|bedreig\\w*|steken|zwaai\\w*) (?:\\w+ ){0,5}(?:${WEAPON})\\b`),
  strong(`\\bmet (?:een|zijn|haar) (?:${WEAPON})\\b${GAP}\\b(?:bedreig\\w*|gedreigd|gestoken|zwaai\\w*)`),
  strong('\\b(?:doodste[ke]+n?|doodsteekt|neerste[ke]+n?|neersteekt|doodschiet\\w*|neerschiet\\w*|doodma(?:ak|akt|ken)|vermoord(?:en|t)?|afslachten)\\b'),
  strong('\\bkeel (?:dicht|door)\\w*'),
  weak(`\\b(?:${WEAPON})\\b`),
  weak('\\b(?:afmaak\\w*|afmaken|steken|schieten|bedreig\\w*|gewurgd|wurg\\w*|dreigt|dreigen)\\b'),
  // abuse and force
  strong(`\\b${RELATIVE}\\b[^.!?\\n]{0,25}?\\b(?:slaat|sloeg|schopt|misbruik\\w*|komt s nachts|nachts bij)\\b(?! (?:alarm|de handen|door))`),
  strong(`\\bdoor (?:zijn|haar|de|een|mijn) ${RELATIVE}\\b[^.!?\\n]{0,25}?\\b(?:geslagen|misbruikt|opgesloten|vastgebonden|mishandeld)\\b`),
  strong('\\bthuis (?:\\w+ ){0,4}(?:geslagen|mishandeld|vastgebonden|opgesloten)\\b'),
  strong('\\b(?:verkracht|misbruikt|mishandeld|aangerand|uitgehuwelijkt)\\b'),
  weak(
    '\\b(?:striemen|brandplek\\w*|brandwond\\w*|blauwe plek\\w*|blauw oog|mishandel\\w*|misbruik\\w*|loverboy\\w*|paspoort|gechanteerd|opgesloten|vastgebonden|geslagen|nachts)\\b',
  ),
  weak('\\b(?:durft? (?:\\w+ ){0,2}niet naar huis|niet alleen (?:laten|blijven|gelaten)|meldcode|veilig thuis|112)\\b'),
];

/** No phrase above stands in a text without one of these, so one look spares most questions all the others. */
export const DANGER_SIGN = new RegExp(
  [
    'dood|niet meer|zelfmoord|suicid|een eind|spring|trein|tram|vrachtwagen|metro|spaar|verzameld|geslikt|afscheid',
    'zelf (?:iets|van|op|ver|wil|gaat|te |om )|poging|overdosis|paracetamol|perron|op de brug|spoor|laatste dag',
    'sneden|snijd|krast|automutil|zelfbeschadig',
    `\\b(?:${WEAPON})\\b`,
    'neerste|neerschiet|vermoord|afslacht|keel d|afma|steken|schieten|dreig|wurg',
    'slaat|sloeg|schopt|misbruik|nachts|geslagen|opgesloten|vastgebonden|mishandel|verkracht|aangerand|uitgehuwelijkt',
    'striemen|brandplek|brandwond|blauw|loverboy|paspoort|gechanteerd|niet naar huis|niet alleen|meldcode|veilig thuis|112',
  ].join('|'),
);
