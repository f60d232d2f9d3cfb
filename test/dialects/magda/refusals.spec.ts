// The table of docs/contract.md "Refusals", written again by hand: code, Oorsprong and Type by level, or the words of a Fault.
import { expect } from 'chai';
import { isFaultCode, REFUSALS } from '../../../src/dialects/magda/refusals.js';
import { CATALOGUE, type FaultKey } from '../../../src/faults/catalogue.js';

const exceptions: readonly (readonly [FaultKey, 2 | 3, string])[] = [
  ['AFZENDER_ONBEKEND', 2, '13001 MAGDA FOUT'],
  ['HOEDANIGHEID_ONTBREEKT', 2, '40001 MAGDA FOUT'],
  ['GEEN_MACHTIGING', 2, '13001 MAGDA FOUT'],
  ['BUITEN_VLAAMS_GEWEST', 2, '40006 MAGDA FOUT'],
  ['QUOTUM_OVERSCHREDEN', 2, '99996 MAGDA FOUT'],
  ['INSZ_ONGELDIG', 3, '20002 MAGDA FOUT'],
  ['PERIODE_OMGEKEERD', 3, '20003 MAGDA FOUT'],
  ['PERIODE_BUITEN_BEREIK', 3, '20006 MAGDA FOUT'],
  ['INSZ_GEANNULEERD', 3, '30002 KSZ FOUT'],
  ['INSZ_VERVANGEN', 3, '30004 KSZ WAARSCHUWING'],
  ['NIET_IN_REPERTORIUM', 3, '40003 KSZ FOUT'],
  ['GEEN_GEGEVENS', 3, '30001 MAGDA INFORMATIE'],
  ['BRON_TRAAG', 3, '60006 MAGDA FOUT'],
  ['BRON_ONBESCHIKBAAR', 3, '60010 MAGDA FOUT'],
  ['INTERNE_FOUT', 3, '60009 MAGDA FOUT'],
];

const faults: readonly (readonly [FaultKey, string, string])[] = [
  ['SCHEMA_INVALID', '10001', 'sender'],
  ['OVERLOADED', '99996', 'receiver'],
  ['AUDIT_UNWRITABLE', '60009', 'receiver'],
  ['SOAP_VERSION', '', 'version'],
  ['SOAP_MUST_UNDERSTAND', '', 'mustUnderstand'],
];

const keys = Object.keys(CATALOGUE) as FaultKey[];

describe('the refusals of magda', () => {
  for (const [key, niveau, says] of exceptions) {
    it(`say ${says} at level ${niveau} for ${key}`, () => {
      const code = REFUSALS[key];
      expect(CATALOGUE[key].niveau).to.equal(niveau);
      expect(isFaultCode(code) ? 'a Fault' : `${code.Identificatie} ${code.Oorsprong} ${code.Type}`).to.equal(says);
    });
  }

  for (const [key, code, culprit] of faults) {
    it(`say ${code === '' ? 'no code' : code} and blame ${culprit} for ${key}`, () => {
      expect(REFUSALS[key]).to.deep.equal({ code, culprit });
    });
  }

  it('say ERR_025 and blame the sender for every cause of authentication, and for nothing else', () => {
    const authentication = keys.filter((key) => CATALOGUE[key].groep === 'authentication');
    expect(authentication.length).to.be.greaterThan(15);
    const coded = keys.filter((key) => {
      const code = REFUSALS[key];
      return isFaultCode(code) && code.code === 'ERR_025' && code.culprit === 'sender';
    });
    expect(coded).to.deep.equal(authentication);
  });

  it('blame the sender without a code for what is no XML or no SOAP', () => {
    for (const key of keys.filter((one) => ['xml', 'soap'].includes(CATALOGUE[one].groep))) {
      const special = ['SOAP_VERSION', 'SOAP_MUST_UNDERSTAND'].includes(key);
      if (!special) expect(REFUSALS[key], key).to.deep.equal({ code: '', culprit: 'sender' });
    }
  });

  it('are Faults at level 1 and Uitzonderingen at level 2 and 3', () => {
    const local = (key: FaultKey): boolean => CATALOGUE[key].groep === 'local';
    const wrong = keys.filter((key) => !local(key) && isFaultCode(REFUSALS[key]) !== (CATALOGUE[key].niveau === 1));
    expect(wrong).to.deep.equal([]);
  });

  it('use Oorsprong KBIGW for codes of our own only', () => {
    const own = keys.filter((key) => {
      const code = REFUSALS[key];
      return !isFaultCode(code) && code.Oorsprong === 'KBIGW';
    });
    expect(own).to.deep.equal([
      'INSZ_NIET_TOEGELATEN',
      'TOELEIDING_ONROUTEERBAAR',
      'TOELEIDING_ANDERS',
      'REFERTE_HERBRUIKT',
      'DOSSIER_ONGELDIG',
    ]);
  });
});
