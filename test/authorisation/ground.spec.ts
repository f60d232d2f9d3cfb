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

  for (const [repertorium, Einde, nagegaan] of [
    ['INTERMEDIAIR', '2012-09-03', true],
    ['INTERMEDIAIR', '2012-09-02', false],
    [undefined, '2012-09-03', false],
  ] as const)
    it(`${nagegaan ? 'takes it' : 'does not take it'} that the intermediary checked the repertorium: ${repertorium ?? 'no word'} through ${Einde}`, () => {
      const mandaat = { voor: GENT, Periode: { Begin: '2012-01-01', Einde }, ...(repertorium && { repertorium }) };
      const open = { ...world, mandaat: () => true };
      const asker = { ...ksz, mandaten: [mandaat] };
      expect(findGround(asker, verzoekOf(viaKsz), 'KBIDossiers', open, VANDAAG).nagegaan).to.equal(nagegaan);
    });

  const customer = (Ondernemingsnummer: string) => verzoekOf({ Identificatie: Ondernemingsnummer, Ondernemingsnummer });
  for (const [claim, partner, nummer, outcome] of [
    ['its own number', gent, GENT, 'found'],
    ['the number of another', gent, ksz.Ondernemingsnummer, 'AFZENDER_ONBEKEND'],
    ['no number', gent, '', 'CRITERIA_ONGELDIG'],
    ['an institution whose mandate it holds', ksz, GENT, 'found'],
    ['itself, an intermediary', ksz, ksz.Ondernemingsnummer, 'AFZENDER_ONBEKEND'],
  ] as const)
    it(`takes a customer that names ${claim} for: ${outcome}`, () => {
      expect(keyOf(() => findGround(partner, customer(nummer), 'KBIDossiers', world, VANDAAG))).to.equal(outcome);
    });
});
