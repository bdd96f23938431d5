/** The views over the whole project: what they have in common. */
export const analysis = {
  layer: 'Layer',
  allLayers: 'All layers',
  cards: 'Cards',
  matrix: 'By source',
  figures: 'Figures over time',
  sources: 'Sources and origins',
  copies: 'Repeated passages',
  nothing: 'Nothing to show yet',
} as const;
