/**
 * Sealed boxes: the {@code paired} services of a site, readable by one paired device each. A box
 * tells nobody else what, how many and for whom; it opens for its device, its site and its revision
 * alone, and one for another device simply does not open. Boxes that tell a device what became of
 * its knock look the same. Written into and read out of {@link
 * psw.wire.announcement.Announcement#boxes}. May call {@code psw.wire.announcement}, {@code
 * .knock}, {@code .seal}, {@code .json} and {@code .value}.
 */
package psw.wire.box;
