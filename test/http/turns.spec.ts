import { expect } from 'chai';
import { createTurn } from '../../src/http/turns.js';

describe('turns', () => {
  const run = (most: number) => {
    const due: (() => void)[] = [];
    const entered: number[] = [];
    const turn = createTurn((go) => void due.push(go), most);
    const arrive = (name: number): void => void turn().then(() => entered.push(name));
    const next = async (): Promise<readonly number[]> => {
      due.shift()?.();
      await Promise.resolve().then(() => undefined);
      return entered.splice(0);
    };
    return { arrive, next, due };
  };

  it('lets those that arrived together enter together, in the order they came', async () => {
    const { arrive, next, due } = run(8);
    for (const name of [1, 2, 3]) arrive(name);
    expect(due).to.have.length(1);
    expect(await next()).to.deep.equal([1, 2, 3]);
    expect(due).to.have.length(0);
  });

  it('keeps what is too many for the next turn, before those that arrive meanwhile', async () => {
    const { arrive, next } = run(2);
    for (const name of [1, 2, 3]) arrive(name);
    expect(await next()).to.deep.equal([1, 2]);
    arrive(4);
    arrive(5);
    expect(await next()).to.deep.equal([3, 4]);
    expect(await next()).to.deep.equal([5]);
  });

  it('begins a new turn for one that arrives while others enter', async () => {
    const { arrive, next } = run(8);
    arrive(1);
    expect(await next()).to.deep.equal([1]);
    arrive(2);
    expect(await next()).to.deep.equal([2]);
  });
});
