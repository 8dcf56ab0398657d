package psw.wire.json;

/**
 * What a reader accepts before it gives up.
 *
 * @param bytes longest document, in bytes of UTF-8
 * @param depth most nested arrays and objects
 * @param text longest string, in UTF-16 units
 * @param digits longest number, in characters
 */
public record JsonLimits(int bytes, int depth, int text, int digits) {
  /** For the body of a request: 16 KiB, 16 levels, strings of 4 Ki characters. */
  public static final JsonLimits BODY = new JsonLimits(16 * 1024, 16, 4096, 20);

  /** For an announcement: 64 KiB, since its boxes are long strings. */
  public static final JsonLimits ANNOUNCEMENT = new JsonLimits(64 * 1024, 16, 64 * 1024, 20);

  /** For an answer of a server that we asked: 16 MiB. */
  public static final JsonLimits ANSWER = new JsonLimits(16 * 1024 * 1024, 16, 64 * 1024, 20);
}
