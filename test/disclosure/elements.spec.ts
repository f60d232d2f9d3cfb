// The pieces of an answer are built field by field: nothing extra travels along.
import { expect } from 'chai';
import {
  toCentrum,
  toCode,
  toLabel,
  toPeriode,
  toVestiging,
  toVestigingMetContact,
  withholdContactpersonen,
} from '../../src/disclosure/elements.js';
import { startTrace } from '../../src/disclosure/trace.js';
import type { VestigingVerwijzing } from '../../src/domain/kbi/KBIDossier.js';
import { context, GENT } from './dossier.js';

const trace = startTrace(context({ beschrijf: (lijst, code) => (code === 'ara' ? `${lijst} Arabisch` : undefined) }));

describe('the pieces of an answer', () => {
  it('label a code that its list knows, and leave another bare', () => {
    expect(toCode(trace, 'Taal', 'ara')).to.deep.equal({ code: 'ara', Beschrijving: 'Taal Arabisch' });
    expect(toCode(trace, 'Taal', 'xxx')).to.deep.equal({ code: 'xxx' });
    expect(toLabel(trace, 'Taal', 'ara')).to.equal('Taal Arabisch');
    expect(toLabel(trace, 'Taal', 'xxx')).to.equal('xxx');
  });

  it('copy a period and nothing else', () => {
    const periode = { Begin: '2012-01-01', Geheim: 'x' };
    expect(toPeriode(periode)).to.deep.equal({ Begin: '2012-01-01' });
    expect(toPeriode({ ...periode, Einde: '2012-02-01' })).to.deep.equal({ Begin: '2012-01-01', Einde: '2012-02-01' });
  });

  it('name a centre by the numbers it has, or not at all', () => {
    const bare: VestigingVerwijzing = { KBISleutel: 'K', TypeCentrum: 'CENTRUM' };
    expect(toCentrum(bare)).to.equal(undefined);
    expect(toCentrum({ ...bare, VOPEntiteitNummer: '1' })).to.deep.equal({ VOPEntiteitNummer: '1' });
    expect(toCentrum({ ...bare, Ondernemingsnummer: '2' })).to.deep.equal({ Ondernemingsnummer: '2' });
  });

  it('show an establishment without and with its contact persons', () => {
    const plain = { KBISleutel: 'A1B2C3D4', Ondernemingsnummer: '0543307391', TypeCentrum: 'LOKET' };
    expect(toVestiging(GENT)).to.deep.equal(plain);
    expect(toVestigingMetContact(GENT)).to.deep.equal({ ...plain, Contactpersoon: GENT.Contactpersonen });
    expect(toVestigingMetContact({ ...GENT, Contactpersonen: [] })).to.deep.equal(plain);
    expect(toVestiging({ KBISleutel: 'K', TypeCentrum: 'CENTRUM' })).to.deep.equal({
      KBISleutel: 'K',
      TypeCentrum: 'CENTRUM',
    });
  });

  it('are silent about contact persons that are not there', () => {
    const fresh = startTrace(context());
    withholdContactpersonen(fresh, { ...GENT, Contactpersonen: [] }, 'X', 5);
    expect(fresh.decisions).to.deep.equal([]);
    withholdContactpersonen(fresh, GENT, 'X', 5);
    expect(fresh.decisions.map(({ pad, invoer }) => [pad, invoer])).to.deep.equal([
      ['X/Contactpersoon', { aantal: 1 }],
    ]);
  });

  it('copy of a contact person what the contract names, and leave empty lists out', () => {
    const persoon = { Achternaam: 'A', Telefoon: [], Email: ['a@example.test'], Rijksregisternummer: 'x' };
    expect(toVestigingMetContact({ ...GENT, Contactpersonen: [persoon] }).Contactpersoon).to.deep.equal([
      { Achternaam: 'A', Email: ['a@example.test'] },
    ]);
    const stil = { Achternaam: 'B', Telefoon: ['1'], Email: [] };
    expect(toVestigingMetContact({ ...GENT, Contactpersonen: [stil] }).Contactpersoon).to.deep.equal([
      { Achternaam: 'B', Telefoon: ['1'] },
    ]);
  });
});
