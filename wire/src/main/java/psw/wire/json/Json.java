package psw.wire.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import psw.wire.value.BadValue;

/**
 * Reads and writes JSON. A value is a {@link JsonObject}, an unmodifiable {@link List}, a {@link
 * String}, a {@link Long} (integers of 64 bits), a {@link java.math.BigDecimal} (every other
 * number), a {@link Boolean} or {@link #NULL}.
 */
public final class Json {
  /** The JSON value {@code null}. */
  public static final Object NULL =
      new Object() {
        @Override
        public String toString() {
          return "null";
        }
      };

  private Json() {}

  /** Reads one document; anything after it but white space is refused as malformed. */
  public static Object parse(byte[] utf8, JsonLimits limits) throws BadValue {
    return new JsonReader(utf8, limits).document();
  }

  /** Reads one document that must be an object. */
  public static JsonObject parseObject(byte[] utf8, JsonLimits limits) throws BadValue {
    if (parse(utf8, limits) instanceof JsonObject object) {
      return object;
    }
    throw new BadValue("body", BadValue.Reason.WRONG_TYPE);
  }

  /** Writes one value compactly. */
  public static String write(Object value) {
    StringBuilder out = new StringBuilder(256);
    write(value, out);
    return out.toString();
  }

  static void write(Object value, StringBuilder out) {
    if (value instanceof String text) {
      quote(text, out);
    } else if (value instanceof JsonObject object) {
      char before = '{';
      for (Map.Entry<String, Object> member : object.members().entrySet()) {
        quote(member.getKey(), out.append(before));
        write(member.getValue(), out.append(':'));
        before = ',';
      }
      out.append(before == '{' ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      char before = '[';
      for (Object element : list) {
        write(element, out.append(before));
        before = ',';
      }
      out.append(before == '[' ? "[]" : "]");
    } else if (value instanceof Number || value instanceof Boolean || value == NULL) {
      out.append(value);
      if (value instanceof BigDecimal number && looksWhole(number)) {
        out.append("e0");
      }
    } else {
      throw new IllegalArgumentException("no JSON value: " + value);
    }
  }

  // what was written 1e0 was no integer when it was read, and must not become one
  private static boolean looksWhole(BigDecimal number) {
    return number.scale() == 0 && number.unscaledValue().bitLength() < Long.SIZE;
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          // < and the line separators are escaped so that no reader mistakes data for markup
          if (c < ' ' || "<\u2028\u2029".indexOf(c) >= 0 || alone(text, i)) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static boolean alone(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
