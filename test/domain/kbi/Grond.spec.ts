import { expect } from 'chai';
import { type Grond, machtigingenOf } from '../../../src/domain/kbi/Grond.js';

const doeleinde = { code: 'A120', nl: 'begeleiden', en: 'guiding', paragraaf: '002 §37' };
const GROND: Grond = {
  ...{ nummer: 'G', soort: 'PROTOCOL', omschrijving: 'x', bron: 'akte', paragraaf: '002 §97', ontvangers: ['OCMW'] },
  stromen: [
    { stroom: 'A', Hoedanigheden: ['1', '2'], clusters: [3], doeleinden: [doeleinde], repertoriumcodes: [2] },
    { stroom: 'B', Hoedanigheden: ['1'], clusters: [], doeleinden: [doeleinde, { ...doeleinde, code: 'A121' }] },
  ],
  ...{ regelset: 'vdab-2012', status: 'CONCEPT', geldig: { Begin: '2012-01-01' } },
};

describe('machtigingenOf', () => {
  it('gives one Machtiging for each stream and Hoedanigheid, and no other', () => {
    const names = machtigingenOf(GROND).map(({ stroom, Hoedanigheid }) => `${stroom} ${Hoedanigheid}`);
    expect(names).to.deep.equal(['A 1', 'A 2', 'B 1']);
    expect(machtigingenOf({ ...GROND, stromen: [] })).to.deep.equal([]);
  });

  it('gives each the status, validity and recipients of the ground, and the clusters and codes of its stream', () => {
    const [first, , last] = machtigingenOf(GROND);
    expect(first).to.deep.equal({
      ...{ nummer: 'G', soort: 'PROTOCOL', bron: 'akte', paragraaf: '002 §97', stroom: 'A', Hoedanigheid: '1' },
      ...{ ontvangers: ['OCMW'], clusters: [3], doeleinden: ['A120: begeleiden (002 §37)'], repertoriumcodes: [2] },
      ...{ status: 'CONCEPT', geldig: { Begin: '2012-01-01' }, regelset: 'vdab-2012' },
    });
    expect(last).not.to.have.property('repertoriumcodes');
    expect(last?.doeleinden).to.deep.equal(['A120: begeleiden (002 §37)', 'A121: begeleiden (002 §37)']);
  });

  it('leaves the rule set out of a ground that names none', () => {
    const { regelset: _, ...without } = GROND;
    expect(machtigingenOf(without)[0]).not.to.have.property('regelset');
  });
});
