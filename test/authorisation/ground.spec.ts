import { expect } from 'chai';
import { findGround } from '../../src/authorisation/ground.js';
import { Fault } from '../../src/faults/fault.js';
import { contextOf, GENT, gent, ksz, machtiging, VANDAAG, verzoekOf } from './sample.js';

const { world } = contextOf();
const keyOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof Fault) return error.key;
    throw error;
  }
  return 'found';
};

describe('findGround', () => {
  it('gives the institution and its ground for the stream', () => {
    const { instelling, machtiging: ground } = findGround(gent, verzoekOf(), 'KBIDossiers', world, VANDAAG);
    expect([instelling, ground]).to.deep.equal([gent, machtiging]);
  });

  it('ignores OrganisatieEenheid of a partner that speaks for itself', () => {
    const verzoek = verzoekOf({ OrganisatieEenheid: 'dienst sociale zaken' });
    expect(findGround(gent, verzoek, 'KBIDossiers', world, VANDAAG).instelling).to.equal(gent);
  });

  const viaKsz = { Identificatie: 'kbi-gateway.test/ksz', OrganisatieEenheid: GENT };
  for (const [dag, outcome] of [
    ['2009-12-31', 'AFZENDER_ONBEKEND'],
    ['2012-08-01', 'found'],
    ['2012-09-03', 'found'],
    ['2012-09-04', 'AFZENDER_ONBEKEND'],
  ] as const) {
    it(`holds an intermediary to the period of its mandate: ${outcome} on ${dag}`, () => {
      expect(keyOf(() => findGround(ksz, verzoekOf(viaKsz), 'KBIDossiers', world, dag))).to.equal(outcome);
    });
  }

  it('takes no intermediary for the institution itself', () => {
    const verzoek = verzoekOf({ ...viaKsz, OrganisatieEenheid: ksz.Ondernemingsnummer });
    expect(keyOf(() => findGround(ksz, verzoek, 'KBIDossiers', world, VANDAAG))).to.equal('AFZENDER_ONBEKEND');
  });
});
