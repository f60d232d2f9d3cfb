// The public shape of a picture: nothing that the law did not give, and a trace that tells what the wire carries.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { writePubliekDossier } from '../../../src/dialects/publiek-dossier.js';
import { disclose } from '../../../src/disclosure/disclose.js';
import type { Picture } from '../../../src/disclosure/picture.js';
import { disclosePubliek, OP_GEEN_GROND, toPubliekeVorm } from '../../../src/disclosure/publiek/disclose.js';
import type { Persona } from '../../../src/domain/kbi/World.js';
import { ROOT } from '../../gateway-kit.js';
import { anyDossier } from '../arbitrary-dossier.js';
import { ALLE_CLUSTERS, context, dossier } from '../dossier.js';

/** The picture without what stands at a path of a decision. */
const without = (picture: Picture, pad: string): Picture => {
  const copy = structuredClone(picture) as Record<string, unknown>;
  const steps = pad.replace('BehaaldeNiveaus/BehaaldNiveau', 'BehaaldeNiveaus/Niveaus/BehaaldNiveau').split('/');
  let at: unknown = copy;
  for (const [index, step] of steps.entries()) {
    const last = index === steps.length - 1;
    const place = Number(/\[(\d+)\]$/.exec(step)?.[1] ?? 1) - 1;
    if (Array.isArray(at)) {
      if (last) at.splice(place, 1);
      else at = at[place];
    } else {
      const held = at as Record<string, unknown>;
      if (held[step] === undefined) throw new RangeError(`${pad}: no ${step} in the picture`);
      if (last) delete held[step];
      else at = held[step];
    }
  }
  return copy as Picture;
};

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

  it('traces as given what the answer rests on, and as withheld what it would be the same without', () => {
    const folder = join(ROOT, 'fixtures', 'personas');
    const persons = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Persona);
    const held = persons.flatMap(({ INSZ, dossier: one }) => (one === undefined ? [] : [{ INSZ, ...one }]));
    const wrong: string[] = [];
    let judged = 0;
    for (const one of [dossier(), ...held]) {
      const { picture, decisions } = disclosePubliek(one, context());
      if (picture === undefined) continue;
      const shown = (changed: Picture): string => JSON.stringify(toPubliekeVorm(changed, context()).publiek);
      const whole = shown(picture);
      const { dropped } = toPubliekeVorm(picture, context());
      const given = decisions.filter(({ besluit, pad }) => besluit === 'gegeven' && pad !== 'KBIDossier');
      for (const { pad } of given)
        if (shown(without(picture, pad)) === whole) wrong.push(`${one.INSZ}: ${pad} is given and makes no difference`);
      for (const pad of dropped)
        if (shown(without(picture, pad)) !== whole)
          wrong.push(`${one.INSZ}: ${pad} is withheld and makes a difference`);
      judged += given.length + dropped.size;
    }
    expect([...new Set(wrong)]).to.deep.equal([]);
    expect(judged).to.be.greaterThan(300);
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
