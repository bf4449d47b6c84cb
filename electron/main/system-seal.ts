import { safeStorage } from 'electron';
import type { Seal } from '../services/app/environment.ts';

/** Electron's safeStorage: DPAPI, Keychain, or the keyring of the desktop. Linux without a keyring has a fixed key (`basic_text`), which hides nothing: there nothing is kept. */
export const systemSeal: Seal = {
  available: async () =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
  close: async (text) => safeStorage.encryptString(text).toString('base64'),
  open: async (sealed) => {
    try {
      return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
    } catch {
      return null;
    }
  },
};
