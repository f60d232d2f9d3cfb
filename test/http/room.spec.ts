import { EventEmitter } from 'node:events';
import { expect } from 'chai';
import { createRoom } from '../../src/http/room.js';

/** An answer that is not gone yet. */
const answer = (): EventEmitter & { closed: boolean } => Object.assign(new EventEmitter(), { closed: false });

describe('the room for messages', () => {
  it('is full with so many inside, and has a place again when an answer is gone', () => {
    const room = createRoom(2, 100);
    const answers = [answer(), answer()];
    const seen = [room.full(false)];
    for (const one of answers) {
      room.enter(one);
      seen.push(room.full(false));
    }
    answers[0]?.emit('close');
    expect([...seen, room.full(false)]).to.deep.equal([false, false, true, false]);
  });

  it('has half of its places for whoever still waits for an earlier answer, and one when there is only one', () => {
    const room = createRoom(4, 100);
    for (const one of [answer(), answer()]) room.enter(one);
    expect([room.full(true), room.full(false)]).to.deep.equal([true, false]);
    expect(createRoom(1, 100).full(true)).to.equal(false);
  });

  it('keeps no place for a client that is gone', () => {
    const room = createRoom(1, 100);
    room.enter(Object.assign(answer(), { closed: true }));
    expect(room.full(false)).to.equal(false);
  });

  it('is full while as much is being received as it may hold', () => {
    const room = createRoom(2, 100);
    room.receiving.octets += 100;
    expect(room.full(false)).to.equal(true);
    room.receiving.octets -= 1;
    expect(room.full(false)).to.equal(false);
  });
});
