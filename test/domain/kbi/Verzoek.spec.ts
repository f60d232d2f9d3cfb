import { expect } from 'chai';
import { isVerzoek, persoonOf, type Verzoek } from '../../../src/domain/kbi/Verzoek.js';

const verzoek = (dienst: Verzoek['dienst'], vraag: Verzoek['vraag']): Verzoek => ({
  dienst,
  Afzender: { Identificatie: 'a', Referte: 'r' },
  Tijdstip: 0,
  VraagReferte: 'v',
  vraag,
});
const PERIODE = { Begin: '2012-08-01' };
const CONSULTATION = verzoek('KBIDossiers', { INSZ: '1', Periode: PERIODE, MutatiesContext: false });
const INSCHRIJVING = { INSZ: '1', Identificatie: 'i', Hoedanigheid: '17-2', Begin: '2012-09-03' };

describe('isVerzoek', () => {
  it('knows a question of one service from that of another', () => {
    expect(isVerzoek(CONSULTATION, 'KBIDossiers')).to.equal(true);
    expect(isVerzoek(CONSULTATION, 'Toeleiding')).to.equal(false);
  });
});

describe('persoonOf', () => {
  it('is the person of a consultation, with its period', () => {
    expect(persoonOf(CONSULTATION)).to.deep.equal({ INSZ: '1', Periode: PERIODE });
  });

  it('is the person of a registration, whose own period asks nothing of the repertorium', () => {
    expect(persoonOf(verzoek('RegistreerInschrijving', INSCHRIJVING))).to.deep.equal({ INSZ: '1', Periode: undefined });
  });

  it('is nobody for a question about an establishment', () => {
    expect(persoonOf(verzoek('GeefKBIVestiging', { Postcode: '9000' }))).to.equal(undefined);
  });
});
