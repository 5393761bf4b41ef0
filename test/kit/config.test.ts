import { describe, expect, it } from '@jest/globals';

import { readConfig } from '../../server/config.ts';

const DATABASE_URL = 'postgresql://user:secret@db:5432/key_account';

describe('readConfig', () => {
  it('starts a demo on the embedded database when nothing is set', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      databaseUrl: undefined,
      databaseReplicaUrl: undefined,
      dataDir: '.data',
      files: { maxBytes: 20 * 1024 * 1024, maxCount: 10, s3: undefined },
      demo: true,
      demoScale: 1,
      now: undefined,
      trustedProxies: [],
      jobs: true,
      publicUrl: undefined,
      smtpUrl: undefined,
      mailFrom: undefined,
      robot: undefined,
      logLevel: 'warn',
    });
  });

  it("is no demo on a database of the operator's unless they say so", () => {
    expect(readConfig({ DATABASE_URL }).demo).toBe(false);
    expect(readConfig({ DATABASE_URL, DEMO: '1' }).demo).toBe(true);
  });

  it('names every wrong variable at once and quotes no secret', () => {
    const read = (): unknown => readConfig({ PORT: '70000', DEMO: 'yes', DATABASE_URL: 'mysql://user:secret@db/x' });

    expect(read).toThrow(/PORT: .*"70000"/);
    expect(read).toThrow(/DEMO: expected 0 or 1, got "yes"/);
    expect(read).toThrow(/DATABASE_URL: expected postgresql:/);
    expect(read).not.toThrow(/secret@db/);
  });

  it('keeps files in a bucket that is named whole, and in the data directory otherwise', () => {
    const s3 = { S3_ENDPOINT: 'https://s3.example.com', S3_BUCKET: 'files', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'hidden' };

    expect(readConfig(s3).files.s3).toMatchObject({ endpoint: 'https://s3.example.com', bucket: 'files', region: 'us-east-1' });
    expect(() => readConfig({ ...s3, S3_BUCKET: '', S3_ENDPOINT: 'ftp://x' })).toThrow(/S3_ENDPOINT: .*"ftp:/);
    expect(() => readConfig({ ...s3, S3_BUCKET: '' })).toThrow(/S3_BUCKET: expected/);
    expect(() => readConfig({ S3_BUCKET: 'files' })).toThrow(/S3_ENDPOINT: expected/);
    expect(() => readConfig({ FILE_MAX_MB: '0', FILE_MAX_COUNT: 'x' })).toThrow(/FILE_MAX_MB.*\n.*FILE_MAX_COUNT/);
  });

  it('fixes the business clock in a demo alone', () => {
    const NOW = '2026-11-23T09:00:00+08:00';

    expect(readConfig({ NOW }).now).toEqual(new Date(NOW));
    expect(() => readConfig({ NOW, DATABASE_URL })).toThrow(/NOW: .*DEMO=1/);
    expect(() => readConfig({ NOW: '2026-11-23' })).toThrow(/NOW: .*offset/);
  });

  it('knows a group robot by its host, and asks for its kind where that does not tell', () => {
    const ROBOT_URL = 'https://oapi.dingtalk.com/robot/send?access_token=secret';

    expect(readConfig({ ROBOT_URL, ROBOT_SECRET: 'SEC1' }).robot).toEqual({ kind: 'DINGTALK', url: ROBOT_URL, secret: 'SEC1' });
    expect(readConfig({ ROBOT_URL: 'http://127.0.0.1:9/x', ROBOT_KIND: 'WECOM' }).robot?.kind).toBe('WECOM');
    expect(() => readConfig({ ROBOT_URL: 'http://127.0.0.1:9/x' })).toThrow(/ROBOT_KIND/);
  });

  it('sends no mail without a sender, and quotes no password of the mail server', () => {
    expect(() => readConfig({ SMTP_URL: 'smtp://mail.example.com' })).toThrow(/MAIL_FROM/);
    expect(() => readConfig({ SMTP_URL: 'http://me:secret@mail', MAIL_FROM: 'no address' })).toThrow(/SMTP_URL: .*something else/);
    expect(readConfig({ SMTP_URL: 'smtps://mail.example.com', MAIL_FROM: '大客户部 <kam@example.com>' }).mailFrom).toBe(
      '大客户部 <kam@example.com>',
    );
  });
});
