package psw.wire.vectors;

import static psw.wire.vectors.Case.good;
import static psw.wire.vectors.Case.refused;
import static psw.wire.vectors.Message.quoted;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import psw.wire.announcement.Refusal;

/** Keys, ids, headers and signatures. */
final class ProofCases {
  private ProofCases() {}

  static List<Case> all() {
    List<Case> all = new ArrayList<>();
    all.addAll(ids());
    all.addAll(headers());
    all.addAll(signatures());
    all.addAll(points());
    return all;
  }

  private static List<Case> ids() {
    return List.of(
        refused(
            "signed by another key",
            Refusal.SIGNATURE,
            s -> s.known(older(s)).says(s.announcement().signedBy(s.eve))),
        refused(
            "another broker's announcement",
            Refusal.WRONG_ID,
            s -> s.known(older(s)).says(s.announcementOf(s.eve))),
        refused(
            "an id that is not the hash of the key",
            Refusal.WRONG_ID,
            s ->
                s.known(older(s))
                    .says(s.announcement().with("key", quoted(s.eve.text())).signedBy(s.eve))),
        refused(
            "a header that names another broker",
            Refusal.WRONG_ID,
            s -> s.says(s.announcement().header("kid", quoted(s.eve.id().text())))),
        refused(
            "a payload that names another broker",
            Refusal.WRONG_ID,
            s -> s.says(s.announcement().with("id", quoted(s.eve.id().text())))),
        refused(
            "a payload that names another broker and its key, under the own header",
            Refusal.WRONG_ID,
            s ->
                s.says(
                    s.announcement()
                        .with("id", quoted(s.eve.id().text()))
                        .with("key", quoted(s.eve.text())))),
        refused(
            "an id in capital letters",
            Refusal.MALFORMED,
            s ->
                s.says(
                    s.announcement()
                        .with("id", quoted(s.ana.id().text().toUpperCase(java.util.Locale.ROOT))))),
        refused(
            "an id without its hyphens",
            Refusal.MALFORMED,
            s -> s.says(s.announcement().with("id", quoted(s.ana.id().text().replace("-", ""))))),
        refused(
            "half an id",
            Refusal.MALFORMED,
            s ->
                s.says(
                    s.announcement().header("kid", quoted(s.ana.id().text().substring(0, 19))))));
  }

  private static List<Case> headers() {
    List<Case> all = new ArrayList<>();
    for (String alg :
        List.of("none", "HS256", "RS256", "ES256", "PS256", "Ed25519", "Ed448", "eddsa", "")) {
      all.add(header("an algorithm called \"" + alg + "\"", m -> m.header("alg", quoted(alg))));
    }
    all.add(
        header(
            "no algorithm and no signature",
            m -> m.header("alg", quoted("none")).signature(signed -> new byte[0])));
    all.add(
        refused(
            "HS256 with the public key as the secret",
            Refusal.MALFORMED,
            s ->
                s.known(older(s))
                    .says(
                        s.announcement()
                            .header("alg", quoted("HS256"))
                            .signature(signed -> hmac(s.ana.key(), signed)))));
    all.add(
        refused(
            "a key of one's own in the header",
            Refusal.MALFORMED,
            s ->
                s.known(older(s))
                    .says(
                        s.announcement()
                            .header(
                                "jwk",
                                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
                                    + s.eve.text()
                                    + "\"}")
                            .signedBy(s.eve))));
    Map<String, String> extras =
        new java.util.TreeMap<>(
            Map.of(
                "crit", "[\"exp\"]",
                "jku", "\"https://evil.example/keys\"",
                "x5u", "\"https://evil.example/cert\"",
                "x5c", "[\"MAA=\"]",
                "b64", "false",
                "zip", "\"DEF\"",
                "cty", "\"json\"",
                "unknown", "1"));
    extras.forEach(
        (name, json) -> all.add(header("a header with " + name, m -> m.header(name, json))));
    for (String name : List.of("alg", "typ", "kid")) {
      all.add(header("a header without " + name, m -> m.withoutHeader(name)));
      all.add(header("a header whose " + name + " is null", m -> m.header(name, "null")));
      all.add(header("a header whose " + name + " is a number", m -> m.header(name, "1")));
      all.add(header("a header whose " + name + " is a list", m -> m.header(name, "[\"EdDSA\"]")));
    }
    all.add(header("a header with two algorithms", m -> m.headerAgain("alg", quoted("none"))));
    all.add(header("a header with two types", m -> m.headerAgain("typ", quoted("psw-rec+jws"))));
    all.add(
        header(
            "a header with one type in two spellings",
            m -> m.withoutHeader("kid").headerAgain("\\u0074yp", quoted("psw-rec+jws"))));
    for (String type :
        List.of("JWT", "psw-req+jws", "PSW-REC+JWS", "application/psw-rec+jws", "")) {
      all.add(header("a type called \"" + type + "\"", m -> m.header("typ", quoted(type))));
    }
    return all;
  }

  private static Case header(String name, Function<Message, Message> change) {
    return refused(
        name, Refusal.MALFORMED, s -> s.known(older(s)).says(change.apply(s.announcement())));
  }

  private static List<Case> signatures() {
    return List.of(
        changed("a signature of zeros", Refusal.SIGNATURE, proof -> new byte[64]),
        changed(
            "a signature with one bit changed",
            Refusal.SIGNATURE,
            proof -> {
              proof[5] ^= 1;
              return proof;
            }),
        changed(
            "a signature whose S is larger by the order of the group",
            Refusal.SIGNATURE,
            proof -> {
              BigInteger half = Edwards.number(Arrays.copyOfRange(proof, 32, 64));
              return Signer.joined(Arrays.copyOf(proof, 32), Edwards.bytes(half.add(Edwards.L)));
            }),
        changed(
            "a signature whose S is negated",
            Refusal.SIGNATURE,
            proof -> {
              BigInteger half = Edwards.number(Arrays.copyOfRange(proof, 32, 64));
              return Signer.joined(
                  Arrays.copyOf(proof, 32), Edwards.bytes(Edwards.L.subtract(half)));
            }),
        changed("a signature of 63 bytes", Refusal.MALFORMED, proof -> Arrays.copyOf(proof, 63)),
        changed("a signature of 65 bytes", Refusal.MALFORMED, proof -> Arrays.copyOf(proof, 65)),
        changed(
            "a signature as long as Ed448's",
            Refusal.MALFORMED,
            proof -> Arrays.copyOf(proof, 114)),
        changed("an empty signature", Refusal.MALFORMED, proof -> new byte[0]),
        refused(
            "a payload changed after signing",
            Refusal.SIGNATURE,
            s -> {
              byte[] proof = signatureOf(s.announcement().bytes());
              s.known(older(s))
                  .says(s.announcement().with("name", quoted("anna")).signature(signed -> proof));
            }),
        refused(
            "the signature of another announcement of the same key",
            Refusal.SIGNATURE,
            s -> {
              byte[] proof = signatureOf(older(s).bytes());
              s.known(older(s)).says(s.announcement().signature(signed -> proof));
            }));
  }

  private static byte[] signatureOf(byte[] compact) {
    String text = new String(compact, java.nio.charset.StandardCharsets.US_ASCII);
    return java.util.Base64.getUrlDecoder().decode(text.substring(text.lastIndexOf('.') + 1));
  }

  private static Case changed(String name, Refusal why, Function<byte[], byte[]> change) {
    return refused(
        name,
        why,
        s ->
            s.known(older(s))
                .says(s.announcement().signature(signed -> change.apply(s.ana.sign(signed)))));
  }

  private static List<Case> points() {
    Edwards eighth = Edwards.EIGHTH;
    return List.of(
        good(
            "a signature computed by another library",
            Answer.REPLACES,
            s ->
                by(
                    s,
                    Signer.cofactored(
                        "psw " + s.ana.text(), Edwards.NEUTRAL, Edwards.NEUTRAL, true))),
        refused(
            "a key that is the neutral element, which signs everything",
            Refusal.MALFORMED,
            s -> by(s, Signer.small(Edwards.NEUTRAL.encode(), Edwards.NEUTRAL))),
        refused(
            "a key of order 2",
            Refusal.MALFORMED,
            s -> by(s, small(eighth.times(BigInteger.valueOf(4))))),
        refused(
            "a key of order 4", Refusal.MALFORMED, s -> by(s, small(eighth.times(BigInteger.TWO)))),
        refused("a key of order 8", Refusal.MALFORMED, s -> by(s, small(eighth))),
        refused(
            "the neutral element as a key, spelled with y = p + 1",
            Refusal.MALFORMED,
            s ->
                by(
                    s,
                    Signer.small(
                        HexFormat.of().parseHex("ee" + "ff".repeat(30) + "7f"), Edwards.NEUTRAL))),
        refused(
            "the neutral element as a key, with the sign of x set",
            Refusal.MALFORMED,
            s ->
                by(
                    s,
                    Signer.small(
                        HexFormat.of().parseHex("01" + "00".repeat(30) + "80"), Edwards.NEUTRAL))),
        refused(
            "a key that is no point of the curve",
            Refusal.MALFORMED,
            s ->
                by(
                    s,
                    Signer.small(
                        HexFormat.of().parseHex("02" + "00".repeat(31)), Edwards.NEUTRAL))),
        refused(
            "a key with a part of small order, its signature valid with the cofactor only",
            Refusal.MALFORMED,
            s -> by(s, Signer.cofactored("psw " + s.ana.text(), eighth, Edwards.NEUTRAL, false))),
        refused(
            "a key with a part of small order, its signature valid without the cofactor",
            Refusal.MALFORMED,
            s -> by(s, Signer.cofactored("psw " + s.ana.text(), eighth, Edwards.NEUTRAL, true))),
        refused(
            "a nonce with a part of order 8, valid with the cofactor only",
            Refusal.SIGNATURE,
            s -> by(s, Signer.cofactored("psw " + s.ana.text(), Edwards.NEUTRAL, eighth, false))),
        refused(
            "a nonce with a part of order 2, valid with the cofactor only",
            Refusal.SIGNATURE,
            s ->
                by(
                    s,
                    Signer.cofactored(
                        "psw " + s.ana.text(),
                        Edwards.NEUTRAL,
                        eighth.times(BigInteger.valueOf(4)),
                        false))),
        refused(
            "a key one character short",
            Refusal.MALFORMED,
            s -> s.says(s.announcement().with("key", quoted(s.ana.text().substring(1))))),
        refused(
            "a key with padding",
            Refusal.MALFORMED,
            s -> s.says(s.announcement().with("key", quoted(s.ana.text() + '=')))),
        refused(
            "a key in another spelling of its last character",
            Refusal.MALFORMED,
            s -> s.says(s.announcement().with("key", quoted(stray(s.ana.text()))))));
  }

  /** The same bytes for a lenient decoder: a stray bit in the last character. */
  static String stray(String base64) {
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = base64.length() - 1;
    return base64.substring(0, last) + letters.charAt(letters.indexOf(base64.charAt(last)) + 1);
  }

  private static Signer small(Edwards point) {
    return Signer.small(point.encode(), point);
  }

  private static void by(Scene s, Signer signer) {
    s.about(signer.id()).says(s.announcementOf(signer));
  }

  private static Message older(Scene s) {
    return s.announcement().with("rev", s.revision() - 1);
  }

  private static byte[] hmac(byte[] secret, byte[] message) {
    HMac mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(secret));
    mac.update(message, 0, message.length);
    byte[] code = new byte[32];
    mac.doFinal(code, 0);
    return code;
  }
}
