/**
 * Sealing with a shared key: AES-256-GCM (NIST SP 800-38D) under keys that come from HKDF-SHA256
 * (RFC 5869). What was sealed opens under the same key and for the same bound data alone, or not at
 * all. May call {@code psw.wire.value}.
 */
package psw.wire.seal;
