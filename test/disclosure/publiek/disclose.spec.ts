// The public shape of a picture: nothing that the law did not give, and a trace that tells what the wire carries.
import { expect } from 'chai';
import fc from 'fast-check';
import { writePubliekDossier } from '../../../src/dialects/publiek-dossier.js';
import { disclose } from '../../../src/disclosure/disclose.js';
import { disclosePubliek, OP_GEEN_GROND } from '../../../src/disclosure/publiek/disclose.js';
import { anyDossier } from '../arbitrary-dossier.js';
import { ALLE_CLUSTERS, context, dossier } from '../dossier.js';

/** Every text and flag in a value. */
const leaves = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];

describe('disclosePubliek', () => {
  it('gives the picture and the horizon of the law, and nobody where the law knows nobody', () => {
    const own = disclose(dossier(), context());
    const publiek = disclosePubliek(dossier(), context());
    expect(publiek.picture).to.deep.equal(own.picture);
    expect(publiek.geldigTot).to.equal(own.geldigTot);
    const unknown = disclosePubliek(dossier({ Hoedanigheden: [] }), context());
    expect(unknown).to.deep.equal(disclose(dossier({ Hoedanigheden: [] }), context()));
  });

  it('withholds every block on no ground, and says so', () => {
    const { decisions, publiek } = disclosePubliek(dossier(), context());
    for (const pad of OP_GEEN_GROND) {
      expect(decisions.filter((one) => one.pad === pad).map(({ besluit, regel }) => [besluit, regel])).to.deep.equal([
        ['onthouden', 'geen-rechtsgrond'],
      ]);
      expect(publiek).not.to.have.property(pad);
    }
    expect(Object.keys(publiek?.Personalia ?? {})).to.deep.equal(['INSZ']);
  });

  it('never traces as given what has no place in the public schema', () => {
    const { decisions } = disclosePubliek(dossier(), context());
    const nowhere = decisions.filter(({ regel }) => regel === 'geen-plaats-in-publiek-schema').map(({ pad }) => pad);
    expect(nowhere).to.include.members(['Regie', 'Trajecten/Traject[1]/Sanctioneringsbevoegdheid']);
    const given = decisions.filter(({ besluit }) => besluit === 'gegeven').map(({ pad }) => pad);
    expect(given.filter((pad) => nowhere.some((one) => pad === one || pad.startsWith(`${one}/`)))).to.deep.equal([]);
    expect(given).to.include('Contractgegevens/Contracten/Contract[1]');
  });

  for (const cluster of ALLE_CLUSTERS)
    it(`says no more without cluster ${cluster} than with it`, () => {
      const clusters = ALLE_CLUSTERS.filter((one) => one !== cluster);
      const sizeOf = (held: readonly number[]) =>
        writePubliekDossier(
          disclosePubliek(dossier(), context({ clusters: held })).publiek ?? { Personalia: { INSZ: '' } },
        ).length;
      // Regie, who may sanction and nothing else of their clusters has a place there at all.
      if ([1, 12].includes(cluster)) expect(sizeOf(clusters)).to.equal(sizeOf(ALLE_CLUSTERS));
      else if (cluster === 4) expect(sizeOf(clusters)).to.be.at.most(sizeOf(ALLE_CLUSTERS));
      else expect(sizeOf(clusters)).to.be.lessThan(sizeOf(ALLE_CLUSTERS));
    });

  it('holds no date that the picture does not hold', () => {
    fc.assert(
      fc.property(anyDossier, (random) => {
        const { picture, publiek } = disclosePubliek(random, context());
        const known = new Set(leaves(picture));
        const strange = leaves(publiek).filter((leaf) => /^\d{4}-\d\d-\d\d$/.test(String(leaf)) && !known.has(leaf));
        expect(strange).to.deep.equal([]);
      }),
      { numRuns: 200 },
    );
  });
});
