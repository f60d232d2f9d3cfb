import { expect } from 'chai';
import type { KBIDossier } from '../../../src/domain/kbi/KBIDossier.js';
import { mergeDossier } from '../../../src/operations/mutatie/merge.js';
import { insz } from '../../store/samples.js';

const SOURCES = {
  vestigingen: { byOndernemingsnummer: () => [], byPostcode: () => [], bySleutel: () => undefined },
  findCode: (_: string, words: string) => words,
};
const INSZ = insz(1);
const Hoedanigheden = [{ Code: 'INBURGERAAR', Periode: { Begin: '2012-01-01' } }] as const;
const stored: KBIDossier = {
  INSZ,
  Hoedanigheden,
  Alfabetisering: 'GEALFABETISEERD',
  Talen: [{ Taal: 'nld', Contacttaal: true }],
  OndersteuningGelijkschakeling: { WordtGeboden: false },
};
const ELEMENT = { INSZ, Hoedanigheden: [{ Hoedanigheidscode: 'INBURGERAAR', Periode: { Begin: '2012-01-01' } }] };
const Talen = [{ Taal: 'fra', Contacttaal: false }];

describe('mergeDossier', () => {
  it('keeps everything when the element says nothing', () => {
    const { INSZ: _, ...rest } = stored;
    expect(mergeDossier({ INSZ }, undefined, stored, SOURCES)).to.deep.equal(rest);
    expect(mergeDossier({ INSZ }, { Talen }, stored, SOURCES)).to.deep.equal({ ...rest, Talen });
  });

  it('takes the element for the dossier of now, and keeps what it has no place for', () =>
    expect(mergeDossier(ELEMENT, undefined, stored, SOURCES)).to.deep.equal({
      Hoedanigheden,
      OndersteuningGelijkschakeling: { WordtGeboden: false },
    }));

  it('puts a block of the Aanvulling in place of both', () =>
    expect(mergeDossier(ELEMENT, { Talen }, stored, SOURCES)).to.deep.include({ Talen }));

  it('gathers the Testen of a Trajectonderdeel with the others', () => {
    const Trajecten = [
      { Periode: { Begin: '2012-01-01' }, Trajectonderdelen: [{ Type: 'TO_A1', Testen: [{ Type: 'B' }] }] },
    ];
    const [hoedanigheid] = ELEMENT.Hoedanigheden;
    const element = { INSZ, Hoedanigheden: [{ ...hoedanigheid, Testen: [{ Type: 'A' }], Trajecten }] };
    expect(mergeDossier(element, undefined, undefined, SOURCES).Testen).to.deep.equal([{ Type: 'A' }, { Type: 'B' }]);
  });
});
