package psw.broker.grants;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import psw.broker.catalog.Service;
import psw.broker.catalog.Snapshot;
import psw.broker.peers.Peer;
import psw.wire.grant.Decision;
import psw.wire.grant.Grant;
import psw.wire.grant.Grants;
import psw.wire.grant.Own;
import psw.wire.knock.KeysFile;
import psw.wire.value.SshPublicKey;

/**
 * What sshd and the gate are to read.
 *
 * @param grants all that are stored and whose peer and service are there
 * @param files texts by file name, one for each key with a live grant
 * @param knockers who may knock at the gate
 * @param expiry when the next live grant ends, and this is over
 */
record Rendering(
    Grants grants, Map<String, String> files, KeysFile knockers, Optional<Instant> expiry) {
  /** Copies the map in. */
  Rendering {
    files = Map.copyOf(files);
  }

  /** {@code sites}: what knocks at this site name it by. */
  static Rendering of(
      List<Held> held,
      List<Peer> peers,
      Snapshot catalogue,
      Own own,
      List<String> sites,
      Instant now) {
    Map<Long, SshPublicKey> keys = new HashMap<>();
    for (Peer peer : peers) {
      peer.met().other().ssh().ifPresent(key -> keys.put(peer.id(), key));
    }
    List<Grant> all = new ArrayList<>();
    Map<Grant, Held> holders = new HashMap<>();
    for (Held one : held) {
      Optional<Service> service = catalogue.find(one.service(), true);
      SshPublicKey key = keys.get(one.peer());
      // what was forgotten or withdrawn a moment ago grants nothing
      if (service.isPresent() && key != null) {
        Grant grant = Rules.grant(one, key.fingerprint(), service.get());
        all.add(grant);
        holders.put(grant, one);
      }
    }
    Grants grants = new Grants(own, all);
    Map<String, String> files = new HashMap<>();
    for (SshPublicKey key : keys.values()) {
      grants.authorizedFile(key, now).ifPresent(file -> files.put(file.name(), file.text()));
    }
    Optional<Instant> expiry =
        all.stream().map(Grant::until).filter(now::isBefore).min(Comparator.naturalOrder());
    List<Held> live =
        all.stream()
            .filter(grant -> Rules.decide(grant, grants, now) == Decision.ALLOWED)
            .map(holders::get)
            .toList();
    return new Rendering(grants, files, Knockers.of(peers, live, sites), expiry);
  }
}
