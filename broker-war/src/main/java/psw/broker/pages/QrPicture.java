package psw.broker.pages;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A text as a QR code (ISO/IEC 18004), drawn as one path. The only class that knows ZXing.
 *
 * @param size how many modules it is wide and high, with the quiet zone of four around it
 * @param path the dark modules, as the {@code d} of an SVG path in units of a module
 */
public record QrPicture(int size, String path) {
  private static final int QUIET = 4;

  /** Draws a text of some hundred characters at most. */
  static QrPicture of(String text) {
    try {
      ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
      return new QrPicture(modules.getWidth() + 2 * QUIET, path(modules));
    } catch (WriterException e) {
      // its message may hold the text, which is a secret
      throw new IllegalArgumentException("too long for a QR code");
    }
  }

  private static String path(ByteMatrix modules) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      int x = 0;
      while (x < modules.getWidth()) {
        int end = x;
        while (end < modules.getWidth() && modules.get(end, y) == 1) {
          end++;
        }
        if (end > x) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET);
          path.append('h').append(end - x).append("v1h").append(x - end).append('z');
        }
        x = end + 1;
      }
    }
    return path.toString();
  }

  /** Without the path: what it says is a secret. */
  @Override
  public String toString() {
    return "QR code of " + size + " modules";
  }
}
