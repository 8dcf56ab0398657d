/**
 * Wormholes that are kept in the background: the file that says which, and the socket by which the
 * process that keeps them is spoken to.
 *
 * <ul>
 *   <li>Only one process keeps them, and only its own user speaks to it.
 *   <li>A file that holds something that is no wormhole is refused whole, by its line.
 * </ul>
 *
 * The doors are {@link psw.client.up.WishList} and {@link psw.client.up.Desk}. May call {@code
 * psw.client.files}, {@code psw.client.site} and {@code psw.wire}.
 */
package psw.client.up;
