/**
 * What a broker tells the world, and the one rule by which everybody judges it. An {@link
 * psw.wire.announcement.Announcement} is the whole of a site's offer under an ever-increasing
 * revision, a {@link psw.wire.announcement.Lease} keeps one alive, and {@link
 * psw.wire.announcement.Judge} decides, without any input but what it is given, what is to be
 * believed. May call the other packages of {@code psw.wire}.
 */
package psw.wire.announcement;
