// `kbi audit`: every action has its run.
import { expect } from 'chai';
import { audit } from '../../src/cli/audit.js';
import { openPlace } from './captured.js';

describe('kbi audit', () => {
  it('wants a database that is there', async () => {
    const place = openPlace();
    for (const action of audit.arguments?.[0]?.choices ?? [])
      expect((await place.halt(audit, { args: [action] })).exit, action).to.be.oneOf([2, 3]);
    await place.close();
  });
});
