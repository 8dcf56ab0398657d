package psw.broker.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.broker.openid.NotProven.Why;
import psw.wire.json.Json;
import psw.wire.json.JsonObject;

/** Each test takes the good token and makes one thing of it wrong. */
class IdTokenTest {
  private static final Instant NOW = Instant.parse("2026-11-27T20:00:00Z");
  private static final long SECOND = NOW.getEpochSecond();
  private static final String ISSUER = "https://id.example/realm";
  private static final IdToken WANTED = new IdToken(ISSUER, "broker", "the-nonce");

  private static RSAKey rsa;
  private static Keys keys;

  @BeforeAll
  static void make() throws Exception {
    rsa = new RSAKeyGenerator(2048).keyID("one").generate();
    keys = keysOf(rsa);
  }

  private static Keys keysOf(JWK... all) throws NotProven {
    return Keys.parse(new JWKSet(List.of(all)).toString(true).getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject.Builder claims() {
    return JsonObject.with("iss", ISSUER)
        .and("sub", "ana")
        .and("aud", "broker")
        .and("exp", SECOND + 300)
        .and("iat", SECOND)
        .and("nonce", "the-nonce");
  }

  private static String signed(JWSHeader header, JWSSigner signer, JsonObject claims)
      throws JOSEException {
    JWSObject jws = new JWSObject(header, new Payload(claims.toString()));
    jws.sign(signer);
    return jws.serialize();
  }

  private static String signed(JsonObject claims) {
    try {
      JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build();
      return signed(header, new RSASSASigner(rsa), claims);
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static void refused(Why why, String token) {
    refused(why, token, keys);
  }

  private static void refused(Why why, String token, Keys known) {
    assertEquals(why, assertThrows(NotProven.class, () -> WANTED.judge(token, known, NOW)).why());
  }

  private static void refused(Why why, JsonObject.Builder claims) {
    refused(why, signed(claims.build()));
  }

  private static String encoded(String text) {
    return Base64URL.encode(text).toString();
  }

  @Test
  void the_good_one_says_who_it_is() throws Exception {
    Person person = WANTED.judge(signed(claims().build()), keys, NOW);
    assertEquals(new Person("ana", "id.example", Optional.empty()), person);
  }

  @Test
  void one_signed_with_an_elliptic_curve_is_as_good() throws Exception {
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build();
    String token = signed(header, new ECDSASigner(key), claims().build());
    assertEquals("ana", WANTED.judge(token, keysOf(rsa, key), NOW).subject());
    ECKey other = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    refused(Why.SIGNATURE, token, keysOf(rsa, other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EdDSA", "Ed25519"})
  void one_signed_with_ed25519_is_as_good(String algorithm) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String content =
        encoded("{\"alg\":\"" + algorithm + "\"}") + "." + encoded("" + claims().build());
    String token = content + "." + Base64URL.encode(ed25519(pair, content));
    assertEquals("ana", WANTED.judge(token, keysOf(rsa, published(pair)), NOW).subject());
    KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    refused(Why.SIGNATURE, token, keysOf(rsa, published(other)));
  }

  private static byte[] ed25519(KeyPair pair, String content) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(content.getBytes(StandardCharsets.US_ASCII));
    return signature.sign();
  }

  private static OctetKeyPair published(KeyPair pair) {
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(raw)).build();
  }

  @Test
  void one_that_was_changed_after_it_was_signed_is_refused() {
    String[] parts = signed(claims().build()).split("\\.", -1);
    String other = encoded(claims().and("sub", "eve").build().toString());
    refused(Why.SIGNATURE, parts[0] + "." + other + "." + parts[2]);
  }

  @Test
  void one_signed_with_another_key_is_refused() throws Exception {
    RSAKey other = new RSAKeyGenerator(2048).keyID("one").generate();
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build();
    refused(Why.SIGNATURE, signed(header, new RSASSASigner(other), claims().build()));
  }

  @Test
  void one_that_brings_its_own_key_is_refused() throws Exception {
    RSAKey other = new RSAKeyGenerator(2048).keyID("one").generate();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").jwk(other.toPublicJWK()).build();
    refused(Why.SIGNATURE, signed(header, new RSASSASigner(other), claims().build()));
  }

  @Test
  void one_whose_key_is_not_published_is_refused() throws Exception {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("two").build();
    refused(Why.SIGNATURE, signed(header, new RSASSASigner(rsa), claims().build()));
  }

  @Test
  void one_signed_with_a_short_key_is_refused() throws Exception {
    RSAKey weak = new RSAKeyGenerator(1024, true).keyID("weak").generate();
    String content = encoded("{\"alg\":\"RS256\"}") + "." + encoded(claims().build().toString());
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(weak.toPrivateKey());
    signature.update(content.getBytes(StandardCharsets.US_ASCII));
    String token = content + "." + Base64URL.encode(signature.sign());
    refused(Why.SIGNATURE, token, keysOf(weak));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE"})
  void one_that_nobody_signed_is_refused(String none) throws Exception {
    String content = encoded("{\"alg\":\"" + none + "\"}") + "." + encoded("" + claims().build());
    NotProven bare = assertThrows(NotProven.class, () -> WANTED.judge(content + ".", keys, NOW));
    assertEquals(true, Set.of(Why.FORM, Why.ALGORITHM).contains(bare.why()));
    assertThrows(NotProven.class, () -> WANTED.judge(content + ".AAAA", keys, NOW));
  }

  @Test
  void one_signed_with_the_public_key_as_a_shared_secret_is_refused() throws Exception {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build();
    byte[] known = rsa.toRSAPublicKey().getEncoded();
    refused(Why.ALGORITHM, signed(header, new MACSigner(known), claims().build()));
  }

  @Test
  void one_with_a_word_that_must_be_understood_is_refused() throws Exception {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("one")
            .criticalParams(Set.of("exp"))
            .customParam("exp", 1)
            .build();
    refused(Why.FORM, signed(header, new RSASSASigner(rsa), claims().build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://id.example", "https://id.example/realm/", "https://eve.example"})
  void one_of_another_issuer_is_refused(String issuer) {
    refused(Why.ISSUER, claims().and("iss", issuer));
  }

  @Test
  void one_for_another_client_is_refused() {
    refused(Why.AUDIENCE, claims().and("aud", "another"));
    refused(Why.AUDIENCE, claims().and("aud", List.of()));
  }

  @Test
  void one_for_several_that_does_not_say_who_asked_is_refused() throws Exception {
    JsonObject.Builder several = claims().and("aud", List.of("broker", "another"));
    refused(Why.AUDIENCE, several);
    JsonObject said = several.and("azp", "broker").build();
    assertEquals("ana", WANTED.judge(signed(said), keys, NOW).subject());
  }

  @Test
  void one_that_another_client_asked_for_is_refused() {
    refused(Why.AUDIENCE, claims().and("azp", "another"));
  }

  @Test
  void one_that_is_over_is_refused() {
    refused(Why.TIME, claims().and("exp", SECOND - 60));
  }

  @Test
  void one_made_in_the_future_is_refused() {
    refused(Why.TIME, claims().and("iat", SECOND + 61));
    refused(Why.TIME, claims().and("nbf", SECOND + 61));
  }

  @Test
  void one_made_long_ago_is_refused() {
    refused(Why.TIME, claims().and("iat", SECOND - 601));
  }

  @Test
  void one_for_another_login_is_refused() {
    refused(Why.NONCE, claims().and("nonce", "another"));
  }

  @ParameterizedTest
  @CsvSource({"nonce,NONCE", "iss,FORM", "sub,FORM", "aud,AUDIENCE", "exp,FORM", "iat,FORM"})
  void one_that_lacks_something_is_refused(String name, Why why) {
    refused(why, claims().and(name, Json.NULL));
  }

  @Test
  void one_of_nobody_is_refused() {
    refused(Why.SUBJECT, claims().and("sub", ""));
    refused(Why.SUBJECT, claims().and("sub", "a\u0000b"));
  }

  @Test
  void one_with_a_claim_said_twice_is_refused() throws Exception {
    String twice = claims().build().toString().replace("{", "{\"sub\":\"eve\",");
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build();
    JWSObject jws = new JWSObject(header, new Payload(twice));
    jws.sign(new RSASSASigner(rsa));
    refused(Why.FORM, jws.serialize());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "{}", "e30.e30.e30.e30.e30"})
  void what_is_no_token_is_refused(String text) {
    assertThrows(NotProven.class, () -> WANTED.judge(text, keys, NOW));
  }

  @Test
  void an_endless_one_is_not_looked_at() {
    refused(Why.FORM, signed(claims().and("more", "x".repeat(33_000)).build()));
  }

  @Test
  void an_address_counts_when_the_provider_verified_it() throws Exception {
    JsonObject.Builder some = claims().and("email", "Ana@Example.org");
    assertEquals(Optional.empty(), WANTED.judge(signed(some.build()), keys, NOW).email());
    for (Object not : List.of(false, "true", 1L)) {
      JsonObject said = some.and("email_verified", not).build();
      assertEquals(Optional.empty(), WANTED.judge(signed(said), keys, NOW).email());
    }
    JsonObject verified = some.and("email_verified", true).build();
    assertEquals(Optional.of("ana@example.org"), WANTED.judge(signed(verified), keys, NOW).email());
  }

  @Test
  void a_letter_of_another_script_is_none_of_an_address() throws Exception {
    // both have the small letter of ours as their small letter
    for (String like : List.of("\u212Aarl@example.org", "\u0130da@example.org")) {
      JsonObject said = claims().and("email", like).and("email_verified", true).build();
      assertEquals(Optional.empty(), WANTED.judge(signed(said), keys, NOW).email(), like);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{\"keys\":[null,1,\"x\",{}]}", "{\"keys\":null}"})
  void what_is_no_set_of_keys_is_told_as_a_provider_that_is_down(String document) {
    NotProven told =
        assertThrows(NotProven.class, () -> Keys.parse(document.getBytes(StandardCharsets.UTF_8)));
    assertEquals(Why.DOWN, told.why());
  }
}
