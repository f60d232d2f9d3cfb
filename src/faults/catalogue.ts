// The fault catalogue: one row per cause of refusal (docs/faults.md).
// `diagnose` is a constant sentence that may leave the house; wire codes belong to the dialects' `refusals.ts`.
// Technical keys are English, keys of the domain Dutch: the language tells which floor refused.

import { REFUSED } from './refused.js';
import { type CatalogueRow, row } from './row.js';

export const CATALOGUE = {
  XML_NOT_WELL_FORMED: row(1, 'xml', 'The message is not well-formed XML.', 'Check the octets you send with xmllint.'),
  XML_ENCODING: row(
    1,
    'xml',
    'The character encoding is not supported.',
    'Send UTF-8, or UTF-16 with a byte order mark.',
  ),
  XML_DTD: row(1, 'xml', 'A document type declaration is not allowed.', 'Leave out the DOCTYPE.'),
  XML_PI: row(1, 'xml', 'A processing instruction is not allowed.', 'Leave out processing instructions.'),
  XML_LIMIT: row(1, 'xml', 'The message exceeds a size limit.', 'See the limits in docs/limits.md.'),
  SOAP_STRUCTURE: row(
    1,
    'soap',
    'The message is not a SOAP 1.1 or 1.2 envelope.',
    'Send one Envelope with at most one Header and exactly one Body.',
  ),
  SOAP_VERSION: row(
    1,
    'soap',
    'The envelope namespace is unknown or contradicts the Content-Type.',
    'Use text/xml for SOAP 1.1 and application/soap+xml for SOAP 1.2.',
  ),
  SOAP_MUST_UNDERSTAND: row(
    1,
    'soap',
    'A mandatory header is not understood.',
    'Remove the header or its mustUnderstand.',
  ),
  SOAP_ACTION: row(
    1,
    'soap',
    'SOAPAction names another operation than the Body.',
    'Send the SOAPAction of the WSDL, or none.',
  ),
  SOAP_OPERATION: row(
    1,
    'soap',
    'The Body does not hold a question of this service.',
    'Compare the Body root with the WSDL.',
  ),
  SIGNATURE_ABSENT: row(1, 'authentication', 'No signature in message!', 'Sign the message: kbi sign.'),
  SECURITY_HEADER: row(
    1,
    'authentication',
    'There must be exactly one Security header for this receiver.',
    'kbi verify',
  ),
  SECURITY_STRUCTURE: row(
    1,
    'authentication',
    'The Security header holds what the profile does not allow.',
    'kbi verify',
  ),
  ID_DUPLICATE: row(1, 'authentication', 'Two elements carry the same id.', 'kbi verify'),
  TOKEN_INVALID: row(1, 'authentication', 'The security token cannot be used.', 'kbi verify'),
  ALGORITHM_REFUSED: row(1, 'authentication', 'An algorithm is not allowed by the profile.', 'kbi verify'),
  SIGNATURE_COVERAGE: row(1, 'authentication', 'A part that the profile requires is not signed.', 'kbi verify'),
  DIGEST_MISMATCH: row(1, 'authentication', 'A digest does not match what was received.', 'kbi verify'),
  SIGNATURE_INVALID: row(1, 'authentication', 'The signature value does not match.', 'kbi verify'),
  CERTIFICATE_INVALID: row(1, 'authentication', 'The certificate cannot be used for signing.', 'kbi verify'),
  CERTIFICATE_UNTRUSTED: row(1, 'authentication', 'The certificate does not end at a trusted authority.', 'kbi verify'),
  CERTIFICATE_EXPIRED: row(1, 'authentication', 'The certificate is not valid at this moment.', 'kbi verify'),
  CERTIFICATE_REVOKED: row(1, 'authentication', 'The certificate was revoked.', 'kbi verify'),
  PARTNER_UNKNOWN: row(1, 'authentication', 'The certificate belongs to no registered partner.', 'kbi verify'),
  TIMESTAMP_INVALID: row(1, 'authentication', 'The Timestamp is missing or malformed.', 'kbi verify'),
  TIMESTAMP_EXPIRED: row(
    1,
    'authentication',
    'The message is too old or from the future.',
    'Compare your clock with X-KBI-Now.',
  ),
  REPLAY: row(1, 'authentication', 'The message was received before.', 'Sign anew with a fresh Timestamp and Referte.'),
  SCHEMA_INVALID: row(1, 'schema', 'The Body does not fit the schema.', 'Validate your request against ?xsd=.'),
  CONTRACT_MISMATCH: row(
    1,
    'local',
    'The contracts on disk and the operations of the house do not match.',
    'Compare wsdl/ and xsd/ with this version of kbi-gateway: kbi doctor.',
  ),
  OVERLOADED: row(1, 'internal', 'The gateway is too busy.', 'Try again after the number of seconds in Retry-After.'),
  AUDIT_UNWRITABLE: row(1, 'internal', 'The message cannot be processed now.', 'Try again later.'),
  ...REFUSED,
  AUDIT_ARCHIVE: row(
    1,
    'local',
    'The audit trail could not be archived, or an archive is not what it says.',
    'kbi audit verify names the row; a damaged file comes back from a copy.',
  ),
  WORLD_INVALID: row(1, 'local', 'A row of the world does not fit its shape.', 'The detail names file, row and field.'),
  IMPORT_INVALID: row(
    1,
    'local',
    'The import holds rows that cannot be loaded; nothing was loaded.',
    'Mend the rows that are listed and import again.',
  ),
  ORDER_INVALID: row(
    1,
    'local',
    'The order cannot be carried out as it was given.',
    'The detail says what to change; kbi help tells what the command takes.',
  ),
  ADMIN_TOKEN_ABSENT: row(
    1,
    'local',
    'Listening elsewhere than on loopback needs a token for the management port.',
    'Give KBI_ADMIN_TOKEN or --admin-token-file, or listen on 127.0.0.1.',
  ),
  PORT_UNAVAILABLE: row(
    1,
    'local',
    'The port cannot be bound.',
    'Choose another port with --port and --console-port; 0 takes any free one.',
  ),
  GROND_ONBEKEND: row(
    1,
    'local',
    'There is no ground, or no condition of it, under that number.',
    'kbi grond list shows what there is.',
  ),
  GROND_OVERGANG: row(
    1,
    'local',
    'The ground cannot take that step from the status it has.',
    'CONCEPT, ADVIES_DPO, ONDERTEKEND, GEVALIDEERD, one after the other; any of them to BEEINDIGD: kbi grond show <nummer>.',
  ),
  ANSWER_UNUSABLE: row(
    1,
    'local',
    'The answer of the other side is not one to this question.',
    'Look at that address with ?wsdl, and at the log there under the X-KBI-Message-Id.',
  ),
  TRACE_DIFFERS: row(
    1,
    'local',
    'The explanation and the answer do not agree.',
    'A bug of kbi-gateway: report the paths of the detail, which name no person.',
  ),
  CLOCK_MODE_CONFLICT: row(
    1,
    'local',
    'The database was loaded under another clock mode.',
    'Start with the same clock mode, or empty the database with kbi reset.',
  ),
} as const satisfies Record<string, CatalogueRow>;

/** The name of a refusal; every switch over it is exhaustive. */
export type FaultKey = keyof typeof CATALOGUE;
