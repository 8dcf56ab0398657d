package psw.wire.value;

import java.text.Normalizer;

/** Unicode form NFC (UAX 15). */
final class Nfc {
  private Nfc() {}

  static String of(String text) {
    // ASCII is in every form; the tables for the rest are large, and loaded when first asked for
    return text.chars().allMatch(c -> c < 0x80)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
