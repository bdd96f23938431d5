/** Zones of text that nobody is to annotate. */
export const zones = {
  inside: 'in a zone',
  insideLong: 'Stands in an EXCLUDED zone: it is left out of counts',
  tagged: 'Tagged as {{label}} inside an EXCLUDED zone: counts leave it out.',
  leftOut_one: '{{count}} annotation in EXCLUDED zones is not counted.',
  leftOut_other: '{{count}} annotations in EXCLUDED zones are not counted.',
} as const;
