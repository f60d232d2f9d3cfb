import { expect } from 'chai';
import { toRij } from '../../src/explanation/row.js';

describe('a line of an explanation', () => {
  it('has the five fields of the contract and no other', () => {
    const decision = {
      pad: 'Regie',
      cluster: 1,
      besluit: 'gegeven',
      regel: 'huidige-regie',
      paragraaf: '002 §61.1',
      invoer: {},
    } as const;
    expect(Object.keys(toRij(decision))).to.deep.equal(['pad', 'besluit', 'regel', 'paragraaf', 'invoer']);
  });
});
