import { expect } from 'chai';
import { clientURI } from '../../../src/domain/kbi/Partner.js';

describe('clientURI', () => {
  it('is the name of the partner under the gateway', () => {
    expect(clientURI({ naam: 'ocmw-gent' })).to.equal('kbi-gateway.test/ocmw-gent');
  });
});
