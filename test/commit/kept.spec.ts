import { expect } from 'chai';
import { createKept } from '../../src/commit/kept.js';
import type { Decision } from '../../src/disclosure/decision.js';

const decision = (pad: string): Decision => ({
  pad,
  cluster: 1,
  besluit: 'gegeven',
  regel: 'huidige-regie',
  paragraaf: '002 §61.1',
  invoer: {},
});

describe('createKept', () => {
  it('owes the document until it was made durable, and only its hash afterwards', () => {
    const kept = createKept();
    const first = kept.of([decision('Regie')], 'R');
    expect(
      first.writes.map(({ soort, waarden }) => [
        soort,
        waarden.hash === first.hash,
        JSON.parse(String(waarden.document)),
      ]),
    ).to.deep.equal([['beslissing.bewaar', true, [decision('Regie')]]]);
    expect(kept.of([decision('Regie')], 'R').writes).to.have.length(1);
    first.made();
    expect([kept.of([decision('Regie')], 'R').writes.length, kept.of([decision('Regie')], 'R').hash]).to.deep.equal([
      0,
      first.hash,
    ]);
  });

  it('gives other decisions another hash', () => {
    const kept = createKept();
    expect(kept.of([decision('Regie')], 'R').hash).not.to.equal(kept.of([decision('Attesten')], 'A').hash);
  });

  it('does not write out again what rests on the same basis, and does when the basis moved', () => {
    const kept = createKept();
    kept.of([decision('Regie')], 'dossier version 1').made();
    expect(kept.of([decision('Regie')], 'dossier version 1').writes).to.have.length(0);
    expect(kept.of([decision('Attesten')], 'dossier version 2').writes).to.have.length(1);
  });

  it('has nothing to keep where nothing was decided', () => {
    expect(createKept().of([], '')).to.deep.include({ hash: null, writes: [] });
  });

  it('owes everything again after the database was emptied, and when its memory is full', () => {
    const kept = createKept(1);
    kept.of([decision('Regie')], 'R').made();
    kept.forget();
    expect(kept.of([decision('Regie')], 'R').writes).to.have.length(1);
    kept.of([decision('Regie')], 'R').made();
    kept.of([decision('Attesten')], 'A').made();
    expect(kept.of([decision('Regie')], 'R').writes).to.have.length(1);
    expect(kept.of([decision('Attesten')], 'A').writes).to.have.length(0);
  });
});
