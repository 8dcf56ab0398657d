package psw.client.peers;

import java.time.Instant;
import java.util.Optional;
import psw.wire.pairing.Introduction;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;
import psw.wire.value.SshFingerprint;

/**
 * A site or a device that was met by pairing.
 *
 * @param name what the user calls it, unique
 * @param kind what it is
 * @param id who it is
 * @param called what it calls itself
 * @param ssh the key that it logs in with, if it gave one
 * @param since when it was met, the last time
 */
public record Acquaintance(
    Label name,
    Introduction.Kind kind,
    BrokerId id,
    Label called,
    Optional<SshFingerprint> ssh,
    Instant since) {}
