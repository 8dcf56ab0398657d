package psw.server.directory;

import java.util.Optional;
import psw.server.edge.Jose;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Known;

/**
 * A broker in the directory.
 *
 * @param announcement what it says
 * @param jws that, byte for byte as it was signed
 * @param lease its best lease, byte for byte, where one outlives the announcement
 * @param known what is remembered of it
 * @param live whether it is to be shown: neither withdrawn nor expired at the time of asking
 */
public record Entry(
    Announcement announcement, Jose jws, Optional<Jose> lease, Known known, boolean live) {}
