/**
 * The key of a site, while its broker does not run: shown, copied into a sealed file and back,
 * changed for another in good order.
 *
 * <ul>
 *   <li>A copy is sealed with a pass phrase, is its owner's alone and replaces nothing.
 *   <li>A site's key is never overwritten by another's.
 *   <li>What changes it waits for nobody: it is refused while a broker uses the data directory.
 * </ul>
 *
 * The door is {@link psw.client.identity.SiteKey}. May call {@code psw.client.files}, {@code
 * psw.client.serve} for the data directory, and {@code psw.wire}.
 */
package psw.client.identity;
