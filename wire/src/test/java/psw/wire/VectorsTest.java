package psw.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import psw.wire.announcement.Offer;
import psw.wire.box.BoxKey;
import psw.wire.box.Opened;
import psw.wire.grant.AuthorizedFile;
import psw.wire.grant.Grant;
import psw.wire.grant.Grants;
import psw.wire.grant.Own;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.jws.Identity;
import psw.wire.pairing.Code;
import psw.wire.request.Request;
import psw.wire.request.Verdict;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;
import psw.wire.value.SshFingerprint;
import psw.wire.value.SshPublicKey;

/** What docs/vectors/ says is so; its files were computed by another program, in Python. */
class VectorsTest {
  private static JsonObject vector(String name) throws IOException, BadValue {
    Path file = Path.of("..", "docs", "vectors", name);
    return Json.parseObject(Files.readAllBytes(file), JsonLimits.ANNOUNCEMENT);
  }

  @Test
  void the_codes_are_read_as_published() throws Exception {
    for (JsonObject one : vector("codes.json").objects("accepted")) {
      assertEquals(one.text("code"), Code.parse(one.text("typed")).text());
    }
  }

  @Test
  void the_codes_that_are_none_are_refused_for_the_part_published() throws Exception {
    for (JsonObject one : vector("codes.json").objects("refused")) {
      String typed = one.text("typed");
      assertEquals(
          one.text("part"), assertThrows(BadValue.class, () -> Code.parse(typed)).part(), typed);
    }
  }

  private static BoxKey boxKey(JsonObject vector) throws BadValue {
    return new BoxKey(
        SharedKey.of(HexFormat.of().parseHex(vector.text("pairing"))),
        BrokerId.parse(vector.text("site")),
        BrokerId.parse(vector.text("device")));
  }

  @Test
  void the_box_opens_to_the_services_published() throws Exception {
    JsonObject vector = vector("boxes.json");
    assertEquals(
        new Opened.Services(Offer.listIn(vector)),
        boxKey(vector).open(vector.text("box"), vector.integer("rev")));
  }

  @Test
  void the_other_boxes_do_not_open() throws Exception {
    JsonObject vector = vector("boxes.json");
    for (String other : vector.texts("others")) {
      assertEquals(new Opened.NotOurs(), boxKey(vector).open(other, vector.integer("rev")));
    }
  }

  @Test
  void the_grants_are_written_for_sshd_as_published() throws Exception {
    JsonObject vector = vector("authorized.json");
    AuthorizedFile file =
        grants(vector)
            .authorizedFile(
                SshPublicKey.parse(vector.text("ssh")), Instant.parse(vector.text("now")))
            .orElseThrow();
    assertEquals(vector.text("name"), file.name());
    assertEquals(vector.texts("lines"), file.text().lines().toList());
  }

  private static Grants grants(JsonObject vector) throws BadValue {
    Set<IpAddress> addresses = new HashSet<>();
    for (String text : vector.object("own").texts("addresses")) {
      addresses.add(IpAddress.parse(text));
    }
    Set<Port> ports = new HashSet<>();
    for (long number : vector.object("own").integers("ports")) {
      ports.add(Port.of(number));
    }
    List<Grant> all = new ArrayList<>();
    for (JsonObject one : vector.objects("grants")) {
      all.add(
          new Grant(
              one.text("id"),
              SshFingerprint.parse(one.text("fingerprint")),
              IpAddress.parse(one.text("ip")),
              Port.of(one.integer("port")),
              Instant.parse(one.text("until"))));
    }
    return new Grants(new Own(addresses, ports), all);
  }

  private static byte[] body(JsonObject vector) throws BadValue {
    return vector.text("body").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void the_proof_of_a_request_is_accepted_as_published() throws Exception {
    JsonObject vector = vector("requests.json");
    Verdict verdict =
        Request.parse(vector.text("jws").getBytes(StandardCharsets.US_ASCII))
            .judge(
                OptionalLong.of(vector.integer("rev") - 1),
                vector.text("method"),
                vector.text("path"),
                body(vector),
                Instant.ofEpochSecond(vector.integer("now")));
    assertEquals(vector.text("id"), assertInstanceOf(Verdict.Accepted.class, verdict).id().text());
  }

  @Test
  void the_proof_of_a_request_is_made_byte_for_byte() throws Exception {
    JsonObject vector = vector("requests.json");
    // PKCS#8 of an Ed25519 seed (RFC 8410)
    Identity identity =
        Identity.fromPkcs8(
            HexFormat.of().parseHex("302e020100300506032b657004220420" + vector.text("seed")));
    assertArrayEquals(
        vector.text("jws").getBytes(StandardCharsets.US_ASCII),
        Request.sign(
            identity,
            vector.text("method"),
            vector.text("path"),
            body(vector),
            vector.integer("rev"),
            Instant.ofEpochSecond(vector.integer("now"))));
  }
}
