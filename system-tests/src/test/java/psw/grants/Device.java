package psw.grants;

/**
 * Somebody's key.
 *
 * @param file the private half, on the host {@code away}
 * @param publicKey type and key
 * @param fingerprint as the name of its file in the share directory
 */
public record Device(String file, String publicKey, String fingerprint) {}
