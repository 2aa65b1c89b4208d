import type { FakeGateway, FakeGatewayOptions } from '../gateway/fakeGateway';
import { startFakeGateway } from '../gateway/fakeGateway';
import { extension, resetSettings, setting } from './hostHelpers';
import type { Step } from './scriptedUser';
import { ScriptedUser } from './scriptedUser';
import { signIn, signOut } from './signIn';

interface FixtureOptions extends FakeGatewayOptions {
  /** Of this extension, beside the endpoint and no limit of the rate. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The answers to Set Credentials: given once before the suite, or before each test; without them nobody signs in. */
  readonly signsIn?: { readonly when: 'once' | 'eachTime'; readonly steps: readonly Step[] };
}

/** What a suite in the real VS Code has at hand: a fake gateway, and in each test a scripted user. */
export class HostFixture {
  private started: FakeGateway | undefined;
  private current: ScriptedUser | undefined;

  get gateway(): FakeGateway {
    if (this.started === undefined) throw new Error('The gateway is started before the first test');
    return this.started;
  }

  get user(): ScriptedUser {
    if (this.current === undefined) throw new Error('There is a user in tests only');
    return this.current;
  }

  /** Lets another user take over, who is asked from now on. */
  replaceUser(): ScriptedUser {
    this.current = new ScriptedUser();
    this.current.install();
    return this.current;
  }

  async begin({ settings = {}, signsIn, ...gateway }: FixtureOptions): Promise<void> {
    await extension().activate();
    this.started = await startFakeGateway(gateway);
    await setting('endpoint', this.gateway.endpoint);
    await setting('requestsPerSecond', 0);
    // Most suites tell requests and sentences one by one: checkedByAccount.test.ts asks the account before.
    await setting('checkAccountBeforeDeleting', false);
    for (const [key, value] of Object.entries(settings)) await setting(key, value);
    if (signsIn?.when !== 'once') return;
    await signIn(this.replaceUser(), signsIn.steps);
    this.user.restore();
  }

  /** The request that tests credentials is none of the test's. */
  async beginTest({ signsIn }: FixtureOptions): Promise<void> {
    if (signsIn?.when !== 'once') await signOut();
    this.replaceUser();
    if (signsIn?.when === 'eachTime') await signIn(this.user, signsIn.steps);
    this.gateway.forget();
  }

  async end(): Promise<void> {
    await signOut();
    await resetSettings();
    await this.gateway.stop();
  }
}

/** In a `describe`: sets all of it up before the suite and each test, and restores everything afterwards. */
export function withGateway(options: FixtureOptions = {}): HostFixture {
  const fixture = new HostFixture();
  before(() => fixture.begin(options));
  beforeEach(() => fixture.beginTest(options));
  afterEach(() => {
    fixture.user.restore();
  });
  after(() => fixture.end());
  return fixture;
}
