// What to try after `kbi send` was refused: one step for the first FOUT, else for what the exit code stands for.
// Of the words of the KSZ only those that stand for one cause have a step of their own.
import type { AnswerSummary } from './answer.js';
import type { ExitCode } from './exit.js';

const GROUND =
  'another --set Afzender/Hoedanigheid=… (17001, 17002: KBIDossiers, GeefKBIVestiging; 17003: Toeleiding); kbi grond list   (who may what)';
const REPERTORIUM = 'kbi export inschrijvingen   (what the repertorium holds), or kbi send RegistreerInschrijving';

const BY_CODE: Readonly<Record<string, string>> = {
  '13001': GROUND,
  '40001': 'say in which capacity you ask: --set Afzender/Hoedanigheid=17001',
  '40003': REPERTORIUM,
  '40006': 'ask as an OCMW of the Vlaams Gewest, such as --as ocmw-gent: no ground reaches further',
  MSG00012: REPERTORIUM,
  MSG00013: 'another --set legalContext=… or cbeNumber; kbi grond list   (who may what)',
};

const BY_EXIT: Partial<Record<ExitCode, string>> = {
  5: 'kbi sign … | kbi verify -   (shows every step), and compare your clock with X-KBI-Now',
  6: 'compare the question with the WSDL: add ?wsdl to the address',
};

/** The step when the answer is in doubt: nothing in it can be gone by. */
export const DOUBTED =
  'the same with --raw | kbi verify -   (shows every step); does a relay answer? --answered-by <its partner>';

/** The step, or nothing when there is none to give. */
export const nextAfter = (exit: ExitCode, { uitzonderingen }: AnswerSummary): string | undefined => {
  if (BY_EXIT[exit] !== undefined) return BY_EXIT[exit];
  const refused = uitzonderingen.find(({ Type }) => Type === 'FOUT');
  return refused === undefined ? undefined : BY_CODE[refused.Identificatie];
};
