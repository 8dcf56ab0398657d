/**
 * The announcements that were believed, and every change of them in order.
 *
 * <ul>
 *   <li>Nothing is kept that {@code psw.wire.announcement.Judge} refuses.
 *   <li>What {@link psw.server.directory.Directory} answered was committed before.
 *   <li>Changes have gapless numbers in the order of their commits.
 *   <li>What is listed is live at that moment; who is remembered stays so after expiry.
 * </ul>
 *
 * May call {@code psw.server.edge} and {@code psw.wire}.
 */
package psw.server.directory;
