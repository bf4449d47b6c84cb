import { UPLOADED_FILE_MOST } from '../../../shared/contract/host-api.ts';

/** What one client may ask of the loopback host. Sizes in bytes, times in milliseconds. */
export interface LoopbackLimits {
  readonly header: number;
  /** From the connection to the end of the header. */
  readonly headerTime: number;
  /** JSON body of an operation. */
  readonly body: number;
  /** From the first to the last byte of a JSON body. */
  readonly bodyTime: number;
  /** One uploaded file. */
  readonly upload: number;
  /** All uploads of a launch together. */
  readonly uploads: number;
  /** Longest silence inside an upload or a download. */
  readonly idle: number;
  /** Events waiting for a reader that doesn't read; beyond it the stream is ended and the screen connects anew. */
  readonly eventBacklog: number;
  readonly heartbeat: number;
  readonly connections: number;
}

export const loopbackLimits: LoopbackLimits = {
  header: 16 * 1024,
  headerTime: 10_000,
  body: 16 * 1024 * 1024,
  bodyTime: 30_000,
  upload: UPLOADED_FILE_MOST,
  uploads: 16 * 1024 ** 3,
  idle: 30_000,
  eventBacklog: 4 * 1024 * 1024,
  heartbeat: 15_000,
  connections: 64,
};
