// One letter from due to its outcome: gate, number, audit, send, record. What is recorded before sending is what a restart needs:
// a process that dies anywhere in here leaves a letter that is sent again under the same GebeurtenisId and Volgnummer, never none.
import type { AuditRow, Committer, Write } from '../commit/unit.js';
import type { Invalidatie } from '../domain/kbi/Invalidatie.js';
import type { Machtiging } from '../domain/kbi/Machtiging.js';
import type { Clock, Ids } from '../domain/time.js';
import type { Outbox } from '../store/port.js';
import type { Breaker } from './breaker.js';
import { isOver, nextAttempt, type Schedule } from './schedule.js';
import type { Gate } from './select.js';
import { type Receiver, type SendParts, sendLetter } from './send.js';

/** `overtaken`: somebody dropped or numbered the letter meanwhile. */
export type Result = 'acknowledged' | 'failed' | 'lapsed' | 'dead' | 'overtaken';

/** What attempts to one OCMW share. `receiver`: nothing when the world has no address of it. */
export type AttemptParts = {
  readonly outbox: Pick<Outbox, 'find'>;
  readonly committer: Committer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly gate: Gate;
  readonly send: SendParts;
  readonly schedule: Schedule;
  readonly breaker: Breaker;
  readonly receiver: () => Receiver | undefined;
};

const write = (soort: string, waarden: Write['waarden']): Write => ({ soort: `invalidatie.${soort}`, waarden });

const auditOf = ({ INSZ, OCMW }: Invalidatie, grond: Machtiging, Referte: string, tijdstip: number): AuditRow => ({
  messageId: Referte,
  tijdstip,
  stroom: 'InvalidatieKBIDossier',
  richting: 'UIT',
  afzender: 'kbi',
  instelling: OCMW,
  Referte,
  Hoedanigheid: grond.Hoedanigheid,
  grond: grond.nummer,
  doeleinde: grond.doeleinden[0] ?? null,
  INSZ,
  inszHash: null,
  periodeBegin: null,
  periodeEinde: null,
  mutatiesContext: false,
  uitkomst: 'VERZONDEN',
  clusters: '',
  beslissingen: null,
});

/** Whether the writes became durable; a collision means that the letter is no longer what it was. */
const commit = async ({ committer }: AttemptParts, writes: readonly Write[], audit: AuditRow | null = null) =>
  (await committer.commit({ replayKeys: [], writes, audit })).kind === 'durable';

/** A numbered letter whose person lost the right since is dead: its number is spent, and the gap must be accounted for. */
const lapse = async (letter: Invalidatie, reden: string, now: number, parts: AttemptParts): Promise<Result> => {
  const status = letter.Volgnummer === undefined ? 'VERVALLEN_GEEN_LEEFLOON' : 'OPGEGEVEN';
  const done = await commit(parts, [write('verval', { id: letter.id, nu: now, status, laatsteFout: reden })]);
  if (!done) return 'overtaken';
  return status === 'OPGEGEVEN' ? 'dead' : 'lapsed';
};

/** Records a failure; while the breaker rests, it stands for every letter that was due to the same OCMW. */
const fail = async (letter: Invalidatie, fout: string, parts: AttemptParts): Promise<Result> => {
  const { clock, schedule, breaker } = parts;
  const { id, OCMW } = letter;
  const nu = clock.now();
  const over = isOver(letter, nu, schedule);
  const volgendePoging = nextAttempt(letter, letter.pogingen, nu, schedule);
  const own = write('mislukt', { id, nu, volgendePoging, laatsteFout: fout });
  const dead = write('verval', { id, nu, status: 'OPGEGEVEN', laatsteFout: fout });
  const others =
    breaker.restsUntil === undefined
      ? []
      : [
          write('wachtMee', { OCMW, nu, laatsteFout: fout }),
          write('geefOp', { OCMW, nu, grens: nu - schedule.giveUpAfter }),
        ];
  if (!(await commit(parts, [over ? dead : own, ...others]))) return 'overtaken';
  return over ? 'dead' : 'failed';
};

/** Makes one attempt at a letter that is due. Rejects only when the outcome cannot be stored: then it is attempted again. */
export const attempt = async (letter: Invalidatie, parts: AttemptParts): Promise<Result> => {
  const { outbox, clock, ids, gate, breaker } = parts;
  const now = clock.now();
  const { id, INSZ, OCMW } = letter;
  const receiver = parts.receiver();
  if (receiver === undefined) {
    breaker.fail(now);
    return fail(letter, 'GEEN_ADRES', parts);
  }
  const verdict = await gate(INSZ, receiver.partner, now);
  if (verdict.kind === 'lapse') return lapse(letter, verdict.reden, now, parts);
  const Referte = ids.uuid();
  const number = [{ soort: 'volgnummer.volgende', waarden: { OCMW } }, write('nummer', { id })];
  const writes = [...(letter.Volgnummer === undefined ? number : []), write('poging', { id, nu: now })];
  if (!(await commit(parts, writes, auditOf(letter, verdict.grond, Referte, now)))) return 'overtaken';
  const numbered = await outbox.find(id);
  if (numbered?.Volgnummer === undefined) return 'overtaken';
  const { GebeurtenisId, Volgnummer, aangemaakt } = numbered;
  const vervangenDoor = verdict.vervangenDoor ?? numbered.vervangenDoor;
  const melding = { Referte, VraagReferte: ids.uuid(), GebeurtenisId, Volgnummer, INSZ, aangemaakt, vervangenDoor };
  const outcome = await sendLetter(melding, receiver, parts.send);
  if (outcome.kind === 'acknowledged') {
    breaker.succeed();
    await commit(parts, [write('bevestig', { id, nu: clock.now() })]);
    return 'acknowledged';
  }
  if (outcome.answers) breaker.succeed();
  else breaker.fail(clock.now());
  return fail(numbered, outcome.fout, parts);
};
