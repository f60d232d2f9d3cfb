// Every refusal in the words of MAGDA: Identificatie, Oorsprong and Type of an Uitzondering, or the text of a Fault (docs/contract.md).
// Exhaustive by type: a new row of the catalogue does not compile until it has a wire form here.

import type { Culprit } from '../../envelope/soap-fault.js';
import type { FaultKey } from '../../faults/catalogue.js';

/** Level 2 and 3. Oorsprong KBIGW marks codes of our own. */
export type UitzonderingCode = {
  readonly Identificatie: string;
  readonly Oorsprong: 'MAGDA' | 'KSZ' | 'KBIGW';
  readonly Type: 'FOUT' | 'WAARSCHUWING' | 'INFORMATIE';
};

/** Level 1. `code` stands before the text of the Fault. */
export type FaultCode = { readonly code: string; readonly culprit: Culprit };

const fout = (Identificatie: string, Oorsprong: UitzonderingCode['Oorsprong'] = 'MAGDA'): UitzonderingCode => ({
  Identificatie,
  Oorsprong,
  Type: 'FOUT',
});
const sender = (code: string): FaultCode => ({ code, culprit: 'sender' });
const ERR_025 = sender('ERR_025');
/** Refusals of the start, the import and the command line: no message can cause them. */
const LOCAL: FaultCode = { code: '', culprit: 'receiver' };

export const REFUSALS = {
  XML_NOT_WELL_FORMED: sender(''),
  XML_ENCODING: sender(''),
  XML_DTD: sender(''),
  XML_PI: sender(''),
  XML_LIMIT: sender(''),
  SOAP_STRUCTURE: sender(''),
  SOAP_VERSION: { code: '', culprit: 'version' },
  SOAP_MUST_UNDERSTAND: { code: '', culprit: 'mustUnderstand' },
  SOAP_ACTION: sender(''),
  SOAP_OPERATION: sender(''),
  SIGNATURE_ABSENT: ERR_025,
  SECURITY_HEADER: ERR_025,
  SECURITY_STRUCTURE: ERR_025,
  ID_DUPLICATE: ERR_025,
  TOKEN_INVALID: ERR_025,
  ALGORITHM_REFUSED: ERR_025,
  SIGNATURE_COVERAGE: ERR_025,
  DIGEST_MISMATCH: ERR_025,
  SIGNATURE_INVALID: ERR_025,
  CERTIFICATE_INVALID: ERR_025,
  CERTIFICATE_UNTRUSTED: ERR_025,
  CERTIFICATE_EXPIRED: ERR_025,
  CERTIFICATE_REVOKED: ERR_025,
  PARTNER_UNKNOWN: ERR_025,
  TIMESTAMP_INVALID: ERR_025,
  TIMESTAMP_EXPIRED: ERR_025,
  REPLAY: ERR_025,
  SCHEMA_INVALID: sender('10001'),
  OVERLOADED: { code: '99996', culprit: 'receiver' },
  AUDIT_UNWRITABLE: { code: '60009', culprit: 'receiver' },
  AFZENDER_ONBEKEND: fout('13001'),
  HOEDANIGHEID_ONTBREEKT: fout('40001'),
  GEEN_MACHTIGING: fout('13001'),
  BUITEN_VLAAMS_GEWEST: fout('40006'),
  QUOTUM_OVERSCHREDEN: fout('99996'),
  INSZ_ONGELDIG: fout('20002'),
  PERIODE_OMGEKEERD: fout('20003'),
  PERIODE_BUITEN_BEREIK: fout('20006'),
  CONTEXT_VERSCHILT: fout('20005'),
  INSCHRIJVING_BESTAAT: { Identificatie: '40143', Oorsprong: 'MAGDA', Type: 'WAARSCHUWING' },
  CRITERIA_ONGELDIG: fout('40034'),
  ONDERNEMINGSNUMMER_ONGELDIG: fout('20007'),
  TOELEIDING_ONROUTEERBAAR: fout('40034', 'KBIGW'),
  TOELEIDING_ANDERS: fout('40035', 'KBIGW'),
  REFERTE_HERBRUIKT: fout('50000', 'KBIGW'),
  DOSSIER_ONGELDIG: fout('50000', 'KBIGW'),
  INSZ_GEANNULEERD: fout('30002', 'KSZ'),
  INSZ_VERVANGEN: { Identificatie: '30004', Oorsprong: 'KSZ', Type: 'WAARSCHUWING' },
  NIET_IN_REPERTORIUM: fout('40003', 'KSZ'),
  GEEN_GEGEVENS: { Identificatie: '30001', Oorsprong: 'MAGDA', Type: 'INFORMATIE' },
  DOSSIER_ONBEKEND: fout('30001'),
  BRON_TRAAG: fout('60006'),
  BRON_ONBESCHIKBAAR: fout('60010'),
  INTERNE_FOUT: fout('60009'),
  INSZ_NIET_TOEGELATEN: fout('50000', 'KBIGW'),
  CONTRACT_MISMATCH: LOCAL,
  AUDIT_ARCHIVE: LOCAL,
  WORLD_INVALID: LOCAL,
  IMPORT_INVALID: LOCAL,
  GROND_ONBEKEND: LOCAL,
  GROND_OVERGANG: LOCAL,
  ORDER_INVALID: LOCAL,
  ANSWER_UNUSABLE: LOCAL,
  TRACE_DIFFERS: LOCAL,
  CLOCK_MODE_CONFLICT: LOCAL,
  PORT_UNAVAILABLE: LOCAL,
  ADMIN_TOKEN_ABSENT: LOCAL,
} as const satisfies Record<FaultKey, UitzonderingCode | FaultCode>;

/** Whether a wire form is a Fault's. */
export const isFaultCode = (code: UitzonderingCode | FaultCode): code is FaultCode => 'culprit' in code;
