package psw.wire.announcement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.jws.Identity;
import psw.wire.jws.Jws;
import psw.wire.jws.PublicKey;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.Base64Url;
import psw.wire.value.BrokerId;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;

/**
 * The signed record by which a broker tells the world what it offers; with {@code gone} its
 * tombstone. docs/protocol.md lists the members.
 *
 * @param id who announces
 * @param key the key that the id is the hash of
 * @param name how the site calls itself
 * @param revision milliseconds since 1970, strictly increasing
 * @param issued when it was signed, whole seconds
 * @param expires until when it holds without a lease, whole seconds, at most an hour after {@code
 *     issued}
 * @param next the id that takes over from this one, during a planned rotation
 * @param gone whether the broker withdraws altogether
 * @param addresses where the site is reached, at most 8
 * @param ssh its SSH server
 * @param gate how its gate is opened
 * @param tls the pin of its TLS key, {@code sha256/…}
 * @param services what it offers, at most 256
 * @param boxes sealed services, base64url
 */
public record Announcement(
    BrokerId id,
    PublicKey key,
    Label name,
    long revision,
    Instant issued,
    Instant expires,
    Optional<BrokerId> next,
    boolean gone,
    List<IpAddress> addresses,
    Optional<SshEnd> ssh,
    Optional<GateKind> gate,
    Optional<String> tls,
    List<Offer> services,
    List<String> boxes) {

  /** The header's {@code typ}. */
  public static final String TYPE = "psw-rec+jws";

  /** Most services in one announcement. */
  public static final int MOST_SERVICES = 256;

  /** Longest compact JWS, in bytes. */
  public static final int LONGEST = 64 * 1024;

  private static final int MOST_ADDRESSES = 8;
  private static final Pattern TLS = Pattern.compile("sha256/[A-Za-z0-9_+/=-]{43,44}");

  /** Copies the lists in. */
  public Announcement {
    addresses = List.copyOf(addresses);
    services = List.copyOf(services);
    boxes = List.copyOf(boxes);
  }

  /**
   * Reads again what was believed before it was stored; its signature and its times are not looked
   * at, that was {@link Judge}'s part.
   */
  public static Announcement reread(byte[] compactJws) throws BadValue {
    return parse(Jws.parse(compactJws, JsonLimits.ANNOUNCEMENT).payload());
  }

  static Announcement parse(JsonObject json) throws BadValue {
    Announcement announcement =
        new Announcement(
            BrokerId.parse(json.text("id")),
            PublicKey.parse(json.text("key")),
            name(json.text("name")),
            revision(json),
            Times.seconds(json, "iat"),
            Times.seconds(json, "exp"),
            next(json),
            json.flag("gone"),
            addresses(json),
            ssh(json),
            gate(json),
            matching(json.optionalText("tls"), TLS),
            Offer.listIn(json),
            boxes(json));
    if (announcement.gone && !(announcement.services.isEmpty() && announcement.boxes.isEmpty())) {
      throw new BadValue("gone", Reason.OUT_OF_RANGE);
    }
    return announcement;
  }

  /** Signs this announcement; the answer is what is stored and sent, byte for byte. */
  public byte[] sign(Identity identity) {
    return Jws.sign(TYPE, toJson(), identity);
  }

  /** How long the compact JWS of this announcement is, in bytes, without signing it. */
  public int signedLength() {
    int header =
        "{\"alg\":\"EdDSA\",\"typ\":\"\",\"kid\":\"\"}".length()
            + TYPE.length()
            + id.text().length();
    int payload = toJson().toString().getBytes(StandardCharsets.UTF_8).length;
    return base64(header) + base64(payload) + 86 + 2;
  }

  private static int base64(int bytes) {
    return (bytes * 4 + 2) / 3;
  }

  private JsonObject toJson() {
    return JsonObject.with("v", 1)
        .and("id", id.text())
        .and("key", key.text())
        .and("name", name.text())
        .and("rev", revision)
        .and("iat", issued.getEpochSecond())
        .and("exp", expires.getEpochSecond())
        .and("next", next.map(BrokerId::text))
        .and("gone", gone ? Optional.of(true) : Optional.empty())
        .and("addr", addresses.stream().map(IpAddress::text).toList())
        .and("ssh", ssh.map(SshEnd::toJson))
        .and("gate", gate.map(GateKind::toJson))
        .and("tls", tls)
        .and("svc", services.stream().map(Offer::toJson).toList())
        .and("box", boxes)
        .build();
  }

  private static Label name(String text) throws BadValue {
    try {
      return Label.parse(text);
    } catch (BadValue e) {
      throw e.in("name");
    }
  }

  static long revision(JsonObject json) throws BadValue {
    long revision = json.integer("rev");
    if (revision < 1) {
      throw new BadValue("rev", Reason.OUT_OF_RANGE);
    }
    return revision;
  }

  private static Optional<BrokerId> next(JsonObject json) throws BadValue {
    Optional<String> next = json.optionalText("next");
    return next.isPresent() ? Optional.of(BrokerId.parse(next.get())) : Optional.empty();
  }

  private static Optional<SshEnd> ssh(JsonObject json) throws BadValue {
    Optional<JsonObject> ssh = json.optionalObject("ssh");
    return ssh.isPresent() ? Optional.of(SshEnd.parse(ssh.get())) : Optional.empty();
  }

  private static Optional<GateKind> gate(JsonObject json) throws BadValue {
    Optional<JsonObject> gate = json.optionalObject("gate");
    return gate.isPresent() ? Optional.of(GateKind.parse(gate.get())) : Optional.empty();
  }

  private static Optional<String> matching(Optional<String> text, Pattern form) throws BadValue {
    if (text.isPresent() && !form.matcher(text.get()).matches()) {
      throw new BadValue("tls", Reason.MALFORMED);
    }
    return text;
  }

  private static List<IpAddress> addresses(JsonObject json) throws BadValue {
    List<IpAddress> all = new ArrayList<>();
    for (String text : json.texts("addr")) {
      all.add(Exact.of("addr", text, IpAddress::parse));
    }
    if (all.size() > MOST_ADDRESSES) {
      throw new BadValue("addr", Reason.TOO_LONG);
    }
    return all;
  }

  private static List<String> boxes(JsonObject json) throws BadValue {
    List<String> boxes = json.texts("box");
    for (String box : boxes) {
      if (Base64Url.decode(box, "box").length == 0) {
        throw new BadValue("box", Reason.MALFORMED);
      }
    }
    return boxes;
  }
}
