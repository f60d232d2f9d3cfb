import { expect } from 'chai';
import { CATALOGUE, type FaultKey } from '../../src/faults/catalogue.js';
import type { CatalogueRow } from '../../src/faults/row.js';

const rows = Object.entries(CATALOGUE) as readonly (readonly [FaultKey, CatalogueRow])[];

describe('the catalogue of refusals', () => {
  it('has a level for every group that has one', () => {
    const levels: Readonly<Partial<Record<CatalogueRow['groep'], readonly number[]>>> = {
      transport: [1],
      xml: [1],
      soap: [1],
      authentication: [1],
      schema: [1],
      access: [2, 3],
      question: [3],
      // The public service says of the whole message that nobody is known.
      source: [2, 3],
    };
    const wrong = rows.filter(([, { groep, niveau }]) => levels[groep]?.includes(niveau) === false);
    expect(wrong).to.deep.equal([]);
  });

  it('says each thing in one sentence that ends, and what to do next', () => {
    for (const [key, { diagnose, next }] of rows) {
      expect(diagnose, key).to.match(/^[A-Z].*[.!]$/);
      expect(next, key).not.to.equal('');
    }
  });

  it('names nobody: no sentence holds a number that could be somebody’s', () => {
    for (const [key, { diagnose }] of rows) expect(diagnose, key).not.to.match(/\d{6,}/);
  });

  it('has keys in capitals, no two with the same sentence', () => {
    for (const [key] of rows) expect(key).to.match(/^[A-Z]+(_[A-Z0-9]+)*$/);
    // Not known is said in the same words by every service, at the level of each.
    const own = rows.filter(([key]) => key !== 'DOSSIER_ONBEKEND');
    expect(new Set(own.map(([, { diagnose }]) => diagnose)).size).to.equal(own.length);
    expect(CATALOGUE.DOSSIER_ONBEKEND.diagnose).to.equal(CATALOGUE.GEEN_GEGEVENS.diagnose);
  });
});
