// What each refusal looks like on the wire, by hand from docs/contract.md: an oracle beside the dialect's own table.
import type { FaultKey } from '../../src/faults/catalogue.js';

/** Level 2 (Repliek) or 3 (Antwoord): Identificatie, Oorsprong, Type. */
export type Uitzondering = readonly [niveau: 2 | 3, identificatie: string, oorsprong: string, type: string];

export const UITZONDERINGEN: Partial<Readonly<Record<FaultKey, Uitzondering>>> = {
  AFZENDER_ONBEKEND: [2, '13001', 'MAGDA', 'FOUT'],
  HOEDANIGHEID_ONTBREEKT: [2, '40001', 'MAGDA', 'FOUT'],
  GEEN_MACHTIGING: [2, '13001', 'MAGDA', 'FOUT'],
  BUITEN_VLAAMS_GEWEST: [2, '40006', 'MAGDA', 'FOUT'],
  QUOTUM_OVERSCHREDEN: [2, '99996', 'MAGDA', 'FOUT'],
  INSZ_ONGELDIG: [3, '20002', 'MAGDA', 'FOUT'],
  PERIODE_OMGEKEERD: [3, '20003', 'MAGDA', 'FOUT'],
  PERIODE_BUITEN_BEREIK: [3, '20006', 'MAGDA', 'FOUT'],
  CONTEXT_VERSCHILT: [3, '20005', 'MAGDA', 'FOUT'],
  INSCHRIJVING_BESTAAT: [3, '40143', 'MAGDA', 'WAARSCHUWING'],
  INSZ_NIET_TOEGELATEN: [3, '50000', 'KBIGW', 'FOUT'],
  CRITERIA_ONGELDIG: [3, '40034', 'MAGDA', 'FOUT'],
  ONDERNEMINGSNUMMER_ONGELDIG: [3, '20007', 'MAGDA', 'FOUT'],
  TOELEIDING_ONROUTEERBAAR: [3, '40034', 'KBIGW', 'FOUT'],
  TOELEIDING_ANDERS: [3, '40035', 'KBIGW', 'FOUT'],
  REFERTE_HERBRUIKT: [3, '50000', 'KBIGW', 'FOUT'],
  DOSSIER_ONGELDIG: [3, '50000', 'KBIGW', 'FOUT'],
  INSZ_GEANNULEERD: [3, '30002', 'KSZ', 'FOUT'],
  INSZ_VERVANGEN: [3, '30004', 'KSZ', 'WAARSCHUWING'],
  NIET_IN_REPERTORIUM: [3, '40003', 'KSZ', 'FOUT'],
  GEEN_GEGEVENS: [3, '30001', 'MAGDA', 'INFORMATIE'],
  DOSSIER_ONBEKEND: [2, '30001', 'MAGDA', 'FOUT'],
  BRON_TRAAG: [3, '60006', 'MAGDA', 'FOUT'],
  BRON_ONBESCHIKBAAR: [3, '60010', 'MAGDA', 'FOUT'],
  INTERNE_FOUT: [3, '60009', 'MAGDA', 'FOUT'],
};

/** The same in the words of the KSZ: value and code of the status. What is not here is a Fault. */
export const STATUSES: Partial<Readonly<Record<FaultKey, string>>> = {
  AFZENDER_ONBEKEND: 'NO_RESULT MSG00013',
  HOEDANIGHEID_ONTBREEKT: 'NO_RESULT MSG00013',
  GEEN_MACHTIGING: 'NO_RESULT MSG00013',
  BUITEN_VLAAMS_GEWEST: 'NO_RESULT MSG00013',
  QUOTUM_OVERSCHREDEN: 'NO_RESULT MSG00001',
  INSZ_ONGELDIG: 'NO_RESULT MSG00011',
  PERIODE_OMGEKEERD: 'NO_RESULT MSG00008',
  PERIODE_BUITEN_BEREIK: 'NO_RESULT MSG00008',
  INSZ_NIET_TOEGELATEN: 'NO_RESULT MSG00008',
  CRITERIA_ONGELDIG: 'NO_RESULT MSG00008',
  ONDERNEMINGSNUMMER_ONGELDIG: 'NO_RESULT MSG00008',
  TOELEIDING_ONROUTEERBAAR: 'NO_RESULT MSG00008',
  TOELEIDING_ANDERS: 'NO_RESULT MSG00008',
  REFERTE_HERBRUIKT: 'NO_RESULT MSG00008',
  INSZ_GEANNULEERD: 'NO_RESULT MSG00007',
  INSZ_VERVANGEN: 'DATA_FOUND MSG00006',
  NIET_IN_REPERTORIUM: 'NO_RESULT MSG00012',
  GEEN_GEGEVENS: 'NO_DATA_FOUND MSG00100',
  BRON_TRAAG: 'NO_RESULT MSG00002',
  BRON_ONBESCHIKBAAR: 'NO_RESULT MSG00002',
};

/** reasonCode in the detail of a Fault of the ksz dialect; other Faults have no detail. */
export const REASONS: Partial<Readonly<Record<FaultKey, string>>> = {
  SCHEMA_INVALID: 'MSG00008',
  OVERLOADED: 'MSG00001',
  AUDIT_UNWRITABLE: 'MSG00003',
  INTERNE_FOUT: 'MSG00003',
};

const ONE_TEXT = /^ERR_025: Verification failure$/;

/** Text of the Fault of a refusal of level 1. All causes of authentication say the same, but for a signature that is not there. */
export const faultText = (key: FaultKey, dialect: 'magda' | 'ksz'): RegExp => {
  if (key === 'SIGNATURE_ABSENT') return /^ERR_025: Verification failure: No signature in message!$/;
  if (dialect === 'ksz' && REASONS[key] !== undefined) return new RegExp(`^${REASONS[key]}: `);
  if (key === 'SCHEMA_INVALID') return /^10001: line \d+, element \w+: .+$/;
  if (key === 'OVERLOADED') return /^99996: /;
  if (key === 'AUDIT_UNWRITABLE') return /^60009: /;
  return /^(XML|SOAP)_/.test(key) ? /^[A-Z][^:]+\.$/ : ONE_TEXT;
};

/** Whose mistake, as the Fault code says it. */
export const faultCode = (key: FaultKey, version: '1.1' | '1.2'): string => {
  if (key === 'SOAP_VERSION') return 'VersionMismatch';
  if (key === 'SOAP_MUST_UNDERSTAND') return 'MustUnderstand';
  const ours = key === 'OVERLOADED' || key === 'AUDIT_UNWRITABLE' || key === 'INTERNE_FOUT';
  if (version === '1.1') return ours ? 'Server' : 'Client';
  return ours ? 'Receiver' : 'Sender';
};
