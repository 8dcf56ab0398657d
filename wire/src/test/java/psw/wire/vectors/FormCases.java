package psw.wire.vectors;

import static psw.wire.vectors.Case.good;
import static psw.wire.vectors.Case.refused;
import static psw.wire.vectors.Message.quoted;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Refusal;

/** Segments, base64url, UTF-8, JSON and sizes; every message is signed as it stands. */
final class FormCases {
  private FormCases() {}

  static List<Case> all() {
    List<Case> all = new ArrayList<>();
    all.addAll(segments());
    all.addAll(texts());
    all.addAll(json());
    all.addAll(sizes());
    return all;
  }

  private static List<Case> segments() {
    return List.of(
        raw("nothing at all", whole -> ""),
        raw("one word", whole -> "x"),
        raw("two dots", whole -> ".."),
        raw("two segments", whole -> whole.substring(0, whole.lastIndexOf('.'))),
        raw("four segments", whole -> whole + ".AAAA"),
        raw("a dot at the end", whole -> whole + '.'),
        raw("a dot at the beginning", whole -> '.' + whole),
        raw("an empty header", whole -> whole.substring(whole.indexOf('.'))),
        raw("an empty payload", whole -> whole.replaceFirst("\\.[^.]*\\.", "..")),
        raw("an empty last segment", whole -> whole.substring(0, whole.lastIndexOf('.') + 1)),
        raw("padding at the end", whole -> whole + "=="),
        raw("padding after the header", whole -> padded(whole)),
        raw("a line break at the end", whole -> whole + '\n'),
        raw("a space at the beginning", whole -> ' ' + whole),
        raw("a line break within the payload", whole -> whole.replaceFirst("\\.", ".\n")),
        raw(
            "the letters of plain base64",
            whole -> whole.replace('-', '+').replace('_', '/') + '+'),
        raw("stray last bits in the signature", ProofCases::stray),
        raw(
            "stray last bits in the payload",
            whole -> {
              int last = whole.lastIndexOf('.');
              return ProofCases.stray(whole.substring(0, last)) + whole.substring(last);
            },
            // a payload whose last character carries spare bits
            m -> m.payload(bytes -> spaced(bytes, 2))),
        raw("a byte order mark before everything", whole -> "\u00ef\u00bb\u00bf" + whole),
        raw("a null byte at the end", whole -> whole + '\0'),
        raw("a letter beyond ASCII", whole -> whole.replaceFirst("\\.", "\u00e9.")),
        raw(
            "the JSON serialisation of a JWS",
            whole -> {
              String[] parts = whole.split("\\.", -1);
              return "{\"protected\":\""
                  + parts[0]
                  + "\",\"payload\":\""
                  + parts[1]
                  + "\",\"signature\":\""
                  + parts[2]
                  + "\"}";
            }));
  }

  private static String padded(String whole) {
    return whole.replaceFirst("\\.", "=.");
  }

  // white space after a document does no harm, so its length can be chosen
  private static byte[] spaced(byte[] json, int remainder) {
    String text = new String(json, StandardCharsets.UTF_8);
    while (text.getBytes(StandardCharsets.UTF_8).length % 3 != remainder) {
      text += ' ';
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Case> texts() {
    return List.of(
        payload(
            "a byte order mark before the payload",
            b -> Message.after(new int[] {0xef, 0xbb, 0xbf}, b)),
        refused(
            "a byte order mark before the header",
            Refusal.MALFORMED,
            s ->
                s.says(
                    s.announcement()
                        .headerBytes(b -> Message.after(new int[] {0xef, 0xbb, 0xbf}, b)))),
        payload("a payload in UTF-16", b -> utf8(b).getBytes(StandardCharsets.UTF_16)),
        payload("a lone continuation byte", b -> within(b, 0x80)),
        payload("a byte that no UTF-8 has", b -> within(b, 0xff)),
        payload("an overlong encoding", b -> within(b, 0xc0, 0xaf)),
        payload("a surrogate in UTF-8", b -> within(b, 0xed, 0xa0, 0x80)),
        payload("a code point beyond U+10FFFF", b -> within(b, 0xf4, 0x90, 0x80, 0x80)),
        payload("a cut sequence", b -> within(b, 0xe2, 0x82)),
        payload("a null byte in a text", b -> within(b, 0)),
        payload("a line break in a text", b -> within(b, '\n')));
  }

  /** The bytes in a text that would be ignored if they were good. */
  private static byte[] within(byte[] json, int... bytes) {
    String[] halves = utf8(json).split("\\{", 2);
    byte[] end = ("\"," + halves[1]).getBytes(StandardCharsets.UTF_8);
    byte[] middle = Message.after(bytes, end);
    int[] start = "{\"unknown\":\"".chars().toArray();
    return Message.after(start, middle);
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static List<Case> json() {
    List<Case> all = new ArrayList<>();
    all.add(
        good(
            "white space between the members",
            Answer.REPLACES,
            s ->
                s.says(
                    s.announcement()
                        .payload(
                            b ->
                                utf8(b)
                                    .replace(",\"", " ,\r\n\t\"")
                                    .getBytes(StandardCharsets.UTF_8)))));
    all.add(
        good(
            "members in another order",
            Answer.REPLACES,
            s -> s.says(s.announcement().without("v").with("v", 1))));
    all.add(
        good(
            "a member that nobody knows",
            Answer.REPLACES,
            s -> s.says(s.announcement().with("unknown", "{\"a\":[1e400,null,-0.5]}"))));
    all.add(
        good(
            "a name written in escapes",
            Answer.REPLACES,
            s -> s.says(s.announcement().with("name", "\"\\u0061na\""))));
    all.add(good("fourteen levels within the payload", Answer.REPLACES, s -> nested(s, 14)));
    all.add(refused("sixteen levels within the payload", Refusal.MALFORMED, s -> nested(s, 16)));
    all.add(refused("ten thousand levels", Refusal.MALFORMED, s -> nested(s, 10_000)));
    all.add(
        payload(
            "ten thousand brackets that never close",
            b -> "[".repeat(10_000).getBytes(StandardCharsets.UTF_8)));
    all.add(payload("a payload that is a list", b -> bracketed(b)));
    all.add(payload("a payload that is null", b -> ascii("null")));
    all.add(payload("a payload that is a text", b -> ascii("\"x\"")));
    all.add(payload("two payloads", b -> ascii(utf8(b) + utf8(b))));
    all.add(payload("a payload cut short", b -> ascii(utf8(b).substring(0, b.length - 1))));
    all.add(payload("a comma too many", b -> ascii(utf8(b).replaceFirst("}$", ",}"))));
    all.add(payload("a comment", b -> ascii(utf8(b) + "/* */")));
    all.add(payload("single quotes", b -> ascii(utf8(b).replace('"', '\''))));
    all.add(payload("a form feed between the members", b -> ascii(utf8(b).replace(",", ",\f"))));
    all.add(
        payload(
            "a payload within a JSON text", b -> ascii('"' + utf8(b).replace("\"", "\\\"") + '"')));
    for (String member :
        List.of("v", "id", "key", "name", "rev", "iat", "exp", "svc", "gone", "unknown")) {
      all.add(
          refused(
              "two members called " + member,
              Refusal.MALFORMED,
              s -> s.says(s.announcement().again(member, "1").again(member, "1"))));
    }
    all.add(
        refused(
            "one member in two spellings",
            Refusal.MALFORMED,
            s -> s.says(s.announcement().again("\\u0069d", "\"x\""))));
    all.add(
        refused(
            "two members of one name deep within",
            Refusal.MALFORMED,
            s -> s.says(s.announcement().with("unknown", "[{\"a\":{\"b\":1,\"b\":1}}]"))));
    all.addAll(numbers());
    return all;
  }

  private static List<Case> numbers() {
    Map<String, String> bad = new TreeMap<>();
    bad.put("with a leading zero", "01");
    bad.put("with a plus sign", "+1");
    bad.put("without a digit before the point", ".5");
    bad.put("without a digit after the point", "1.");
    bad.put("without an exponent after its e", "1e");
    bad.put("that is a sign alone", "-");
    bad.put("in hexadecimal", "0x10");
    bad.put("with an underscore", "1_000");
    bad.put("that is not one", "NaN");
    bad.put("without end", "Infinity");
    bad.put("with an exponent of four digits", "1e4000");
    bad.put("of 21 characters", "1".repeat(21));
    bad.put("of ten thousand digits", "1".repeat(10_000));
    bad.put("in Arabic digits", "\u0661");
    List<Case> all = new ArrayList<>();
    bad.forEach(
        (name, number) ->
            all.add(
                refused(
                    "a number " + name,
                    Refusal.MALFORMED,
                    s -> s.says(s.announcement().with("unknown", number)))));
    for (String number : List.of("1.0", "1e0", "10e-1")) {
      all.add(
          refused(
              "a version written " + number,
              Refusal.MALFORMED,
              s -> s.says(s.announcement().with("v", number))));
    }
    Map<String, String> revisions =
        new TreeMap<>(
            Map.of(
                "1e400",
                "1e400",
                "with a fraction of nothing",
                "1795456789123.0",
                "with an exponent",
                "1e12",
                "of 2^63",
                "9223372036854775808",
                "of 2^64 + 1",
                "18446744073709551617",
                "of -0",
                "-0"));
    revisions.forEach(
        (name, number) ->
            all.add(
                refused(
                    "a revision " + name,
                    Refusal.MALFORMED,
                    s -> s.says(s.announcement().with("rev", number)))));
    return all;
  }

  private static List<Case> sizes() {
    return List.of(
        good(
            "as many as 65,536 bytes",
            Answer.REPLACES,
            s -> s.says(sized(s, Announcement.LONGEST))),
        refused(
            "65,537 bytes and more",
            Refusal.TOO_LARGE,
            s -> s.says(sized(s, Announcement.LONGEST + 1))),
        refused(
            "100,000 bytes of nothing",
            Refusal.TOO_LARGE,
            s -> s.says("A".repeat(100_000).getBytes(StandardCharsets.US_ASCII))));
  }

  /** At least so long, and as close to it as base64 allows. */
  private static byte[] sized(Scene s, int length) {
    int fill = (length - s.announcement().with("unknown", "\"\"").bytes().length) * 3 / 4;
    byte[] made = new byte[0];
    for (int more = fill - 4; made.length < length; more++) {
      byte[] next = s.announcement().with("unknown", quoted("x".repeat(more))).bytes();
      if (next.length > Announcement.LONGEST && length == Announcement.LONGEST) {
        return made;
      }
      made = next;
    }
    return made;
  }

  private static void nested(Scene s, int levels) {
    s.says(s.announcement().with("unknown", "[".repeat(levels) + "]".repeat(levels)));
  }

  private static byte[] bracketed(byte[] json) {
    return ascii('[' + utf8(json) + ']');
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Case raw(String name, UnaryOperator<String> change) {
    return raw(name, change, m -> m);
  }

  private static Case raw(String name, UnaryOperator<String> change, UnaryOperator<Message> first) {
    return refused(
        name, Refusal.MALFORMED, s -> s.says(first.apply(s.announcement()).compact(change)));
  }

  private static Case payload(String name, UnaryOperator<byte[]> change) {
    return refused(name, Refusal.MALFORMED, s -> s.says(s.announcement().payload(change)));
  }
}
