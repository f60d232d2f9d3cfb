// The table of docs/contract.md "Refusals", column ksz, written again by hand: value and code of a status, or reasonCode and culprit of a Fault.
import { expect } from 'chai';
import { FOUND, isFaultCode, REFUSALS } from '../../../src/dialects/ksz/refusals.js';
import { CATALOGUE, type FaultKey } from '../../../src/faults/catalogue.js';

const statuses: readonly (readonly [FaultKey, string])[] = [
  ['AFZENDER_ONBEKEND', 'NO_RESULT MSG00013'],
  ['HOEDANIGHEID_ONTBREEKT', 'NO_RESULT MSG00013'],
  ['GEEN_MACHTIGING', 'NO_RESULT MSG00013'],
  ['BUITEN_VLAAMS_GEWEST', 'NO_RESULT MSG00013'],
  ['QUOTUM_OVERSCHREDEN', 'NO_RESULT MSG00001'],
  ['INSZ_ONGELDIG', 'NO_RESULT MSG00011'],
  ['PERIODE_OMGEKEERD', 'NO_RESULT MSG00008'],
  ['PERIODE_BUITEN_BEREIK', 'NO_RESULT MSG00008'],
  ['CRITERIA_ONGELDIG', 'NO_RESULT MSG00008'],
  ['ONDERNEMINGSNUMMER_ONGELDIG', 'NO_RESULT MSG00008'],
  ['TOELEIDING_ONROUTEERBAAR', 'NO_RESULT MSG00008'],
  ['TOELEIDING_ANDERS', 'NO_RESULT MSG00008'],
  ['REFERTE_HERBRUIKT', 'NO_RESULT MSG00008'],
  ['INSZ_NIET_TOEGELATEN', 'NO_RESULT MSG00008'],
  ['INSZ_GEANNULEERD', 'NO_RESULT MSG00007'],
  ['INSZ_VERVANGEN', 'DATA_FOUND MSG00006'],
  ['NIET_IN_REPERTORIUM', 'NO_RESULT MSG00012'],
  ['GEEN_GEGEVENS', 'NO_DATA_FOUND MSG00100'],
  ['DOSSIER_ONBEKEND', 'NO_DATA_FOUND MSG00100'],
  ['BRON_TRAAG', 'NO_RESULT MSG00002'],
  ['BRON_ONBESCHIKBAAR', 'NO_RESULT MSG00002'],
];

const faults: readonly (readonly [FaultKey, string, string])[] = [
  ['SCHEMA_INVALID', 'MSG00008', 'sender'],
  ['OVERLOADED', 'MSG00001', 'receiver'],
  ['AUDIT_UNWRITABLE', 'MSG00003', 'receiver'],
  ['INTERNE_FOUT', 'MSG00003', 'receiver'],
  ['SOAP_VERSION', '', 'version'],
  ['SOAP_MUST_UNDERSTAND', '', 'mustUnderstand'],
];

const keys = Object.keys(CATALOGUE) as FaultKey[];

describe('the refusals of ksz', () => {
  for (const [key, says] of statuses)
    it(`say ${says} for ${key}`, () => {
      const form = REFUSALS[key];
      expect(isFaultCode(form) ? 'a Fault' : `${form.value} ${form.code}`).to.equal(says);
    });

  for (const [key, code, culprit] of faults)
    it(`are a Fault that says ${code === '' ? 'no code' : code} and blames ${culprit} for ${key}`, () => {
      expect(REFUSALS[key]).to.deep.equal({ code, culprit });
    });

  it('blame the sender without a code, and so without a detail, for authentication, XML and SOAP', () => {
    const special = faults.map(([key]) => key);
    for (const key of keys.filter((one) => ['authentication', 'xml', 'soap'].includes(CATALOGUE[one].groep)))
      if (!special.includes(key)) expect(REFUSALS[key], key).to.deep.equal({ code: '', culprit: 'sender' });
  });

  it('are Faults at level 1 and for a bug of ours, and a status otherwise', () => {
    const wrong = keys.filter((key) => {
      const { niveau, groep } = CATALOGUE[key];
      return isFaultCode(REFUSALS[key]) !== (niveau === 1 || groep === 'internal' || groep === 'local');
    });
    expect(wrong).to.deep.equal([]);
  });

  it('use only codes that the KSZ knows, and words that hold no number', () => {
    for (const key of keys) {
      const form = REFUSALS[key];
      expect(form.code, key).to.match(/^(MSG\d{5})?$/);
      if ('field' in form) expect(form.field.join(' '), key).not.to.match(/\d{4}/);
    }
    expect(FOUND).to.deep.equal({ value: 'DATA_FOUND', code: 'MSG00000' });
  });
});
