package psw.client.tls;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;

/**
 * The names in a certificate (RFC 5280, 4.2.1.6): of this machine as it calls itself, and those by
 * which others call it. Who knows the server by its key does not look at them.
 *
 * @param all each once, in a fixed order
 */
record Names(List<GeneralName> all) {
  private static final List<String> HERE = List.of("localhost", "127.0.0.1", "::1");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]{1,253}");

  /** Those of a server that is called so by others; what is no name is left out. */
  static Names of(List<String> others) {
    Set<String> texts = new LinkedHashSet<>(HERE);
    texts.addAll(others);
    Set<GeneralName> names = new LinkedHashSet<>();
    for (String text : texts) {
      try {
        names.add(new GeneralName(GeneralName.iPAddress, IpAddress.parse(text).text()));
      } catch (BadValue noAddress) {
        if (NAME.matcher(text).matches()) {
          names.add(new GeneralName(GeneralName.dNSName, text));
        }
      }
    }
    return new Names(List.copyOf(names));
  }

  GeneralNames extension() {
    return new GeneralNames(all.toArray(GeneralName[]::new));
  }

  /** Whether a certificate holds these and no others. */
  boolean areThoseOf(X509Certificate certificate) {
    byte[] value = certificate.getExtensionValue(Extension.subjectAlternativeName.getId());
    try {
      return value != null
          && Arrays.equals(
              ASN1OctetString.getInstance(value).getOctets(),
              extension().getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
