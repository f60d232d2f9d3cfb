import { expect } from 'chai';
import { CALLBACKS } from '../../src/http/contract.js';
import { OPERATIONS } from '../../src/operations/index.js';
import { theContracts } from '../gateway-kit.js';

describe('the table of operations', () => {
  it('has a row for every contract and a contract for every row', async () => {
    const { operations } = await theContracts();
    expect(Object.keys(OPERATIONS).sort()).to.deep.equal(
      [...new Set(operations.map(({ service }) => service))].filter((name) => !CALLBACKS.includes(name)).sort(),
    );
  });

  it('says of each whether it consults, writes, or concerns no person', () => {
    for (const [name, { persoon, run }] of Object.entries(OPERATIONS)) {
      expect(persoon, name).to.be.oneOf(['consult', 'write', 'none']);
      expect(run, name).to.be.a('function');
    }
    expect(OPERATIONS.KBIDossiers?.persoon).to.equal('consult');
  });
});
