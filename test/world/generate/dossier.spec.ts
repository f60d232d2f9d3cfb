import { expect } from 'chai';
import { plusDagen } from '../../../src/domain/numbers/Datum.js';
import { createDossier } from '../../../src/world/generate/dossier.js';
import { createDraw } from '../../../src/world/generate/random.js';
import { dossier as check } from '../../../src/world/shapes/dossier.js';
import { GENT } from '../cast.js';

const vestiging = { KBISleutel: 'a1', TypeCentrum: 'CENTRUM' } as const;
const made = Array.from({ length: 300 }, (_, index) =>
  createDossier(createDraw(8, index), (days) => plusDagen('2012-09-03', -days), vestiging, GENT),
);

describe('createDossier', () => {
  it('fits the shape of a dossier', () => {
    for (const dossier of made) expect(check(dossier)).to.equal(undefined);
  });

  it('puts Aanmelding, contract and Traject in the order of a real path', () => {
    for (const { Aanmeldingen, Contracten, Trajecten } of made) {
      const aanmelding = Aanmeldingen?.[0]?.Datum ?? '';
      const contract = Contracten?.[0]?.DatumOndertekening ?? '';
      expect(aanmelding < contract).to.equal(true);
      expect(contract <= (Trajecten?.[0]?.Trajectonderdelen?.[0]?.Periode?.Begin ?? '')).to.equal(true);
    }
  });

  it('knows an inburgeraar and names the OCMW that may sanction', () => {
    for (const { Hoedanigheden, Trajecten } of made) {
      expect(Hoedanigheden[0]?.Code).to.equal('INBURGERAAR');
      expect(Trajecten?.[0]?.Sanctioneringsbevoegdheden?.[0]?.OCMW).to.equal(GENT);
    }
  });

  it('has conversations for the OCMW and for others', () => {
    const bestemmelingen = new Set(
      made.flatMap(({ Gesprekken = [] }) => Gesprekken.map(({ Bestemmeling }) => Bestemmeling)),
    );
    expect(bestemmelingen).to.include('OCMW').and.include('VDAB');
  });
});
