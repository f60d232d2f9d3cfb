// The list for a gemeente: yes or no, under the clusters of its protocol, and nothing else.
import { expect } from 'chai';
import { discloseLijstregel } from '../../src/disclosure/lijst.js';
import type { Attest } from '../../src/domain/kbi/KBIDossier.js';
import { context, dossier, INSZ } from './dossier.js';

const attest = (Type: Attest['Type'], Status: Attest['Status'], Datum = '2012-06-29'): Attest => ({
  Type,
  Status,
  Datum,
});
const ground = (...clusters: number[]) => context({ clusters, paragraaf: '003 a1' });

describe('a line of the list for a gemeente', () => {
  it('holds the number, whether there is a contract and whether the attest was obtained', () => {
    const { regel, decisions } = discloseLijstregel(
      dossier({ Attesten: [attest('INBURGERING', 'BEHAALD')] }),
      ground(3, 4),
    );
    expect(regel).to.deep.equal({ INSZ, Contract: true, Attest: true });
    expect(
      decisions.map(({ pad, cluster, regel, paragraaf, invoer }) => [pad, cluster, regel, paragraaf, invoer]),
    ).to.deep.equal([
      ['Contract', 3, 'contract-ja-of-nee', '003 a1', { Contract: true }],
      ['Attest', 4, 'attest-ja-of-nee', '003 a1', { Attest: true }],
    ]);
  });
  it('says no to a dossier without contracts or attests', () => {
    const { regel } = discloseLijstregel(dossier({ Contracten: [], Attesten: [] }), ground(3, 4));
    expect(regel).to.deep.equal({ INSZ, Contract: false, Attest: false });
  });
  for (const [what, given] of [
    ['not obtained', attest('INBURGERING', 'NIET_BEHAALD')],
    ['another attest', attest('EVC', 'BEHAALD')],
    ['one of tomorrow', attest('INBURGERING', 'BEHAALD', '2012-09-04')],
  ] as const)
    it(`says no for ${what}`, () => {
      expect(discloseLijstregel(dossier({ Attesten: [given] }), ground(3, 4)).regel?.Attest).to.equal(false);
    });
  it('leaves out what the protocol does not give', () => {
    const { regel, decisions } = discloseLijstregel(dossier(), ground(4));
    expect(Object.keys(regel ?? {})).to.deep.equal(['INSZ', 'Attest']);
    expect(decisions[0]).to.include({ pad: 'Contract', besluit: 'onthouden', regel: 'cluster-niet-op-grond' });
  });
  it('says neither yes nor no of what retention restricted', () => {
    const { regel, decisions } = discloseLijstregel(dossier({ Bewaring: { Beperkt: [3] } }), ground(3, 4));
    expect(Object.keys(regel ?? {})).to.deep.equal(['INSZ', 'Attest']);
    expect(decisions[0]).to.include({ pad: 'Contract', besluit: 'onthouden', regel: 'bewaartermijn-verstreken' });
  });
  it('is absent for somebody who is no inburgeraar', () => {
    const Hoedanigheden = [{ Code: 'NT2_CURSIST' as const, Periode: { Begin: '2010-01-01' } }];
    expect(discloseLijstregel(dossier({ Hoedanigheden }), ground(3, 4)).regel).to.equal(undefined);
  });
});
