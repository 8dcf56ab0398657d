package psw.wire.vectors;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map.Entry;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A compact JWS in the making, member by member as raw JSON, so that everything can be wrong. */
final class Message {
  private final List<Entry<String, String>> header = new ArrayList<>();
  private final List<Entry<String, String>> payload = new ArrayList<>();
  private UnaryOperator<byte[]> headerBytes = UnaryOperator.identity();
  private UnaryOperator<byte[]> payloadBytes = UnaryOperator.identity();
  private UnaryOperator<String> compact = UnaryOperator.identity();
  private Function<byte[], byte[]> signature;

  Message(Signer signer, String type) {
    this.signature = signer::sign;
    header("alg", quoted("EdDSA")).header("typ", quoted(type));
    header("kid", quoted(signer.id().text()));
  }

  /** Sets a member of the header. */
  Message header(String name, String json) {
    return set(header, name, json);
  }

  /** Adds a member to the header, though it may stand there already. */
  Message headerAgain(String name, String json) {
    header.add(new SimpleEntry<>(name, json));
    return this;
  }

  Message withoutHeader(String name) {
    header.removeIf(member -> member.getKey().equals(name));
    return this;
  }

  /** Sets a member of the payload. */
  Message with(String name, String json) {
    return set(payload, name, json);
  }

  Message with(String name, long number) {
    return with(name, Long.toString(number));
  }

  /** Adds a member to the payload, though it may stand there already. */
  Message again(String name, String json) {
    payload.add(new SimpleEntry<>(name, json));
    return this;
  }

  Message without(String name) {
    payload.removeIf(member -> member.getKey().equals(name));
    return this;
  }

  Message signedBy(Signer signer) {
    return signature(signer::sign);
  }

  Message signature(Function<byte[], byte[]> by) {
    this.signature = by;
    return this;
  }

  /** Changes the payload before it is encoded and signed. */
  Message payload(UnaryOperator<byte[]> change) {
    this.payloadBytes = change;
    return this;
  }

  /** Changes the header before it is encoded and signed. */
  Message headerBytes(UnaryOperator<byte[]> change) {
    this.headerBytes = change;
    return this;
  }

  /** Changes the finished text; each character becomes one byte. */
  Message compact(UnaryOperator<String> change) {
    this.compact = change;
    return this;
  }

  byte[] bytes() {
    String signed = encode(headerBytes, header) + '.' + encode(payloadBytes, payload);
    byte[] proof = signature.apply(signed.getBytes(StandardCharsets.ISO_8859_1));
    String whole = signed + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(proof);
    return compact.apply(whole).getBytes(StandardCharsets.ISO_8859_1);
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }

  /** {@code bytes} with others put before them. */
  static byte[] after(int[] first, byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int each : first) {
      out.write(each);
    }
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  private Message set(List<Entry<String, String>> members, String name, String json) {
    for (Entry<String, String> member : members) {
      if (member.getKey().equals(name)) {
        member.setValue(json);
        return this;
      }
    }
    members.add(new SimpleEntry<>(name, json));
    return this;
  }

  private static String encode(UnaryOperator<byte[]> change, List<Entry<String, String>> members) {
    List<String> all = members.stream().map(m -> quoted(m.getKey()) + ':' + m.getValue()).toList();
    String json = '{' + String.join(",", all) + '}';
    byte[] bytes = change.apply(json.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
