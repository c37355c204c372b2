import { describe, expect, it } from 'vitest';
import { readLauncherSettings } from './launcher-settings';
import { readServiceSettings } from './service-settings';

const complete = {
  DATABASE_URL: 'postgres://kairos_app:secret@127.0.0.1:5432/kairos',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  KAIROS_SANDBOX_SMTP_PORT: '2525',
  KAIROS_SANDBOX_HTTP_PORT: '2526',
  KAIROS_SECRET: 'ab'.repeat(32),
  KAIROS_ROOT: '/srv/kairos',
};

describe('the settings of the services', () => {
  it('have defaults for all that need not be chosen', () => {
    const settings = readServiceSettings(complete);
    expect(settings).toMatchObject({ host: '127.0.0.1', port: 8080, publicUrl: 'http://localhost:8080' });
    expect(settings.temporal).toEqual({ address: '127.0.0.1:7233', namespace: 'kairos', tls: false });
    expect(settings.secret).toHaveLength(32);
  });

  it('are refused with the name of each wrong one', () => {
    const wrong = { ...complete, KAIROS_PORT: '80800', KAIROS_SANDBOX_SMTP_PORT: 'smtp', TEMPORAL_TLS: 'yes' };
    expect(() => readServiceSettings(wrong)).toThrowError(
      [
        'TEMPORAL_TLS is "yes": it must be "true" or "false".',
        'KAIROS_PORT is "80800": it must be a port number from 1 to 65535.',
        'KAIROS_SANDBOX_SMTP_PORT is "smtp": it must be a port number from 1 to 65535.',
      ].join('\n'),
    );
  });

  it('are refused when one that is needed is empty', () => {
    expect(() => readServiceSettings({ ...complete, TEMPORAL_ADDRESS: '' })).toThrowError(
      'TEMPORAL_ADDRESS is not set: it must be host:port, such as localhost:7233.',
    );
  });

  it('never repeat a secret in the error', () => {
    const wrong = { ...complete, DATABASE_URL: 'postgres://me:hunter2@', KAIROS_SECRET: 'hunter3' };
    expect(() => readServiceSettings(wrong)).toThrowError(/DATABASE_URL is wrong: .+\nKAIROS_SECRET is wrong: /);
    expect(() => readServiceSettings(wrong)).not.toThrowError(/hunter/);
  });

  it('name the providers of real messages, with TLS everywhere but on this machine', () => {
    expect(readServiceSettings(complete).providers).toMatchObject({ email: null, sms: null, push: null });
    const relay = {
      KAIROS_SMTP_URL: 'smtp://me%40example.com:s%3Acret@mail.example.com',
      KAIROS_MAIL_FROM: 'hello@example.com',
    };
    const texts = { KAIROS_SMS_URL: 'https://sms.example.com/', KAIROS_SMS_TOKEN: 'token' };
    const { email, sms } = readServiceSettings({ ...complete, ...relay, ...texts }).providers;
    expect(email).toEqual({
      ...{ host: 'mail.example.com', port: 587, secure: false, requireTls: true, from: 'hello@example.com' },
      credentials: { user: 'me@example.com', pass: 's:cret' },
    });
    expect(sms).toEqual({ url: 'https://sms.example.com', token: 'token' });
    const here = { ...complete, ...relay, KAIROS_SMTP_URL: 'smtp://127.0.0.1:2525' };
    expect(readServiceSettings(here).providers.email).toMatchObject({
      port: 2525,
      requireTls: false,
      credentials: null,
    });
  });

  it('are refused when a provider is named by halves, or without encryption', () => {
    expect(() =>
      readServiceSettings({ ...complete, KAIROS_SMTP_URL: 'smtps://me:hunter4@mail.example.com' }),
    ).toThrowError('KAIROS_MAIL_FROM is not set: KAIROS_SMTP_URL is, and one needs the other.');
    const open = { ...complete, KAIROS_PUSH_URL: 'http://push.example.com', KAIROS_PUSH_TOKEN: 'hunter5' };
    expect(() => readServiceSettings(open)).toThrowError(
      /KAIROS_PUSH_URL is .+ must be a web address that begins with https/,
    );
    const wrong = {
      ...complete,
      KAIROS_SMTP_URL: 'http://me:hunter4@mail.example.com',
      KAIROS_MAIL_FROM: 'Hello <a@b.nl>',
    };
    expect(() => readServiceSettings(wrong)).toThrowError(/KAIROS_SMTP_URL is wrong: .+\nKAIROS_MAIL_FROM is /);
    expect(() => readServiceSettings(wrong)).not.toThrowError(/hunter/);
  });

  it('bound how fast each channel sends', () => {
    const rates = (environment: NodeJS.ProcessEnv) =>
      readServiceSettings({ ...complete, ...environment }).providers.rates;
    expect(rates({ KAIROS_SMS_RATE: '30' })).toEqual({ email: 2_000, sms: 30, push: 1_000 });
    for (const wrong of ['0', '1.5', 'fast', '100001']) {
      expect(() => rates({ KAIROS_EMAIL_RATE: wrong })).toThrowError(/KAIROS_EMAIL_RATE .+ messages a second/);
    }
  });

  it('encrypt the way to Temporal as soon as there is an API key', () => {
    expect(readServiceSettings({ ...complete, TEMPORAL_API_KEY: 'key' }).temporal.tls).toBe(true);
  });

  it('take the address that browsers see from KAIROS_URL', () => {
    const settings = readServiceSettings({ ...complete, KAIROS_URL: 'https://kairos.example.com/' });
    expect(settings.publicUrl).toBe('https://kairos.example.com');
  });
});

describe('the settings of npm start', () => {
  it('need nothing', () => {
    const settings = readLauncherSettings('/srv/kairos', {});
    expect(settings).toMatchObject({ port: 8080, dataFolder: '/srv/kairos/.kairos', namespace: 'kairos' });
    expect(settings.databaseUrl).toBeUndefined();
    expect(settings.temporal).toBeUndefined();
  });

  it('replace the embedded servers', () => {
    const settings = readLauncherSettings('/srv/kairos', {
      DATABASE_URL: 'postgresql://admin@db.example.com/kairos',
      TEMPORAL_ADDRESS: 'eu.temporal.example.com:7233',
      TEMPORAL_NAMESPACE: 'marketing.a1b2c',
      TEMPORAL_API_KEY: 'key',
    });
    expect(settings.databaseUrl).toBe('postgresql://admin@db.example.com/kairos');
    expect(settings.temporal).toMatchObject({
      address: 'eu.temporal.example.com:7233',
      namespace: 'marketing.a1b2c',
      tls: true,
    });
  });

  it('hand the variables of the providers on as they are, and refuse half of a pair', () => {
    const relay = { KAIROS_SMTP_URL: 'smtps://mail.example.com', KAIROS_MAIL_FROM: 'hello@example.com' };
    const { providers } = readLauncherSettings('/srv/kairos', relay);
    expect(providers).toMatchObject(relay);
    expect(Object.hasOwn(providers, 'KAIROS_SMS_URL')).toBe(true);
    expect(() => readLauncherSettings('/srv/kairos', { KAIROS_SMS_TOKEN: 'x' })).toThrowError(
      /^KAIROS_SMS_URL is not set/,
    );
  });

  it('are refused when one is misspelt', () => {
    expect(() => readLauncherSettings('/srv/kairos', { KAIROS_PROT: '8081' })).toThrowError(
      /^KAIROS_PROT: no such setting/,
    );
  });
});
