// The reporter: mocha's spec list of sentences, and a plain last line `N passed, N failed[, N skipped]` for CI.
import Mocha from 'mocha';

const { EVENT_RUN_END } = Mocha.Runner.constants;

export default class PlainReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.on(EVENT_RUN_END, () => {
      const { passes = 0, failures = 0, pending = 0 } = this.stats ?? {};
      process.on('exit', () =>
        console.log(`${passes} passed, ${failures} failed${pending > 0 ? `, ${pending} skipped` : ''}`),
      );
    });
  }
}
