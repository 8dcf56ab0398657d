package psw.wire.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Health;
import psw.wire.announcement.Offer;
import psw.wire.jws.Identity;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;
import psw.wire.value.BrokerId;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

class BoxKeyTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Identity ANA = Identity.create(RANDOM);
  private static final BrokerId SITE = ANA.id();
  private static final BrokerId DEVICE = Identity.create(RANDOM).id();
  private static final SharedKey PAIRING = SharedKey.of(new byte[32]);
  private static final BoxKey KEY = new BoxKey(PAIRING, SITE, DEVICE);
  private static final long REV = 1_795_456_789_123L;
  private static final List<Offer> OFFERS = List.of(offer(1), offer(2));

  private static Offer offer(long id) {
    return new Offer(
        id,
        new Label("films-" + id),
        new ServiceName("Films"),
        new Description("Tøndeř"),
        new IpAddress("192.0.2.7"),
        new Port(8801),
        Health.UP);
  }

  private static byte[] bound() {
    return ByteBuffer.allocate(47)
        .put(SITE.text().getBytes(StandardCharsets.US_ASCII))
        .putLong(REV)
        .array();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 8, 9, 60, 256})
  void the_length_of_a_box_is_known_before(int count) {
    List<Offer> offers = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      offers.add(offer(i));
    }
    assertEquals(KEY.seal(offers, REV, RANDOM).length(), BoxKey.length(offers));
  }

  /** A box with any content, sealed as a site would. */
  private static String boxOf(byte[] content) {
    String info = "psw-box-v1" + SITE + DEVICE;
    return Base64Url.encode(
        PAIRING.seal(info.getBytes(StandardCharsets.US_ASCII)).seal(content, bound(), RANDOM));
  }

  private static byte[] padded(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(text, 1024);
    Arrays.fill(all, text.length, 1024, (byte) ' ');
    return all;
  }

  private static Announcement announcement(List<String> boxes) {
    return new Announcement(
        SITE,
        ANA.key(),
        new Label("ana"),
        REV,
        Instant.ofEpochSecond(1),
        Instant.ofEpochSecond(2),
        Optional.empty(),
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        boxes);
  }

  @Test
  void a_box_opens_for_its_device() {
    assertEquals(new Opened.Services(OFFERS), KEY.open(KEY.seal(OFFERS, REV, RANDOM), REV));
  }

  @Test
  void an_empty_box_opens_too() {
    assertEquals(new Opened.Services(List.of()), KEY.open(KEY.seal(List.of(), REV, RANDOM), REV));
  }

  @Test
  void a_box_of_another_pairing_does_not_open() {
    BoxKey other = new BoxKey(SharedKey.of(key(1)), SITE, DEVICE);
    assertEquals(new Opened.NotOurs(), other.open(KEY.seal(OFFERS, REV, RANDOM), REV));
  }

  private static byte[] key(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }

  @Test
  void a_box_for_another_device_does_not_open() {
    assertEquals(
        new Opened.NotOurs(),
        new BoxKey(PAIRING, SITE, SITE).open(KEY.seal(OFFERS, REV, RANDOM), REV));
  }

  @Test
  void a_box_of_another_site_does_not_open() {
    assertEquals(
        new Opened.NotOurs(),
        new BoxKey(PAIRING, DEVICE, DEVICE).open(KEY.seal(OFFERS, REV, RANDOM), REV));
  }

  @Test
  void a_box_of_an_older_revision_does_not_open() {
    assertEquals(new Opened.NotOurs(), KEY.open(KEY.seal(OFFERS, REV - 1, RANDOM), REV));
  }

  @Test
  void every_changed_byte_is_noticed() {
    byte[] box = Base64.getUrlDecoder().decode(KEY.seal(OFFERS, REV, RANDOM));
    for (int i = 0; i < box.length; i++) {
      byte[] changed = box.clone();
      changed[i] ^= 1;
      assertEquals(new Opened.NotOurs(), KEY.open(Base64Url.encode(changed), REV), "byte " + i);
    }
  }

  @Test
  void the_same_services_look_different_each_time() {
    assertNotEquals(KEY.seal(OFFERS, REV, RANDOM), KEY.seal(OFFERS, REV, RANDOM));
  }

  @Test
  void one_service_and_none_look_alike() {
    assertEquals(
        KEY.seal(List.of(), REV, RANDOM).length(),
        KEY.seal(List.of(offer(1)), REV, RANDOM).length());
  }

  @Test
  void a_box_is_whole_kibibytes_and_28_bytes_more() {
    byte[] box = Base64.getUrlDecoder().decode(KEY.seal(OFFERS, REV, RANDOM));
    assertEquals(28, box.length % 1024);
  }

  @Test
  void more_services_than_a_kibibyte_holds_come_back_whole() {
    List<Offer> many = new ArrayList<>();
    for (long id = 1; id <= 100; id++) {
      many.add(offer(id));
    }
    assertEquals(new Opened.Services(many), KEY.open(KEY.seal(many, REV, RANDOM), REV));
  }

  @Test
  void a_device_finds_its_box_among_others() {
    String other = new BoxKey(PAIRING, SITE, SITE).seal(List.of(), REV, RANDOM);
    Announcement said = announcement(List.of("A", "AAAA", other, KEY.seal(OFFERS, REV, RANDOM)));
    assertEquals(new Opened.Services(OFFERS), KEY.openIn(said));
  }

  @Test
  void a_device_without_a_box_finds_none() {
    assertEquals(new Opened.NotOurs(), KEY.openIn(announcement(List.of())));
  }

  @Test
  void a_box_survives_the_announcement_it_travels_in() throws BadValue {
    Announcement said = announcement(List.of(KEY.seal(OFFERS, REV, RANDOM)));
    assertEquals(new Opened.Services(OFFERS), KEY.openIn(Announcement.reread(said.sign(ANA))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAA=", "A", "+/+/", "ä"})
  void what_is_no_box_does_not_open(String box) {
    assertEquals(new Opened.NotOurs(), KEY.open(box, REV));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"svc\":7}",
        "{\"svc\":[{}]}",
        "{\"svc\":[]} x",
        "{\"svc\":[{\"id\":1,\"label\":\"a\",\"name\":\"A\",\"ip\":\"fe80::1\",\"port\":1}]}"
      })
  void what_opens_to_something_else_than_services_is_malformed(String json) {
    assertInstanceOf(Opened.Malformed.class, KEY.open(boxOf(padded(json)), REV));
  }

  @Test
  void a_service_twice_is_malformed() {
    String one = offer(1).toJson().toString();
    String json = "{\"svc\":[" + one + ',' + one + "]}";
    Opened opened = KEY.open(boxOf(padded(json)), REV);
    assertEquals(
        BadValue.Reason.DUPLICATE, assertInstanceOf(Opened.Malformed.class, opened).why().reason());
  }

  @Test
  void a_box_that_is_not_padded_is_malformed() {
    assertInstanceOf(
        Opened.Malformed.class, KEY.open(boxOf("{}".getBytes(StandardCharsets.UTF_8)), REV));
  }
}
