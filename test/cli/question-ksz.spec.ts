import { expect } from 'chai';
import { composeKszQuestion, KSZ_SERVICES } from '../../src/cli/question-ksz.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import { loadContracts } from '../../src/http/contract.js';
import { NOW, ROOT, theValidator } from '../gateway-kit.js';

const GENT: Partner = {
  naam: 'ocmw-gent',
  soort: 'OCMW',
  Ondernemingsnummer: '0212214125',
  omschrijving: '',
  profiel: 'strict',
};

const compose = (
  name: string,
  insz: string | undefined,
  ...settings: readonly (readonly [string, string])[]
): string => {
  const service = KSZ_SERVICES.find((candidate) => candidate.name === name);
  if (service === undefined) throw new RangeError(name);
  return composeKszQuestion({ service, partner: GENT, insz, settings, now: NOW, uuid: () => 'a-ticket' });
};

describe('a ksz question of kbi send', () => {
  it('goes where the contracts say, for each service that they offer', async () => {
    const { operations } = await loadContracts(ROOT);
    const offered = operations.filter(({ dialect }) => dialect === 'ksz');
    const key = ({ path, namespace, soapAction }: { path: string; namespace: string; soapAction: string }): string =>
      [path, namespace, soapAction].join(' ');
    expect(KSZ_SERVICES.map(key).sort()).to.deep.equal(offered.map(key).sort());
  });

  it('is from the partner, with a ticket of its own, and asks on the legal context of the service', () => {
    expect(compose('KBIDossiers', '85631490132')).to.equal(
      '<kbi:KBIDossiersRequest xmlns:kbi="urn:kbi-gateway:ksz:KBIDossiers:v1"><informationCustomer><ticket>a-ticket</ticket>' +
        '<timestampSent>2012-09-03T07:00:00.000Z</timestampSent><customerIdentification><cbeNumber>0212214125</cbeNumber>' +
        '</customerIdentification></informationCustomer><legalContext>PCSA:SOCIAL_INTEGRATION</legalContext>' +
        '<criteria><ssin>85631490132</ssin></criteria></kbi:KBIDossiersRequest>',
    );
    expect(compose('Toeleiding', '1')).to.contain('<legalContext>PCSA:REFERRAL</legalContext>');
  });

  it('takes criteria and blocks by --set, in the order of the schema', async () => {
    const { validateText } = await theValidator();
    const period = compose(
      'KBIDossiers',
      '1',
      ['criteria/period/endDate', '2012-09-03'],
      ['period/beginDate', '2012-09-01'],
    );
    validateText(period);
    expect(period).to.contain('<period><beginDate>2012-09-01</beginDate><endDate>2012-09-03</endDate></period>');
    const named = compose(
      'GeefKBIVestiging',
      undefined,
      ['ticket', ''],
      ['customerIdentification/cbeNumber', '1234567890'],
      ['legalContext', 'X'],
      ['Postcode', '9000'],
    );
    validateText(named);
    expect(named).to.match(/^(?!.*<ticket>).*<cbeNumber>1234567890<.*<legalContext>X<.*<criteria><Postcode>9000</);
    expect(compose('KBIDossiers', '1', ['sector', '17'])).to.contain('<sector>17</sector><institution>1</institution>');
    validateText(
      compose(
        'Toeleiding',
        '85631490132',
        ['Toeleiding/RedenToeleiding', 'INB_OPV'],
        ['Toeleiding/Naar/TypePartner', 'KBI'],
        ['Toeleiding/Van/TypePartner', 'OCMW'],
        ['Toeleiding/Id', '3b0c5f6e-7c1d-4e2a-9f48-1a2b3c4d5e6f'],
      ),
    );
  });
});
