// Deferral: every one with its period and reason, the latest flagged (A165).
import { expect } from 'chai';
import type { Uitstel } from '../../src/domain/kbi/KBIDossier.js';
import { decisionsOn, geldigTotOf, pictureOf } from './dossier.js';

const UITSTELLEN: readonly Uitstel[] = [
  { Begin: '2012-10-01', Eind: '2012-12-31', Reden: 'WERK' },
  { Begin: '2011-01-01', Reden: 'ZIEKTE' },
];
const ELEMENTS = [
  {
    Begindatum: '2012-10-01',
    Einddatum: '2012-12-31',
    Reden: { code: 'WERK', Beschrijving: 'RedenUitstel:WERK' },
    MeestRecentVlag: true,
  },
  { Begindatum: '2011-01-01', Reden: { code: 'ZIEKTE', Beschrijving: 'RedenUitstel:ZIEKTE' } },
];

describe('discloseUitstellen', () => {
  it('gives deferral of signing with its reason', () => {
    expect(pictureOf({ UitstellenOndertekening: UITSTELLEN }).Contractgegevens?.Uitstellen).to.deep.equal(ELEMENTS);
    expect(decisionsOn('Contractgegevens/Uitstellen')).to.deep.equal([
      'gegeven Contractgegevens/Uitstellen/Uitstel[1] uitstel-van-ondertekening',
    ]);
  });

  it('gives deferral of registration with its reason, also without an Aanmelding', () => {
    const gegevens = pictureOf({ Aanmeldingen: [], UitstellenAanmelding: UITSTELLEN }).Aanmeldingsgegevens;
    expect(gegevens).to.deep.equal({ Uitstellen: ELEMENTS });
    expect(decisionsOn('Aanmeldingsgegevens/Uitstellen')).to.deep.equal([
      'gegeven Aanmeldingsgegevens/Uitstellen/Uitstel[1] uitstel-van-aanmelding',
    ]);
  });

  it('does not change with time', () => {
    expect(geldigTotOf({ UitstellenAanmelding: UITSTELLEN, UitstellenOndertekening: UITSTELLEN })).to.equal(undefined);
  });
});
