// Every refusal in the words of the KSZ: value and code of a status, or the reason of a Fault (docs/ksz.md, docs/faults.md).
// Exhaustive by type: a new row of the catalogue does not compile until it has a wire form here.
import type { Culprit } from '../../envelope/soap-fault.js';
import type { FaultKey } from '../../faults/catalogue.js';

/** Answered with a status. `field`: what `information` names, an element of the question and a few fixed words, never a value. */
export type StatusCode = {
  readonly value: 'DATA_FOUND' | 'NO_DATA_FOUND' | 'NO_RESULT';
  readonly code: string;
  readonly field?: readonly [name: string, words: string];
};

/** Answered with a Fault. `code`: reasonCode of its detail; empty, the Fault has none and says no more than any other. */
export type FaultCode = { readonly code: string; readonly culprit: Culprit };

const noResult = (code: string, field?: StatusCode['field']): StatusCode => ({
  value: 'NO_RESULT',
  code,
  ...(field === undefined ? {} : { field }),
});
const invalid = (name: string, words: string): StatusCode => noResult('MSG00008', [name, words]);
const NOT_ALLOWED = noResult('MSG00013');
const SENDER: FaultCode = { code: '', culprit: 'sender' };
/** Refusals of the start, the import and the command line: no message can cause them. */
const LOCAL: FaultCode = { code: '', culprit: 'receiver' };
const BROKEN: FaultCode = { code: 'MSG00003', culprit: 'receiver' };

export const REFUSALS = {
  XML_NOT_WELL_FORMED: SENDER,
  XML_ENCODING: SENDER,
  XML_DTD: SENDER,
  XML_PI: SENDER,
  XML_LIMIT: SENDER,
  SOAP_STRUCTURE: SENDER,
  SOAP_VERSION: { code: '', culprit: 'version' },
  SOAP_MUST_UNDERSTAND: { code: '', culprit: 'mustUnderstand' },
  SOAP_ACTION: SENDER,
  SOAP_OPERATION: SENDER,
  SIGNATURE_ABSENT: SENDER,
  SECURITY_HEADER: SENDER,
  SECURITY_STRUCTURE: SENDER,
  ID_DUPLICATE: SENDER,
  TOKEN_INVALID: SENDER,
  ALGORITHM_REFUSED: SENDER,
  SIGNATURE_COVERAGE: SENDER,
  DIGEST_MISMATCH: SENDER,
  SIGNATURE_INVALID: SENDER,
  CERTIFICATE_INVALID: SENDER,
  CERTIFICATE_UNTRUSTED: SENDER,
  CERTIFICATE_EXPIRED: SENDER,
  CERTIFICATE_REVOKED: SENDER,
  PARTNER_UNKNOWN: SENDER,
  TIMESTAMP_INVALID: SENDER,
  TIMESTAMP_EXPIRED: SENDER,
  REPLAY: SENDER,
  SCHEMA_INVALID: { code: 'MSG00008', culprit: 'sender' },
  OVERLOADED: { code: 'MSG00001', culprit: 'receiver' },
  AUDIT_UNWRITABLE: BROKEN,
  AFZENDER_ONBEKEND: NOT_ALLOWED,
  HOEDANIGHEID_ONTBREEKT: NOT_ALLOWED,
  GEEN_MACHTIGING: NOT_ALLOWED,
  BUITEN_VLAAMS_GEWEST: NOT_ALLOWED,
  QUOTUM_OVERSCHREDEN: noResult('MSG00001'),
  INSZ_ONGELDIG: noResult('MSG00011', ['ssin', 'form or check digits']),
  PERIODE_OMGEKEERD: invalid('period', 'beginDate after endDate'),
  PERIODE_BUITEN_BEREIK: invalid('period', 'beginDate is today or earlier, endDate absent or today'),
  CONTEXT_VERSCHILT: invalid('criteria', 'differs from the customer'),
  INSCHRIJVING_BESTAAT: invalid('criteria', 'registered already'),
  CRITERIA_ONGELDIG: invalid('criteria', 'absent, not to be combined, or malformed'),
  ONDERNEMINGSNUMMER_ONGELDIG: invalid('Ondernemingsnummer', 'form or check digits'),
  TOELEIDING_ONROUTEERBAAR: invalid('Naar', 'nobody to deliver to'),
  TOELEIDING_ANDERS: invalid('Id', 'used before with other content'),
  REFERTE_HERBRUIKT: invalid('ticket', 'used before for another Id'),
  DOSSIER_ONGELDIG: invalid('criteria', 'not complete or not valid'),
  INSZ_GEANNULEERD: noResult('MSG00007'),
  INSZ_VERVANGEN: { value: 'DATA_FOUND', code: 'MSG00006' },
  NIET_IN_REPERTORIUM: noResult('MSG00012'),
  GEEN_GEGEVENS: { value: 'NO_DATA_FOUND', code: 'MSG00100' },
  DOSSIER_ONBEKEND: { value: 'NO_DATA_FOUND', code: 'MSG00100' },
  BRON_TRAAG: noResult('MSG00002'),
  BRON_ONBESCHIKBAAR: noResult('MSG00002'),
  INTERNE_FOUT: BROKEN,
  INSZ_NIET_TOEGELATEN: invalid('ssin', 'no test person'),
  CONTRACT_MISMATCH: LOCAL,
  AUDIT_ARCHIVE: LOCAL,
  WORLD_INVALID: LOCAL,
  IMPORT_INVALID: LOCAL,
  ORDER_INVALID: LOCAL,
  GROND_ONBEKEND: LOCAL,
  GROND_OVERGANG: LOCAL,
  CLOCK_MODE_CONFLICT: LOCAL,
  PORT_UNAVAILABLE: LOCAL,
  ADMIN_TOKEN_ABSENT: LOCAL,
  TRACE_DIFFERS: LOCAL,
  ANSWER_UNUSABLE: LOCAL,
} as const satisfies Record<FaultKey, StatusCode | FaultCode>;

/** Whether a wire form is a Fault's. */
export const isFaultCode = (code: StatusCode | FaultCode): code is FaultCode => 'culprit' in code;

/** The status of an answer with data and nothing to remark. */
export const FOUND: StatusCode = { value: 'DATA_FOUND', code: 'MSG00000' };
