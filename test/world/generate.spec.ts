import { expect } from 'chai';
import type { Persona } from '../../src/domain/kbi/World.js';
import { generatePersonas } from '../../src/world/generate.js';
import { checkRow } from '../../src/world/shapes/rows.js';
import { toWorldRows, worldRows } from './cast.js';

const N = 2000;
const personas: readonly Persona[] = [...generatePersonas(N, 42)];
const share = (test: (persona: Persona) => boolean): number => personas.filter(test).length / N;
const world = toWorldRows(worldRows());

describe('generatePersonas', () => {
  it('gives the same persons for the same seed, however many are asked', () => {
    expect([...generatePersonas(50, 42)]).to.deep.equal(personas.slice(0, 50));
  });

  it('gives other persons for another seed', () => {
    const [other] = [...generatePersonas(1, 43)];
    expect(other).to.not.deep.equal(personas[0]);
  });

  it('gives rows that pass every check', () => {
    for (const persona of personas) {
      const outcome = checkRow('persona', persona);
      if (outcome.kind === 'problem') expect.fail(`${outcome.problem.path} ${outcome.problem.reason}`);
    }
  });

  it('gives dossiers of 5 to 60 KB with a median near 11 (B.7)', () => {
    const sizes = personas.map(({ dossier }) => JSON.stringify(dossier).length).sort((a, b) => a - b);
    expect(sizes[0]).to.be.within(5_000, 7_000);
    expect(sizes[N / 2]).to.be.within(9_500, 12_500);
    expect(sizes[N - 1]).to.be.within(35_000, 60_000);
  });

  it('spreads persons over OCMWs, six in ten with leefloon of their own', () => {
    expect(share(({ leefloonrechten }) => leefloonrechten !== undefined)).to.be.within(0.56, 0.64);
    expect(share(({ inschrijvingen }) => inschrijvingen === undefined)).to.be.within(0.07, 0.13);
    const ocmws = world.partners.filter(({ soort, gewest }) => soort === 'OCMW' && gewest === 'VLAAMS');
    for (const { naam, Ondernemingsnummer } of ocmws) {
      expect(
        share(({ inschrijvingen }) => inschrijvingen?.[0]?.OCMW === Ondernemingsnummer),
        naam,
      ).to.be.within(0.18, 0.28);
    }
  });

  it('refers to establishments and codes of the world', () => {
    const sleutels = new Set(world.vestigingen.map(({ KBISleutel }) => KBISleutel));
    const codes = new Map(world.codelijsten.map((lijst) => [lijst.naam, lijst.codes]));
    for (const { dossier } of personas.slice(0, 200)) {
      expect(sleutels).to.include(dossier?.Regie?.[0]?.KBIVestiging?.KBISleutel);
      expect(codes.get('Taal')).to.have.property(dossier?.Talen?.[0]?.Taal ?? '');
      for (const { Type, Cursussen = [] } of dossier?.Trajecten?.[0]?.Trajectonderdelen ?? []) {
        expect(codes.get('TrajectonderdeelType')).to.have.property(Type);
        for (const { Opleiding } of Cursussen) expect(codes.get('Opleiding')).to.have.property(Opleiding);
      }
    }
  });

  it('keeps every lesson before the day it generates for', () => {
    for (const { dossier } of generatePersonas(100, 1, { vandaag: '2026-11-22' })) {
      const lessons = dossier?.Trajecten?.[0]?.Trajectonderdelen?.flatMap(
        ({ Cursussen }) => Cursussen?.[0]?.Participaties ?? [],
      );
      const last =
        lessons
          ?.map(({ Datum }) => Datum)
          .sort()
          .at(-1) ?? '';
      expect(last < '2026-11-22' && last > '2026-11-10').to.equal(true);
    }
  });

  it('stays with the OCMWs it is given', () => {
    const given = [...generatePersonas(40, 1, { ocmws: ['0212567877'] })].flatMap(
      ({ inschrijvingen = [] }) => inschrijvingen,
    );
    expect(new Set(given.map(({ OCMW }) => OCMW))).to.deep.equal(new Set(['0212567877']));
  });
});
