package psw.broker.grants;

import java.time.Instant;
import psw.broker.catalog.Service;
import psw.wire.knock.SourceRule;

/**
 * A grant as its owner sees it.
 *
 * @param id positive, never given twice
 * @param peer who was granted it, by number
 * @param service what was granted, as the catalogue has it now
 * @param until when it ends, in whole seconds; it holds before, not at that instant
 * @param source from where the peer may knock for it
 * @param enforced whether what sshd reads says the same; false also while that cannot be known
 * @param revoked whether it was taken back
 */
public record Given(
    long id,
    long peer,
    Service service,
    Instant until,
    SourceRule source,
    boolean enforced,
    boolean revoked) {}
