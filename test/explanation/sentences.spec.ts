import { expect } from 'chai';
import { REGELS } from '../../src/disclosure/regels.js';
import { factsSentence, ruleSentence } from '../../src/explanation/sentences.js';

const rij = (regel: string, invoer: Record<string, string | number | boolean | null>) => ({
  ...{ pad: 'x', besluit: 'onthouden' as const, regel, paragraaf: '', invoer },
});

describe('a line in words', () => {
  it('says how old an Aanmelding is', () => {
    const invoer = { Datum: '2011-08-31', sinds: '2011-09-03', dagen: 369 };
    expect(factsSentence(rij('aanmelding-binnen-een-jaar', invoer))).to.equal(
      'aanmelding 2011-08-31 is 369 days old; the past year begins 2011-09-03',
    );
  });
  it('names facts and values of any other rule', () => {
    expect(factsSentence(rij('contacttaal', { Taal: 'kmr', Contacttaal: false, Niveau: null }))).to.equal(
      'Taal kmr, Contacttaal false, Niveau –',
    );
  });
  it('says from when a refused question would be accepted, or what is missing', () => {
    const none = { eersteGat: '2012-09-03', relevant: '17-1,17-2', begin: '2012-09-03', einde: '2012-09-03' };
    const nobody = { ...none, aanvaardVanaf: null, metCode: null, aanvaardBegin: null };
    expect(factsSentence(rij('NIET_IN_REPERTORIUM', nobody))).to.contain(
      'once registered under one of 17-1,17-2 with Begin on or before 2012-09-03',
    );
    const later = { ...none, aanvaardVanaf: '2012-10-01', metCode: '17-2', aanvaardBegin: '2012-08-01' };
    expect(factsSentence(rij('NIET_IN_REPERTORIUM', later)))
      .to.contain('from 2012-10-01 with code 17-2')
      .and.to.contain('begins 2012-08-01');
  });
  it('has a sentence for every rule and every station', () => {
    for (const regel of [
      ...Object.keys(REGELS),
      'grond-gevalideerd',
      'vlaams-gewest',
      'inschrijving-dekt-periode',
      'geen-controle-op-deze-grond',
    ])
      expect(ruleSentence(regel), regel).to.match(/^[A-Z].*\.$/);
    expect(ruleSentence('NIET_IN_REPERTORIUM')).to.match(/^Er is geen inschrijving/);
    expect(ruleSentence('iets')).to.equal('iets');
  });
});
