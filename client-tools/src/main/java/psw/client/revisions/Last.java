package psw.client.revisions;

import java.time.Instant;
import psw.wire.announcement.Announcement;

/**
 * What was believed of a broker last.
 *
 * @param said what it announced
 * @param until when that holds, by its own term or its best lease; it may be over
 */
public record Last(Announcement said, Instant until) {}
