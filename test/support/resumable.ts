import type { Client } from './client.ts';

const VERSION = { 'tus-resumable': '1.0.0' };

/** Sends files in parts, as any client of tus 1.0 would. */
export class Resumable {
  private readonly url: string;
  private readonly headers: Readonly<Record<string, string>>;

  constructor(url: string, { headers }: Pick<Client, 'headers'>) {
    const { 'content-type': _type, ...others } = headers;
    this.url = url;
    this.headers = { ...others, ...VERSION };
  }

  begin(size: number, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.url}/imports/uploads`, {
      method: 'POST',
      headers: { ...this.headers, 'upload-length': String(size), ...headers },
    });
  }

  /** The id of a file that has been begun. */
  async begun(size: number): Promise<string> {
    return (await this.begin(size)).headers.get('location')!.split('/').at(-1)!;
  }

  /** The id of a file that has been sent. */
  async sent(text: string): Promise<string> {
    const id = await this.begun(Buffer.byteLength(text));
    await this.part(id, 0, text);
    return id;
  }

  part(id: string, at: number, body: NonNullable<RequestInit['body']>): Promise<Response> {
    const headers = { ...this.headers, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(at) };
    return fetch(this.at(id), { method: 'PATCH', headers, body, duplex: 'half' } as RequestInit);
  }

  head(id: string): Promise<Response> {
    return fetch(this.at(id), { method: 'HEAD', headers: this.headers });
  }

  async offset(id: string): Promise<number> {
    return Number((await this.head(id)).headers.get('upload-offset'));
  }

  drop(id: string): Promise<Response> {
    return fetch(this.at(id), { method: 'DELETE', headers: this.headers });
  }

  /** A step of an import, of a file that has been uploaded. */
  step(list: string, upload: string, step: 'look' | 'check' | 'take'): Promise<Response> {
    const form = new FormData();
    form.append('step', step);
    form.append('upload', upload);
    return fetch(`${this.url}/imports/${list}`, { method: 'POST', headers: this.headers, body: form });
  }

  private at(id: string): string {
    return `${this.url}/imports/uploads/${id}`;
  }
}
