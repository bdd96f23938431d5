import type { Fit, Lost } from '../fit.ts';

/** Takes out relations between annotations of two annotators: formats that keep everybody's work apart have no place for them. */
export const withinLayers: Fit = (record) => {
  const layers = new Map(record.annotations.map(({ id, layer }) => [id, layer]));
  const lost: Lost[] = [];
  const relations = record.relations.filter((relation) => {
    if (layers.get(relation.from) === layers.get(relation.to)) return true;
    const why = 'its ends are of two annotators, whose work stands apart in this format';
    lost.push({ what: 'relation', why, id: relation.id, value: relation });
    return false;
  });
  return { record: { ...record, relations }, lost };
};

/** Takes out entries of metadata whose names mean something else in the format. */
export const withoutNames =
  (reserved: ReadonlySet<string>): Fit =>
  (record) => {
    const taken = Object.entries(record.metadata).filter(([name]) => reserved.has(name));
    const lost = taken.map(([name, value]): Lost => {
      const why = 'its name means something else in this format';
      return { what: 'set of metadata', why, id: record.id, value: { [name]: value } };
    });
    const metadata = Object.fromEntries(Object.entries(record.metadata).filter(([name]) => !reserved.has(name)));
    return { record: { ...record, metadata }, lost };
  };
