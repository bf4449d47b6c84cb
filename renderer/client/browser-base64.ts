import type { Base64 } from '../../shared/contract/wire.ts';

/** Pieces small enough for an argument list. */
const PIECE = 0x8000;

export const browserBase64: Base64 = {
  encode: (bytes) => {
    let binary = '';
    for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
    return btoa(binary);
  },
  decode: (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0)),
};
