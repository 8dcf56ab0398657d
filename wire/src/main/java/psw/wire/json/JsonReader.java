package psw.wire.json;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

/** One pass over one document. */
final class JsonReader {
  // RFC 8259, section 6; the exponent is short so that no number is dear to keep
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");

  private final String in;
  private final JsonLimits limits;
  private int at;

  JsonReader(byte[] utf8, JsonLimits limits) throws BadValue {
    if (utf8.length > limits.bytes()) {
      throw new BadValue("body", Reason.TOO_LONG);
    }
    try {
      this.in = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
    this.limits = limits;
  }

  Object document() throws BadValue {
    Object value = value(1);
    space();
    if (at < in.length()) {
      throw malformed();
    }
    return value;
  }

  private Object value(int level) throws BadValue {
    if (level > limits.depth()) {
      throw new BadValue("body", Reason.TOO_LONG);
    }
    return switch (peek()) {
      case '{' -> object(level);
      case '[' -> array(level);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", Json.NULL);
      default -> number();
    };
  }

  private JsonObject object(int level) throws BadValue {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    if (peek() == '}') {
      at++;
      return new JsonObject(members);
    }
    while (true) {
      if (peek() != '"') {
        throw malformed();
      }
      String name = string();
      expect(':');
      if (members.put(name, value(level + 1)) != null) {
        throw new BadValue("body", Reason.DUPLICATE);
      }
      if (peek() == '}') {
        at++;
        return new JsonObject(members);
      }
      expect(',');
    }
  }

  private List<Object> array(int level) throws BadValue {
    List<Object> elements = new ArrayList<>();
    at++;
    if (peek() == ']') {
      at++;
      return List.of();
    }
    while (true) {
      elements.add(value(level + 1));
      if (peek() == ']') {
        at++;
        return Collections.unmodifiableList(elements);
      }
      expect(',');
    }
  }

  private String string() throws BadValue {
    StringBuilder out = new StringBuilder();
    at++;
    while (true) {
      char c = next();
      if (c == '"') {
        return out.toString();
      }
      if (c < ' ') {
        throw malformed();
      }
      if (out.length() == limits.text()) {
        throw new BadValue("body", Reason.TOO_LONG);
      }
      out.append(c == '\\' ? escape() : c);
    }
  }

  private char escape() throws BadValue {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) (digit() << 12 | digit() << 8 | digit() << 4 | digit());
      default -> throw malformed();
    };
  }

  private int digit() throws BadValue {
    char c = next();
    int value = c < 128 ? Character.digit(c, 16) : -1;
    if (value < 0) {
      throw malformed();
    }
    return value;
  }

  private Object number() throws BadValue {
    int from = at;
    while (at < in.length() && "+-.eE0123456789".indexOf(in.charAt(at)) >= 0) {
      at++;
    }
    String text = in.substring(from, at);
    if (text.length() > limits.digits()) {
      throw new BadValue("body", Reason.TOO_LONG);
    }
    if (!NUMBER.matcher(text).matches()) {
      throw malformed();
    }
    BigDecimal exact = new BigDecimal(text);
    try {
      return INTEGER.matcher(text).matches() ? (Object) exact.longValueExact() : exact;
    } catch (ArithmeticException e) {
      return exact;
    }
  }

  private Object word(String word, Object value) throws BadValue {
    if (!in.startsWith(word, at)) {
      throw malformed();
    }
    at += word.length();
    return value;
  }

  private void expect(char c) throws BadValue {
    if (peek() != c) {
      throw malformed();
    }
    at++;
  }

  /** The next character that is not white space, left where it is. */
  private char peek() throws BadValue {
    space();
    if (at == in.length()) {
      throw malformed();
    }
    return in.charAt(at);
  }

  private char next() throws BadValue {
    if (at == in.length()) {
      throw malformed();
    }
    return in.charAt(at++);
  }

  private void space() {
    while (at < in.length() && " \t\r\n".indexOf(in.charAt(at)) >= 0) {
      at++;
    }
  }

  private static BadValue malformed() {
    return new BadValue("body", Reason.MALFORMED);
  }
}
