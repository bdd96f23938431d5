import { expect, it } from 'vitest';
import { isProcedureName } from '../../electron/server/api.ts';
import { hostProcedures } from '../../shared/api/host.ts';
import { procedures } from '../../shared/api/procedures.ts';

it('every procedure can be called over the loopback host', () => {
  const names = [...Object.keys(procedures), ...Object.keys(hostProcedures)];
  expect(names.filter((name) => !isProcedureName(name))).toEqual([]);
  expect(['', 'toString', '../secret', 'a.b.c.d', 'a..b'].filter(isProcedureName)).toEqual([]);
});
